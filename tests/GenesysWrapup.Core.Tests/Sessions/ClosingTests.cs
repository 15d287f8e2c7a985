using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.Transport;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Sessions;

/// <summary>A session that is closed: what it has under way ends, and what it knew is gone.</summary>
public sealed class ClosingTests
{
    [Fact]
    public async Task A_call_under_way_ends_as_what_it_is_and_closing_does_not_wait_for_it()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var sent = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        wired.Wire.ThenDo((_, stop) => Silent(sent, stop)).Then(HttpStatusCode.OK);
        Task<PlatformException> call = WiredSession.FailsAsync(wired.WriteAsync());
        await sent.Task;
        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);

        PlatformException ended = await call;
        Assert.Equal((FailureId.NotConnected, true, true), (ended.Failure.Id, ended.MayHaveTakenEffect, ended.Failure.EndsCommand));
        Assert.Contains("was under way. It may have taken effect.", ended.Message);
        Assert.Equal("DELETE", wired.Wire.Calls[^1].Method);
    }

    [Fact]
    public async Task A_wait_before_another_attempt_ends_as_well()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.ServiceUnavailable, "{}", ("Retry-After", "100"))
            .ThenDo((_, stop) =>
            {
                wired.Session.Dispose();
                return Silent(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously), stop);
            });
        Assert.Equal(FailureId.NotConnected, (await WiredSession.FailsAsync(wired.ReadAsync())).Failure.Id);
    }

    [Fact]
    public async Task An_attempt_s_limit_includes_its_body()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(static options => options with { MaxRetries = 0 });
        wired.Wire.Then(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new DrippingStream(wired.Clock)) });
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.Timeout, 1), (error.Failure.Id, error.Attempts));
    }

    public static TheoryData<string> Grants => ["client", "token"];

    [Theory]
    [MemberData(nameof(Grants))]
    public async Task Nothing_that_can_be_reached_from_a_closed_session_holds_a_secret(string kind)
    {
        const string Given = "made-elsewhere-and-given";
        using WiredSession wired = await WiredSession.ConnectedAsync(
            options => kind == "token" ? options with { Grant = new AccessTokenGrant(Given) } : options);
        await wired.ReadAsync();
        string[] secrets = kind == "token" ? [Given] : [WiredSession.Secret, "token-number-1"];
        Assert.All(secrets, secret => Assert.NotNull(WayTo(secret, wired.Session)));

        await wired.Session.CloseAsync(wired.Activity, CancellationToken.None);

        Assert.All(secrets, secret => Assert.Null(WayTo(secret, wired.Session)));
    }

    private static async Task<HttpResponseMessage> Silent(TaskCompletionSource<bool> sent, CancellationToken stop)
    {
        sent.TrySetResult(true);
        await Task.Delay(Timeout.Infinite, stop);
        throw new InvalidOperationException("It does not answer.");
    }

    /// <summary>
    /// Walks through the private fields of all that is ours and of what the framework keeps for it; the fields that lead to the secret, or
    /// null.
    /// </summary>
    private static string? WayTo(string secret, object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Queue<(object Here, string Way)>([(root, "session")]);
        while (open.Count > 0)
        {
            (object here, string way) = open.Dequeue();
            if (here is string text)
            {
                if (text.Contains(secret, StringComparison.Ordinal))
                {
                    return way;
                }

                continue;
            }

            // The network's stand-in keeps what was sent, as a test needs it; types and threads lead everywhere.
            if (here is ScriptedWire or Type or MemberInfo or Assembly or Thread or Pointer || !seen.Add(here) || seen.Count > 200_000)
            {
                continue;
            }

            foreach ((object child, string name) in ChildrenOf(here))
            {
                open.Enqueue((child, $"{way}.{name}"));
            }
        }

        return null;
    }

    private static IEnumerable<(object Child, string Name)> ChildrenOf(object here)
    {
        if (here is Array many)
        {
            return many.GetType().GetElementType()!.IsPrimitive ? [] : many.Cast<object?>().OfType<object>().Select(one => (one, "[]"));
        }

        var children = new List<(object, string)>();
        for (Type? type = here.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(
                BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike
                    && field.GetValue(here) is { } value)
                {
                    children.Add((value, field.Name));
                }
            }
        }

        return children;
    }

    /// <summary>A letter every ten seconds, and no end.</summary>
    private sealed class DrippingStream(AutoClock clock) : System.IO.MemoryStream
    {
        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Drop(buffer.AsSpan(offset, count), cancellationToken));

#if !NETFRAMEWORK
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Drop(buffer.Span, cancellationToken));
#endif

        private int Drop(Span<byte> buffer, CancellationToken cancellationToken)
        {
            clock.Step(TimeSpan.FromSeconds(10));
            cancellationToken.ThrowIfCancellationRequested();
            buffer[0] = (byte)' ';
            return 1;
        }
    }
}
