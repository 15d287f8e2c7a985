using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Bulk.Tests;

/// <summary>The process that is killed: a run of rows with a journal, which tells each result in a line as soon as it goes out.</summary>
internal static class JournaledRun
{
    public const string Code = "Resolved";
    private const int AtOnce = 8;

    /// <param name="args">The platform's address, the client's id and secret, the journal, and a file with the conversations' ids.</param>
    public static async Task Main(string[] args)
    {
        using GenesysSession session = await SessionFactory.ConnectAsync(
            new ConnectOptions { BaseUri = new Uri(args[0]), Grant = new ClientCredentialsGrant(args[1], args[2]) },
            SilentActivity.Instance,
            CancellationToken.None);

        // The test begins the next run while this one is at work, and lets it go when this one is dead.
        await Console.In.ReadLineAsync();
        using WrapupJournal journal = WrapupJournal.Open(args[3], session);
        var engine = new JournaledEngine(new WrapupEngine(session).SetAsync, journal, session.Clock);
        TextWriter output = TextWriter.Synchronized(Console.Out);
        var requester = new Requester<TargetOutcome>(static _ => Task.FromResult(true), Tell, SilentActivity.Instance);
        string[] ids = await File.ReadAllLinesAsync(args[4]);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, stop) =>
            await engine.SetAsync(new WrapupRequest { ConversationId = id, WrapupCode = Code }, requester, stop));

        Task Tell(TargetOutcome outcome)
        {
            output.WriteLine($"{outcome.Result.Outcome} {outcome.Result.ConversationId}");
            output.Flush();
            return Task.CompletedTask;
        }
    }
}
