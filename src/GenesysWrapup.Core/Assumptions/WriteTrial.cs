using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>Writes to one participant, sees what becomes of it, and puts back the code that was there.</summary>
internal sealed class WriteTrial(AssumptionBench bench, Subject subject, WrapupRoute route, CancellationToken stop)
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(500);
    private readonly AssignedWrapup? _before = AssignedWrapup.Of(
        route.Level == WrapupLevel.Participant
            ? subject.Wire.Wrapup
            : subject.Wire.Communications().First(entry => entry.Communication.Id == route.CommunicationId).Communication.Wrapup);

    public Subject Subject => subject;

    public CancellationToken Stop => stop;

    /// <summary>The wrap-up as the body of the route has it.</summary>
    public Task<Answer<bool>> WriteAsync(JsonObject wrapup) => SendAsync(
        route.Level == WrapupLevel.Participant ? new JsonObject { ["wrapup"] = wrapup } : wrapup);

    public Task<Answer<bool>> WriteAsync(string code) => WriteAsync(new JsonObject { ["code"] = code });

    public Task<Answer<bool>> SendAsync(JsonObject body) =>
        bench.SendAsync(new ApiCall(route.Write, route.PathValues) { Body = body.ToJsonString() }, stop);

    public Task<AssignedWrapup?> ReadAsync() => AssignedReader.Of(bench.Session).ReadAsync(route, provisional: false, bench.Activity, stop);

    /// <summary>Reads until what is there fits, or patience ends; returns what was there last, and how long it took from now.</summary>
    public async Task<(AssignedWrapup? There, TimeSpan Took)> ReadUntilAsync(Func<AssignedWrapup?, bool> fits)
    {
        DateTimeOffset begun = bench.Now;
        while (true)
        {
            AssignedWrapup? there = await ReadAsync().ConfigureAwait(false);
            TimeSpan took = bench.Now - begun;
            if (fits(there) || took >= bench.Patience)
            {
                return (there, took);
            }

            await PauseAsync().ConfigureAwait(false);
        }
    }

    public Task PauseAsync() => Pause.ForAsync(s_step, bench.Session.Clock, stop);

    public async Task<bool> ShowsAsync(string code) =>
        Has((await ReadUntilAsync(there => Has(there, code)).ConfigureAwait(false)).There, code);

    public static bool Has(AssignedWrapup? there, string code) => string.Equals(there?.Code, code, StringComparison.OrdinalIgnoreCase);

    /// <summary>Codes of the participant's queue, or of the organization where there is no queue; without the one that is there.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync()
    {
        if (subject.Wire.QueueId is null)
        {
            return [.. (await AllCodesAsync().ConfigureAwait(false)).Where(code => !Has(_before, code))];
        }

        Answer<List<WireWrapupCode>> answer = await bench.AskAsync(
            new ApiCall(Operations.GetConversationParticipantWrapupcodes, subject.ConversationId, subject.Wire.Id!),
            PlatformJson.Default.ListWireWrapupCode,
            stop).ConfigureAwait(false);
        return [.. (answer.Value ?? []).Select(static code => code.Id).OfType<string>().Where(code => !Has(_before, code))];
    }

    /// <summary>One of them; null where the queue has none.</summary>
    public async Task<string?> CodeAsync()
    {
        IReadOnlyList<string> codes = await CodesAsync().ConfigureAwait(false);
        return codes.Count > 0 ? codes[0] : null;
    }

    /// <summary>A code of the organization that the participant's queue does not have; null where there is none.</summary>
    public async Task<string?> StrangeCodeAsync()
    {
        IReadOnlyList<string> ofQueue = await CodesAsync().ConfigureAwait(false);
        return (await AllCodesAsync().ConfigureAwait(false)).FirstOrDefault(code => !ofQueue.Contains(code) && !Has(_before, code));
    }

    /// <summary>Whether what was sent is refused, dropped or there.</summary>
    public async Task<Observation> JudgeAsync(Answer<bool> answer, string code, string accepted = "Accept")
    {
        if (answer.IsRefusal)
        {
            return Observation.Of("Refuse", answer);
        }

        if (!answer.IsSuccess)
        {
            return Observation.Unsettled(answer);
        }

        return await ShowsAsync(code).ConfigureAwait(false)
            ? Observation.Of(accepted, answer, $"{answer}, and the code is there.")
            : Observation.Of("Ignore", answer, $"{answer}, and after {bench.Patience.TotalSeconds:0} seconds the code is not there.");
    }

    /// <summary>Puts back what was there, where that can be; says what became of it.</summary>
    public async Task<string> RestoreAsync()
    {
        bench.Forget(subject.ConversationId);
        AssignedWrapup? now = await ReadAsync().ConfigureAwait(false);
        if (_before is not { Code: { } code })
        {
            return now?.Code is null ? string.Empty : $" The code {now.Code} stays there: none was before, and a code cannot be taken off.";
        }

        if (Has(now, code))
        {
            return string.Empty;
        }

        JsonObject wrapup = JsonSerializer.SerializeToNode(
            new WireWrapupInput
            {
                Code = code,
                Notes = _before.Notes,
                Tags = _before.Tags?.ToList(),
                DurationSeconds = _before.DurationSeconds
            },
            PlatformJson.Default.WireWrapupInput)!.AsObject();
        Answer<bool> answer = await WriteAsync(wrapup).ConfigureAwait(false);
        return answer.IsSuccess && await ShowsAsync(code).ConfigureAwait(false)
            ? $" The code {code}, which was there before, was put back."
            : $" The code {code}, which was there before, could not be put back ({answer}).";
    }

    private async Task<IEnumerable<string>> AllCodesAsync() =>
        (await CodeDirectory.Of(bench.Session).AllAsync(bench.Activity, stop).ConfigureAwait(false)).Select(static code => code.Id);
}
