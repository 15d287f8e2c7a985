using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Core.Tests.Bulk;

/// <summary>What a journal keeps, and what it does with a file that is not as it left it.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal").FullName;

    private string Path => System.IO.Path.Combine(_folder, "run.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_row_that_is_done_costs_no_request_in_the_next_run()
    {
        using Desk desk = await Desk.OpenAsync();
        WrapupRequest[] rows = Rows(desk, 5);
        Assert.All(await RunAsync(desk, rows), static result => Assert.Equal(WrapupOutcome.Set, result.Outcome));
        desk.Forget();
        IReadOnlyList<WrapupResult> again = await RunAsync(desk, rows);
        Assert.All(again, static result => Assert.Equal((WrapupOutcome.DoneBefore, 0), (result.Outcome, result.Requests)));
        Assert.Equal(rows.Select(static row => row.ConversationId), again.Select(static result => result.ConversationId));
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task What_did_not_last_is_done_again()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation talking, SimulatedParticipant agent) = desk.Talking();
        WrapupRequest row = Row(talking);
        Assert.Equal(WrapupOutcome.NotReady, Assert.Single(await RunAsync(desk, row)).Outcome);
        desk.World.HangUp(talking, agent);
        Assert.Equal(WrapupOutcome.Set, Assert.Single(await RunAsync(desk, row)).Outcome);
        Assert.Equal(WrapupOutcome.DoneBefore, Assert.Single(await RunAsync(desk, row)).Outcome);
    }

    [Fact]
    public async Task Another_code_for_the_same_conversation_is_another_row()
    {
        using Desk desk = await Desk.OpenAsync();
        WrapupRequest row = Row(desk.Awaiting().Conversation);
        await RunAsync(desk, row);
        WrapupRequest[] others =
        [
            row with { WrapupCode = "Callback requested" },
            row with { Notes = "x" },
            row with { UserId = desk.Ben.Id },
            row with { Force = true },
        ];
        Assert.Equal(others.Length + 1, others.Append(row).Select(RowKey.Of).Distinct().Count());
        Assert.DoesNotContain(await RunAsync(desk, others), static result => result.Outcome == WrapupOutcome.DoneBefore);
    }

    [Fact]
    public async Task A_result_is_on_the_disk_before_it_is_told()
    {
        using Desk desk = await Desk.OpenAsync();
        WrapupRequest[] rows = Rows(desk, 3);
        using WrapupJournal journal = WrapupJournal.Open(Path, desk.Session);
        var engine = new JournaledEngine(new WrapupEngine(desk.Session).SetAsync, journal, desk.Session.Clock);
        foreach (WrapupRequest row in rows)
        {
            await engine.SetAsync(row, new Requester<TargetOutcome>(static _ => Task.FromResult(true), Told, desk), CancellationToken.None);
        }

        Task Told(TargetOutcome outcome)
        {
            Assert.Equivalent(outcome.Result, JournalReader.Results(Path, desk).Last(), strict: true);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Every_result_comes_back_as_it_was()
    {
        using Desk desk = await Desk.OpenAsync();
        WrapupRequest[] rows =
        [
            .. Rows(desk, 2),
            new WrapupRequest { ConversationId = "nonsense", WrapupCode = "Resolved", Notes = "ä\n\"" }
        ];
        IReadOnlyList<WrapupResult> results = await RunAsync(desk, rows);
        WrapupResult[] read = [.. JournalReader.Results(Path, desk)];
        Assert.Equal(results.Count, read.Length);
        Assert.All(results.Zip(read), static pair => Assert.Equivalent(pair.First, pair.Second, strict: true));
    }

    [Fact]
    public async Task Torn_at_any_byte_nothing_is_lost_and_nothing_is_written_twice()
    {
        using Desk desk = await Desk.OpenAsync();
        WrapupRequest[] rows = Rows(desk, 4);
        await RunAsync(desk, rows);
        byte[] whole = await File.ReadAllBytesAsync(Path);
        int writes = desk.Writes.Count;
        int[] ends = [.. Enumerable.Range(0, whole.Length).Where(index => whole[index] == '\n')];
        for (int length = 0; length <= whole.Length; length += length < 130 ? 1 : 37)
        {
            await File.WriteAllBytesAsync(Path, whole[..length]);
            IReadOnlyList<WrapupResult> results = await RunAsync(desk, rows);
            int kept = Math.Max(0, ends.Count(end => end < length) - 1);
            Assert.Equal(kept, results.Count(static result => result.Outcome == WrapupOutcome.DoneBefore));
            Assert.Equal(rows.Length - kept, results.Count(static result => result.Outcome == WrapupOutcome.AlreadySet));
            Assert.Equal(rows.Length, JournalReader.Results(Path, desk).Count());
        }

        Assert.Equal(writes, desk.Writes.Count);
    }

    [Fact]
    public async Task A_torn_last_line_is_left_out_by_who_only_reads()
    {
        using Desk desk = await Desk.OpenAsync();
        await RunAsync(desk, Rows(desk, 3));
        byte[] whole = await File.ReadAllBytesAsync(Path);
        await File.WriteAllBytesAsync(Path, whole[..^20]);
        Assert.Equal(2, JournalReader.Results(Path, desk).Count());
        Assert.Equal(whole.Length - 20, new FileInfo(Path).Length);
    }

    [Fact]
    public async Task A_journal_of_another_organization_is_refused()
    {
        using Desk desk = await Desk.OpenAsync();
        await File.WriteAllTextAsync(
            Path,
            "{\"wrapupJournal\":1,\"organization\":\"11111111-2222-4333-8444-555555555555\",\"begun\":\"2026-11-02T09:00:00Z\"}\n");
        Assert.Equal(FailureId.JournalOfOtherOrganization, Refused(desk));
        desk.Session.OrganizationId = null;
        Assert.Equal(FailureId.JournalOfOtherOrganization, Refused(desk));
    }

    [Theory]
    [InlineData("ConversationId,WrapupCode\n1,2\n", FailureId.NotAJournal)]
    [InlineData("ConversationId", FailureId.NotAJournal)]
    [InlineData("{\"other\":1}\n", FailureId.NotAJournal)]
    [InlineData("{\"wrapupJournal\":2}\n", FailureId.NotAJournal)]
    [InlineData(
        "{\"wrapupJournal\":1,\"organization\":\"ORG\"}\nbroken\n{\"key\":\"11111111-2222-4333-8444-555555555555\"}\n",
        FailureId.NotAJournal)]
    public async Task Another_file_is_refused_and_left_as_it_is(string text, string id)
    {
        using Desk desk = await Desk.OpenAsync();
        text = text.Replace("ORG", desk.Session.OrganizationId, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path, text);
        Assert.Equal(id, Refused(desk));
        Assert.Equal(text, await File.ReadAllTextAsync(Path));
        Assert.Equal(id, Assert.Throws<GenesysException>(() => JournalReader.Results(Path, desk).ToArray()).Failure.Id);
    }

    [Fact]
    public async Task A_second_run_on_the_same_journal_is_refused_until_the_first_has_ended()
    {
        using Desk desk = await Desk.OpenAsync();
        using (WrapupJournal.Open(Path, desk.Session))
        {
            Assert.Equal(FailureId.JournalInUse, Refused(desk));
            Assert.Empty(JournalReader.Results(Path, desk));
        }

        WrapupJournal.Open(Path, desk.Session).Dispose();
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        using Desk desk = await Desk.OpenAsync();
        string path = System.IO.Path.Combine(_folder, "missing", "run.jsonl");
        Failure failure = Assert.Throws<GenesysException>(() => WrapupJournal.Open(path, desk.Session)).Failure;
        Assert.Equal((FailureId.JournalUnusable, true), (failure.Id, failure.EndsCommand));
        Assert.Equal(FailureId.JournalNotFound, Assert.Throws<GenesysException>(() => JournalReader.Results(path, desk).Any()).Failure.Id);
    }

    [Fact]
    public async Task Looking_leaves_no_trace()
    {
        using Desk desk = await Desk.OpenAsync();
        using (WrapupJournal journal = WrapupJournal.Look(Path, desk.Session))
        {
            await journal.AppendAsync(new JournalLine { Key = Guid.NewGuid(), Done = true });
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_row_with_several_targets_is_done_only_when_all_are()
    {
        using Desk desk = await Desk.OpenAsync();
        (SimulatedConversation conversation, SimulatedParticipant first) = desk.Talking();
        SimulatedParticipant second = desk.World.RingAndConnect(conversation, desk.Ben, desk.Support);
        desk.World.HangUp(conversation, first);
        desk.World.HangUp(conversation, second);
        WrapupRequest row = Row(conversation) with { All = true };
        Assert.Equal(2, (await RunAsync(desk, row)).Count);
        List<string> lines = [.. await File.ReadAllLinesAsync(Path)];
        Assert.Equal(4, lines.Count);
        Assert.Equal(WrapupOutcome.DoneBefore, Assert.Single(await RunAsync(desk, row)).Outcome);

        // Killed between the two targets.
        await File.WriteAllLinesAsync(Path, lines.Take(2));
        Assert.DoesNotContain(await RunAsync(desk, row), static result => result.Outcome == WrapupOutcome.DoneBefore);
    }

    [Fact]
    public async Task Many_rows_at_once_are_all_there_and_no_secret_is()
    {
        using Desk desk = await Desk.OpenAsync();
        WrapupRequest[] rows = Rows(desk, 200);
        using (WrapupJournal journal = WrapupJournal.Open(Path, desk.Session))
        {
            var engine = new JournaledEngine(new WrapupEngine(desk.Session).SetAsync, journal, desk.Session.Clock);
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (row, stop) =>
                await engine.SetAsync(row, Requesting(desk, static _ => { }), stop));
        }

        Assert.Equal(
            rows.Select(static row => row.ConversationId).Order(),
            JournalReader.Results(Path, desk).Select(static result => result.ConversationId).Order());
        string text = await File.ReadAllTextAsync(Path, Encoding.UTF8);
        Assert.DoesNotContain(desk.Platform.ClientSecret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", text, StringComparison.OrdinalIgnoreCase);
    }

    private static WrapupRequest Row(SimulatedConversation conversation) =>
        new() { ConversationId = conversation.Id, WrapupCode = "Resolved" };

    private static WrapupRequest[] Rows(Desk desk, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Row(desk.Awaiting().Conversation))];

    private static Requester<TargetOutcome> Requesting(Desk desk, Action<WrapupResult> told) => new(
        static _ => Task.FromResult(true),
        outcome =>
        {
            told(outcome.Result);
            return Task.CompletedTask;
        },
        desk);

    private string Refused(Desk desk) => Assert.Throws<GenesysException>(() => WrapupJournal.Open(Path, desk.Session)).Failure.Id;

    private async Task<IReadOnlyList<WrapupResult>> RunAsync(Desk desk, params WrapupRequest[] rows)
    {
        var results = new List<WrapupResult>();
        using WrapupJournal journal = WrapupJournal.Open(Path, desk.Session);
        var engine = new JournaledEngine(new WrapupEngine(desk.Session).SetAsync, journal, desk.Session.Clock);
        foreach (WrapupRequest row in rows)
        {
            await engine.SetAsync(row, Requesting(desk, results.Add), CancellationToken.None);
        }

        return results;
    }
}
