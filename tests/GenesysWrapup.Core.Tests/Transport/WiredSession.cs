using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>A session over a scripted wire and a clock that takes no time.</summary>
internal sealed class WiredSession : IDisposable
{
    public const string Secret = "secret-of-the-client";

    public static readonly string ConversationId = new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]).ToString();

    private GenesysSession? _session;

    public ScriptedWire Wire { get; } = new();

    public AutoClock Clock { get; } = new();

    public KeptActivity Activity { get; } = new();

    public CancellationTokenSource Stop { get; } = new();

    public GenesysSession Session => _session ?? throw new InvalidOperationException("Connect first.");

    public static async Task<WiredSession> ConnectedAsync(Func<ConnectOptions, ConnectOptions>? change = null)
    {
        var wired = new WiredSession();
        await wired.ConnectAsync(change);
        wired.Wire.Clear();
        return wired;
    }

    public async Task ConnectAsync(Func<ConnectOptions, ConnectOptions>? change = null)
    {
        var options = new ConnectOptions
        {
            Region = Region.Find("usw2.pure.cloud"),
            Grant = new ClientCredentialsGrant("client-id", Secret),
            Network = Wire.AsNetwork(),
            Clock = Clock,
        };
        _session = await SessionFactory.ConnectAsync(change?.Invoke(options) ?? options, Activity, Stop.Token);
    }

    /// <summary>A read.</summary>
    public Task<ApiReply<WireConversation>> ReadAsync() => Session.Api.SendAsync(
        new ApiCall(Operations.GetConversation, ConversationId), PlatformJson.Default.WireConversation, Activity, Stop.Token);

    /// <summary>A write.</summary>
    public Task<ApiReply<bool>> WriteAsync() => Session.Api.SendAsync(
        new ApiCall(Operations.PatchConversationParticipant, ConversationId, "participant") { Body = "{\"wrapup\":{\"code\":\"x\"}}" },
        Activity,
        Stop.Token);

    public static Task<PlatformException> FailsAsync<T>(Task<ApiReply<T>> call) => Assert.ThrowsAsync<PlatformException>(() => call);

    public void Dispose()
    {
        _session?.Dispose();
        Stop.Dispose();
    }
}
