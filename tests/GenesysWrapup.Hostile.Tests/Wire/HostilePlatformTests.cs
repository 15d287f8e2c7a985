using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;
using GenesysWrapup.TestSupport;
using GenesysWrapup.Tests;
using Xunit;

namespace GenesysWrapup.Hostile.Tests.Wire;

/// <summary>
/// A platform that misbehaves in every way that plain sockets allow. Each request ends as it should: with the right error, in bounded time
/// and memory, and without a secret anywhere else.
/// </summary>
public sealed class HostilePlatformTests
{
    /// <summary>For all that is made and thrown away during one attempt.</summary>
    private const long MostMemory = 300L * 1024 * 1024;

    /// <summary>
    /// Two of ours, each of which the runtime itself repeats up to three times where the connection ends before any byte has come. It does
    /// not repeat writes.
    /// </summary>
    private const int MostAttempts = 8;

    private const int MostWrites = 4;

    /// <summary>Only what has come to a standstill takes as long.</summary>
    private static readonly TimeSpan s_standstill = TimeSpan.FromSeconds(20);

    private static readonly string[] s_known = [.. typeof(FailureId)
        .GetFields()
        .Where(static field => field.IsLiteral && field.Name is not (nameof(FailureId.Prefix) or nameof(FailureId.Internal)))
        .Select(static field => (string)field.GetValue(null)!)];

    /// <summary>What a refused call is called where the call asked for a token.</summary>
    private static readonly Dictionary<string, string> s_refusedToken = new()
    {
        [FailureId.BadRequest] = FailureId.CredentialRejected,
        [FailureId.TokenRejected] = FailureId.CredentialRejected,
        [FailureId.PermissionDenied] = FailureId.CredentialRejected,
        [FailureId.NotFound] = FailureId.CredentialRejected,
        [FailureId.Throttled] = FailureId.TokenEndpointThrottled,
    };

    public static TheoryData<Victim> Victims => [.. Enum.GetValues<Victim>()];

    [Fact]
    public void There_are_at_least_eighty_besides_the_cuts() =>
        Assert.True(
            Misbehaviours.All.Count(static one => !one.Name.Contains(" after ", StringComparison.Ordinal)) >= 80,
            $"{Misbehaviours.All.Count} in all");

    [Fact]
    public void Each_has_a_name_of_its_own() =>
        Assert.Equal(Misbehaviours.All.Count, Misbehaviours.All.Select(static one => one.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Victims))]
    public async Task Every_misbehaviour_ends_as_it_should(Victim victim)
    {
        var wrong = new List<string>();
        foreach (Misbehaviour misbehaviour in Misbehaviours.All)
        {
            string? trouble = await TroubleAsync(victim, misbehaviour);
            if (trouble is not null)
            {
                wrong.Add($"{misbehaviour}: {trouble}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}");
    }

    /// <summary>What went wrong, or null.</summary>
    private static async Task<string?> TroubleAsync(Victim victim, Misbehaviour misbehaviour)
    {
        var clock = new AutoClock();
        using var server = new HostileServer(clock, victim, misbehaviour.AnswerAsync);
        var pipe = new RecordingWriter();
        long before = GC.GetTotalAllocatedBytes();
        string end;
        try
        {
            end = await Task.Run(() => RunAsync(server, clock, victim, pipe)).WaitAsync(s_standstill);
        }
        catch (TimeoutException)
        {
            return $"had not ended after {s_standstill.TotalSeconds} s{Environment.NewLine}{pipe}";
        }

        long used = GC.GetTotalAllocatedBytes() - before;
        return !IsExpected(victim, misbehaviour, end) ? $"ended with {end} instead of {string.Join(" or ", misbehaviour.Ends)}"
            : server.Strayed > 0 ? $"somebody else was asked {server.Strayed} times"
            : server.Hit > (victim == Victim.Write ? MostWrites : MostAttempts) ? $"{server.Hit} attempts"
            : server.Hit == 0 ? "was never asked"
            : used > MostMemory * server.Hit ? $"took {used / 1024 / 1024} MB"
            : Revealed(victim, pipe.ToString() + end) is { } revealed ? revealed
            : null;
    }

    private static bool IsExpected(Victim victim, Misbehaviour misbehaviour, string end) => victim switch
    {
        Victim.Read => misbehaviour.Ends.Contains(end),
        Victim.Token => misbehaviour.Ends.Any(expected => s_refusedToken.GetValueOrDefault(expected, expected) == end),
        _ => s_known.Contains(end),
    };

    /// <summary>Before it has been given, nobody can know that a text is going to be the token.</summary>
    private static string? Revealed(Victim victim, string told) =>
        victim != Victim.Token && told.Contains(HostileServer.Token, StringComparison.Ordinal) ? "the token is told"
        : told.Contains(HostileServer.Secret, StringComparison.Ordinal) ? "the secret is told"
        : told.Any(static letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t')) ? "a control character is told"
        : null;

    /// <summary>The id of the error that it ended with, or fine.</summary>
    private static async Task<string> RunAsync(HostileServer server, AutoClock clock, Victim victim, RecordingWriter pipe)
    {
        try
        {
            using GenesysSession session = await SessionFactory.ConnectAsync(
                new ConnectOptions
                {
                    BaseUri = server.Address,
                    Grant = new ClientCredentialsGrant("client", HostileServer.Secret),
                    Clock = clock,
                    MaxRetries = 1,
                },
                pipe,
                CancellationToken.None);
            SessionCommand command = victim == Victim.Write
                ? new SetParticipantWrapupCommand { ConversationId = [HostileServer.ConversationId], WrapupCode = "Resolved" }
                : new GetConversationCommand { ConversationId = [HostileServer.ConversationId] };
            command.Session = session;
            await CommandRun.OfAsync(command, pipe);
        }
        catch (GenesysException exception)
        {
            pipe.Verbose(exception.ToString());
            return exception.Failure.Id;
        }
        catch (Exception bug)
        {
            return string.Join(" ", bug.ToString().Split('\n').Take(4));
        }

        if (victim == Victim.Write && pipe.Output.OfType<WrapupResult>().Count() != 1)
        {
            return $"{pipe.Output.Count} results";
        }

        // The platform says that no code is there, so none was set.
        return victim == Victim.Write && pipe.Output.OfType<WrapupResult>().Single().Outcome == WrapupOutcome.Set ? "Set"
            : pipe.Errors.Count > 0 ? pipe.Errors[0].Id
            : Misbehaviours.Fine;
    }
}
