using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;
using GenesysWrapup.TestSupport;
using GenesysWrapup.Tests;
using Xunit;

namespace GenesysWrapup.Hostile.Tests.Answers;

/// <summary>
/// Every member of every model that is read, one at a time: absent, null, empty, of another type, of an extreme value. The answer is an
/// answer or an error with an id; the work and the memory for it are bounded.
/// </summary>
public sealed class NullAndAbsentTests
{
    /// <summary>What is only ever sent.</summary>
    private static readonly Type[] s_sent =
    [
        typeof(WireWrapupInput), typeof(WireParticipantWrapupRequest), typeof(WireParticipantAttributes), typeof(WireDetailsQuery),
        typeof(WireDetailsFilter), typeof(WireDetailsPredicate), typeof(WirePaging),
    ];

    /// <summary>What the token's endpoint answers; that is no part of the catalogue of operations.</summary>
    private static readonly Type[] s_token = [typeof(WireToken), typeof(WireTokenRefusal)];

    public static TheoryData<string> Commands => [.. Readings.All.Select(static reading => reading.Name)];

    public static TheoryData<string> CommandsOnOneConversation =>
    [
        "Get-Conversation", "Get-ConversationParticipant", "Get-ConversationTimeline", "Get-ParticipantWrapup", "Test-ParticipantWrapup",
        "Wait-ConversationParticipant", "Set-ParticipantWrapup", "Set-ParticipantAttribute",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Whatever_a_member_is_the_command_answers_or_errs(string name)
    {
        using Bench bench = await Bench.ForAsync(name);
        var wrong = new List<string>();
        int cases = 0;
        foreach (WireMember member in bench.Seen.SelectMany(WireMember.Of))
        {
            foreach (Alteration alteration in Alteration.For(member.Type))
            {
                foreach (bool everywhere in alteration.AlsoAlone ? new[] { true, false } : [true])
                {
                    cases++;
                    bench.Platform.Alter = (model, answer) => AlteredPlatform.Changed(answer, model, member, alteration, everywhere);
                    if (await bench.TroubleAsync() is { } trouble)
                    {
                        wrong.Add($"{member} is {alteration}{(everywhere ? string.Empty : " (the first only)")}: {trouble}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases} cases:{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Whatever_an_answer_is_the_command_answers_or_errs(string name)
    {
        using Bench bench = await Bench.ForAsync(name);
        var wrong = new List<string>();
        foreach (string operation in bench.Platform.Models.Keys)
        {
            foreach ((HttpStatusCode status, string body) in Whole())
            {
                bench.Platform.Replace = asked => asked.Name == operation ? AlteredPlatform.Answer(status, body) : null;
                if (await bench.TroubleAsync() is { } trouble)
                {
                    wrong.Add($"{operation} is answered {(int)status} '{(body.Length > 40 ? body.Substring(0, 40) : body)}': {trouble}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>A conversation that nobody described is not one without participants.</summary>
    [Theory]
    [MemberData(nameof(CommandsOnOneConversation))]
    public async Task A_conversation_that_no_answer_describes_is_not_invented(string name)
    {
        using Bench bench = await Bench.ForAsync(name);
        foreach ((HttpStatusCode status, string body) in Nothing())
        {
            bench.Platform.Replace = asked => asked == Operations.GetConversation ? AlteredPlatform.Answer(status, body) : null;
            bench.Platform.Platform.Requests.Clear();
            RecordingWriter pipe = await bench.RunAsync();
            bool told = pipe.Errors.Any(static error => error.Id == FailureId.UnreadableAnswer) ||
                pipe.Output.OfType<WrapupDiagnosis>().Any(static found => found.Verdict == Verdict.Unknown);
            Assert.True(told, $"{(int)status} '{body}': {pipe}");
            Assert.DoesNotContain(pipe.Output, static shown => shown is Conversation or ConversationParticipant);
            Assert.Equal(0, bench.Platform.Platform.Requests.ProcessedWrites());
        }
    }

    [Fact]
    public async Task A_setting_that_the_answer_does_not_hold_is_unknown()
    {
        using Bench bench = await Bench.ForAsync("Set-ParticipantWrapup");
        foreach ((HttpStatusCode status, string body) in Nothing())
        {
            bench.Platform.Replace = asked =>
                asked == Operations.GetConversationsSettings ? AlteredPlatform.Answer(status, body) : null;
            WrapupResult result = Assert.Single((await bench.RunAsync()).OutputOf<WrapupResult>());
            Assert.Equal(WrapupOutcome.Set, result.Outcome);
            Assert.Contains("do not say", result.LevelReason, StringComparison.Ordinal);
        }
    }

    /// <summary>Else what follows would try a command that does nothing.</summary>
    [Fact]
    public async Task A_worker_does_its_work_here()
    {
        using Bench bench = await Bench.ForAsync("Invoke-WrapupWorker");
        Assert.Equal(WrapupOutcome.Set, Assert.Single((await bench.RunAsync()).OutputOf<WrapupResult>()).Outcome);
    }

    [Fact]
    public void Every_command_with_a_session_reads_here()
    {
        using var platform = new AlteredPlatform();
        Assert.Equal(
            typeof(SessionCommand).Assembly.GetTypes()
                .Where(static type => type.IsSubclassOf(typeof(SessionCommand)) && !type.IsAbstract)
                .Select(static type => type.Name)
                .Order(),
            Readings.All.Select(reading => reading.Command(platform.Platform).GetType().Name).Distinct().Order());
    }

    [Fact]
    public async Task Every_model_that_is_read_is_met_here()
    {
        var met = new HashSet<Type>(s_sent.Concat(s_token));
        foreach (Reading reading in Readings.All)
        {
            using Bench bench = await Bench.ForAsync(reading.Name);
            met.UnionWith(bench.Seen.Select(Generic));
        }

        Assert.Empty(typeof(WireConversation).Assembly.GetTypes()
            .Where(static type => WireMember.IsModel(type) && type.Name.StartsWith("Wire", StringComparison.Ordinal))
            .Where(type => !met.Contains(type))
            .Select(static type => type.Name));
    }

    /// <summary>Answers that say they succeeded, and describe nothing.</summary>
    private static IEnumerable<(HttpStatusCode Status, string Body)> Nothing()
    {
        yield return (HttpStatusCode.OK, "null");
        yield return (HttpStatusCode.OK, "{}");
        yield return (HttpStatusCode.OK, "{\"id\":null}");
        yield return (HttpStatusCode.OK, string.Empty);
        yield return (HttpStatusCode.NoContent, string.Empty);
        yield return (HttpStatusCode.ResetContent, string.Empty);
    }

    private static Type Generic(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static IEnumerable<(HttpStatusCode Status, string Body)> Whole()
    {
        yield return (HttpStatusCode.NoContent, string.Empty);
        yield return (HttpStatusCode.ResetContent, string.Empty);
        yield return (HttpStatusCode.OK, string.Empty);
        string[] bodies =
        [
            "null", "{}", "[]", "5", "true", "\"text\"", "[null]", "[{}]", "{\"entities\":null}", "{", "[",
            "\0", "{\"id\":}", "<html></html>",
            new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 50_000)),
        ];
        foreach (string body in bodies)
        {
            yield return (HttpStatusCode.OK, body);
            yield return (HttpStatusCode.BadRequest, body);
        }
    }
}
