using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Tests.Commands;

/// <summary>The body of Send-WrapupEvent, where no PowerShell is installed.</summary>
public sealed class MetricCommandTests
{
    private const string Key = "a-license-key-of-the-tests";

    [Fact]
    public async Task It_asks_once_with_the_first_event_and_gives_a_result_for_each_batch()
    {
        using var sink = new CountingSink();
        RecordingWriter pipe = await RunAsync(Command(sink, batchSize: 2), Row(1), Row(2), Row(3));
        (string target, string action) = Assert.Single(pipe.Asked);
        Assert.Equal("New Relic at insights-collector.newrelic.com", target);
        Assert.Contains("\"conversationId\":\"conversation-1\"", action, StringComparison.Ordinal);
        Assert.Equal([2, 1], pipe.OutputOf<SendResult>().Select(result => result.Events));
        Assert.Equal(2, sink.Calls);
        Assert.DoesNotContain(pipe.Log, line => line.Contains(Key, StringComparison.Ordinal));
        Assert.Equal([Key, Key], sink.Keys);
    }

    [Fact]
    public async Task Where_the_answer_is_no_nothing_is_sent()
    {
        using var sink = new CountingSink();
        RecordingWriter pipe = await RunAsync(Command(sink), new RecordingWriter { Approves = false }, Row(1), Row(2));
        Assert.Equal(SendOutcome.NotConfirmed, Assert.Single(pipe.OutputOf<SendResult>()).Outcome);
        Assert.Equal(0, sink.Calls);
    }

    [Fact]
    public async Task A_result_that_is_piped_sends_again_what_was_not_accepted()
    {
        using var sink = new CountingSink();
        var left = new SendResult { Outcome = SendOutcome.NotSent, Sink = "x", Format = "NewRelic", NotAccepted = [Row(1), Row(2)] };
        RecordingWriter pipe = await RunAsync(Command(sink), left, Row(3));
        Assert.Equal(3, Assert.Single(pipe.OutputOf<SendResult>()).Accepted);
    }

    [Fact]
    public async Task Without_a_key_or_an_account_it_ends_and_says_what_to_set()
    {
        using var sink = new CountingSink();
        SendWrapupEventCommand keyless = Command(sink);
        keyless.Variable = static name => name == "NEW_RELIC_ACCOUNT_ID" ? "1234567" : null;
        Failure failure = (await Assert.ThrowsAsync<GenesysException>(() => RunAsync(keyless, Row(1)))).Failure;
        Assert.Equal((FailureId.MissingCredential, true), (failure.Id, failure.EndsCommand));
        Assert.Contains("NEW_RELIC_LICENSE_KEY", failure.NextStep, StringComparison.Ordinal);
        SendWrapupEventCommand homeless = Command(sink);
        homeless.Variable = static name => name == "NEW_RELIC_LICENSE_KEY" ? Key : null;
        failure = (await Assert.ThrowsAsync<GenesysException>(() => RunAsync(homeless, Row(1)))).Failure;
        Assert.Equal(FailureId.MissingInput, failure.Id);
        SendWrapupEventCommand hasty = Command(sink);
        hasty.FlushAfter = TimeSpan.FromSeconds(-1);
        failure = (await Assert.ThrowsAsync<GenesysException>(() => RunAsync(hasty, Row(1)))).Failure;
        Assert.Equal(FailureId.InvalidValue, failure.Id);
        Assert.Equal(0, sink.Calls);
    }

    [Fact]
    public async Task Headers_with_their_own_key_need_no_other()
    {
        using var sink = new CountingSink();
        SendWrapupEventCommand command = Command(sink);
        command.Variable = static name => name == "NEW_RELIC_ACCOUNT_ID" ? "1234567" : null;
        command.Header = new Hashtable { ["Api-Key"] = Key };
        RecordingWriter pipe = await RunAsync(command, Row(1));
        Assert.Equal(SendOutcome.Sent, Assert.Single(pipe.OutputOf<SendResult>()).Outcome);
        Assert.Equal([Key], sink.Keys);
        Assert.DoesNotContain(pipe.Log, line => line.Contains(Key, StringComparison.Ordinal));
    }

    private static WrapupResult Row(int number) => new()
    {
        Outcome = WrapupOutcome.Set, ConversationId = $"conversation-{number}", Time = AutoClock.DefaultStart.UtcDateTime,
    };

    private static SendWrapupEventCommand Command(CountingSink sink, int batchSize = 1_000) => new()
    {
        BatchSize = batchSize,
        Clock = new SimulatedClock(AutoClock.DefaultStart),
        Network = new Network(() => sink, static (_, _) => throw new WebSocketException("A sink has no sockets.")),
        Variable = static name => name == "NEW_RELIC_LICENSE_KEY" ? Key : "1234567",
    };

    private static Task<RecordingWriter> RunAsync(SendWrapupEventCommand command, params object[] rows) =>
        RunAsync(command, new RecordingWriter(), rows);

    private static Task<RecordingWriter> RunAsync(SendWrapupEventCommand command, RecordingWriter pipe, params object[] rows) =>
        CommandRun.OfAsync(command, rows.Select(row => (Action)(() => command.InputObject = row)), pipe);

    /// <summary>Takes everything, and counts.</summary>
    private sealed class CountingSink : HttpMessageHandler
    {
        public int Calls { get; private set; }

        public List<string> Keys { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            Keys.AddRange(request.Headers.GetValues("Api-Key"));
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("{\"success\":true}", Encoding.UTF8, "application/json"),
            });
        }
    }
}
