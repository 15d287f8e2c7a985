using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Hostile.Tests.Answers;

/// <summary>
/// The simulated platform behind somebody who changes its answers. Which model an answer is read as is learned from the product's own
/// calls, so a new call is altered like all others.
/// </summary>
internal sealed class AlteredPlatform : IDisposable
{
    /// <summary>What the session itself asks for while it connects.</summary>
    private static readonly Dictionary<string, Type> s_connecting = new()
    {
        [Operations.GetTokensMe.Name] = typeof(WireTokenInfo),
        [Operations.GetUsersMe.Name] = typeof(WireUser),
    };

    private readonly ConcurrentDictionary<string, Type> _models = new(s_connecting);

    /// <summary>Everything that the product reads here, by the operation's name.</summary>
    public IReadOnlyDictionary<string, Type> Models => _models;

    public SimulatedPlatform Platform { get; } = new(new AutoClock());

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Changes an answer's JSON, given the model that it will be read as; null for no change.</summary>
    public Func<Type, JsonNode, JsonNode?>? Alter { get; set; }

    /// <summary>Takes the place of an operation's answer; null where the platform answers.</summary>
    public Func<Operation, HttpResponseMessage?>? Replace { get; set; }

    /// <summary>Connects; what is altered then is what the session itself asks for.</summary>
    public Task<GenesysSession> ConnectAsync() => SessionFactory.ConnectAsync(
        new ConnectOptions
        {
            BaseUri = SimulatedPlatform.BaseUri,
            Grant = new ClientCredentialsGrant(Platform.ClientId, Platform.ClientSecret),
            Network = new Network(() => new AlteringHandler(this, Platform.CreateHandler()), Platform.OpenSocketAsync),
            Clock = Platform.Clock,
        },
        SilentActivity.Instance,
        CancellationToken.None);

    /// <summary>A session that knows nothing yet, over the connection of another.</summary>
    public GenesysSession Fresh(GenesysSession connected) => new(new LearningApi(this, connected.Api), connected.Clock, null)
    {
        Region = connected.Region,
        ApiUri = connected.ApiUri,
        OrganizationId = connected.OrganizationId,
        OrganizationName = connected.OrganizationName,
        ClientId = connected.ClientId,
        ClientName = connected.ClientName,
        Grant = connected.Grant,
        HasUser = connected.HasUser,
        Network = connected.Network,
    };

    public void Dispose() => Platform.Dispose();

    /// <summary>The answer with a member changed, wherever it stands or at its first place only.</summary>
    public static JsonNode Changed(JsonNode answer, Type model, WireMember member, Alteration alteration, bool everywhere)
    {
        int left = everywhere ? int.MaxValue : 1;
        Walk(answer, model);
        return answer;

        void Walk(JsonNode? node, Type type)
        {
            if (WireMember.IsList(type))
            {
                foreach (JsonNode? item in node as JsonArray ?? [])
                {
                    Walk(item, WireMember.ElementOf(type));
                }
            }
            else if (node is JsonObject holder && WireMember.IsModel(type))
            {
                WalkMembers(holder, type);
            }
        }

        void WalkMembers(JsonObject holder, Type type)
        {
            foreach (WireMember inside in WireMember.Of(type))
            {
                if (inside == member && left > 0)
                {
                    left--;
                    JsonNode? right = holder[inside.Name];
                    holder.Remove(inside.Name);
                    if (alteration != Alteration.Absent)
                    {
                        holder[inside.Name] = alteration.Of(right);
                    }
                }
                else
                {
                    Walk(holder[inside.Name], inside.Type);
                }
            }
        }
    }

    public static HttpResponseMessage Answer(HttpStatusCode status, string? body) => new(status)
    {
        Content = new StringContent(body ?? string.Empty, Encoding.UTF8, "application/json"),
    };

    /// <summary>Remembers what each operation's answer is read as.</summary>
    private sealed class LearningApi(AlteredPlatform platform, IPlatformApi inner) : IPlatformApi
    {
        public Task<ApiReply<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> answer, IActivitySink activity, CancellationToken stop)
        {
            platform._models[call.Operation.Name] = typeof(T);
            return inner.SendAsync(call, answer, activity, stop);
        }

        public Task<ApiReply<bool>> SendAsync(ApiCall call, IActivitySink activity, CancellationToken stop) =>
            inner.SendAsync(call, activity, stop);
    }

    private sealed class AlteringHandler(AlteredPlatform platform, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            platform.Requests++;
            Operation? operation = Operations.Find(request.Method.Method, request.RequestUri!.AbsolutePath, out _);
            if (operation is not null && platform.Replace?.Invoke(operation) is { } replaced)
            {
                replaced.RequestMessage = request;
                return replaced;
            }

            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            Type? model = operation is null ? null : platform._models.GetValueOrDefault(operation.Name);
            model = answer.IsSuccessStatusCode ? model : operation is null ? null : typeof(WireError);
            if (model is null || platform.Alter is not { } alter)
            {
                return answer;
            }

            string json = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (json.Length == 0 || alter(model, JsonNode.Parse(json)!) is not { } changed)
            {
                answer.Content = new StringContent(json, Encoding.UTF8, "application/json");
                return answer;
            }

            answer.Content = new StringContent(Alteration.Text(changed), Encoding.UTF8, "application/json");
            return answer;
        }
    }
}
