using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.Events;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Hostile.Tests.Answers;
using GenesysWrapup.Simulator;
using GenesysWrapup.TestSupport;
using GenesysWrapup.Tests;
using Xunit;

namespace GenesysWrapup.Hostile.Tests.Intake;

/// <summary>
/// Every member of every form of event, one at a time: absent, null, empty, of another type, of an extreme value. Whoever takes events
/// gives an event or an error with an id, soon and in bounded memory.
/// </summary>
public sealed class IntakeTests
{
    private const long MostMemory = 300L * 1024 * 1024;
    private static readonly TimeSpan s_standstill = TimeSpan.FromMinutes(1);

    public static TheoryData<int> Samples => [.. Enumerable.Range(0, AlteredSamples.Samples.Count)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Whatever_a_member_is_the_converter_gives_an_event_or_an_error(int sample)
    {
        var wrong = new List<string>();
        foreach (AlteredSamples.Altered altered in AlteredSamples.Of(sample))
        {
            long memory = GC.GetTotalAllocatedBytes();
            RecordingWriter pipe;
            try
            {
                pipe = await Task.Run(() => CommandRun.OfAsync(new ConvertFromConversationEventCommand { InputObject = altered.Text }))
                    .WaitAsync(s_standstill);
            }
            catch (Exception bug)
            {
                wrong.Add($"{altered.What}: {string.Join(" ", bug.ToString().Split('\n').Take(3))}");
                continue;
            }

            long used = GC.GetTotalAllocatedBytes() - memory;
            string? trouble = pipe.Output.Count + pipe.Errors.Count == 0 ? "gave nothing at all"
                : used > MostMemory ? $"took {used / 1024 / 1024} MB"
                : WrongErrorOf(pipe);
            if (trouble is not null)
            {
                wrong.Add($"{altered.What}: {trouble}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Whatever_a_member_is_the_watch_goes_on(int sample)
    {
        var messages = new ConcurrentQueue<string>(AlteredSamples.Of(sample).Select(static altered => altered.Text));
        string[] nonsense = ["", "\0", "null", "5", "[", "{", "[]", "{}", "\uFEFF", new string('[', 100_000), new string('x', 6_000_000)];
        foreach (string one in nonsense)
        {
            messages.Enqueue(one);
        }

        const string Last = "the last one";
        messages.Enqueue(EventSamples.Detail("wrapup", EventSamples.WrapupBody.Replace(EventSamples.Communication, Last)));
        using var platform = new SimulatedPlatform(new AutoClock());
        using GenesysSession session = await ConnectAsync(platform, messages);
        var command = new WatchConversationEventCommand { ConversationId = [EventSamples.Conversation], Session = session };
        var pipe = new RecordingWriter();
        Task<RecordingWriter> run = Task.Run(() => CommandRun.OfAsync(command, pipe));
        DateTime standstill = DateTime.UtcNow + s_standstill;
        while (!pipe.Output.OfType<ConversationEvent>().Any(static found => found.CommunicationId == Last))
        {
            Assert.False(run.IsCompleted, $"The watch ended: {pipe}");
            Assert.True(DateTime.UtcNow < standstill, $"The watch came to a standstill with {messages.Count} messages left: {pipe}");
            await Task.Delay(5);
        }

        Assert.Null(WrongErrorOf(pipe));
        session.Dispose();
        GenesysException end = await Assert.ThrowsAsync<GenesysException>(() => run.WaitAsync(s_standstill));
        Assert.Equal(FailureId.NotConnected, end.Failure.Id);
    }

    private static string? WrongErrorOf(RecordingWriter pipe) => pipe.Errors
        .Where(static failure => !Bench.Known.Contains(failure.Id) || failure.Message.Length > 1_000 || failure.Message.Any(char.IsControl))
        .Select(static failure => $"{failure.Id}: {failure.Message}")
        .FirstOrDefault();

    private static Task<GenesysSession> ConnectAsync(SimulatedPlatform platform, ConcurrentQueue<string> messages) =>
        SessionFactory.ConnectAsync(
            new ConnectOptions
            {
                BaseUri = SimulatedPlatform.BaseUri,
                Grant = new ClientCredentialsGrant(platform.ClientId, platform.ClientSecret),
                Network = new Network(
                    platform.CreateHandler, (_, _) => Task.FromResult<System.Net.WebSockets.WebSocket>(new TalkingSocket(messages))),
                Clock = platform.Clock,
            },
            SilentActivity.Instance,
            System.Threading.CancellationToken.None);
}
