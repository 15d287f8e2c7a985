using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>The wire by itself, as anything uses it that talks to another host than the platform.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly Uri s_elsewhere = new("https://metrics.example/api/push?token=of-the-sink");
    private readonly ScriptedWire _script = new();
    private readonly AutoClock _clock = new();
    private readonly KeptActivity _activity = new();
    private readonly Wire _wire;

    public WireTests() => _wire = new Wire(
        new WireSettings(_clock, TimeSpan.FromSeconds(180), MaxRetries: 2, TimeSpan.FromSeconds(5)) { Network = _script.AsNetwork() });

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task It_goes_to_any_host_and_carries_no_token()
    {
        using HttpResponseMessage answer = await SendAsync(repeatable: true);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        WireRequest sent = Assert.Single(_script.Requests);
        Assert.Equal((s_elsewhere, null), (sent.Uri, sent.Authorization));
    }

    [Fact]
    public async Task What_is_safe_to_repeat_is_repeated_and_the_answer_is_in_memory()
    {
        _script.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.OK, "kept");
        using HttpResponseMessage answer = await SendAsync(repeatable: true);
        Assert.Equal(2, _script.Requests.Count);
        Assert.Equal("kept"u8.ToArray(), BufferedBody.Of(answer));
    }

    [Fact]
    public async Task The_limits_of_another_host_are_not_the_platforms()
    {
        for (int call = 0; call < 3; call++)
        {
            _script.Then(
                HttpStatusCode.OK,
                "{}",
                ("inin-ratelimit-count", "300"),
                ("inin-ratelimit-allowed", "300"),
                ("inin-ratelimit-reset", "60"));
            using HttpResponseMessage answer = await SendAsync(repeatable: true);
        }

        Assert.Equal(AutoClock.DefaultStart, _clock.GetUtcNow());
    }

    [Fact]
    public async Task A_break_is_a_fault_of_its_own_kind_and_no_secret_is_reported()
    {
        _script.ThenThrow(new HttpRequestException("cut after token=of-the-sink was sent"));
        WireFault fault = await Assert.ThrowsAsync<WireFault>(() => SendAsync(repeatable: false));
        Assert.Equal(WireFaultKind.Broken, fault.Kind);
        Assert.NotEmpty(_activity.Lines);
        Assert.DoesNotContain(_activity.Lines, static line => line.Contains("of-the-sink", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> SendAsync(bool repeatable)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, s_elsewhere) { Content = new StringContent("token=of-the-sink") };
        return await _wire.SendAsync(request, new CallContext("push", repeatable, _activity, new Redaction()), CancellationToken.None);
    }
}
