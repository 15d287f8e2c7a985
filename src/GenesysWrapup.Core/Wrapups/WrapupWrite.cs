using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>The write of one wrap-up, by the attempt's route.</summary>
internal sealed class WrapupWrite(GenesysSession session, WrapupAttempt attempt) : IProvableWrite<AssignedWrapup>
{
    private readonly ApiCall _call = new(attempt.Route.Write, attempt.Route.PathValues) { Body = attempt.Wanted.BodyFor(attempt.Route) };

    public string Title => attempt.Wanted.Title;

    public TimeSpan VerifyTimeout => attempt.Request.VerifyTimeout;

    public TimeSpan? Timeout => attempt.Request.Timeout;

    /// <summary>What a campaign does by its rules when a code is set, it may do once more.</summary>
    public bool MayRepeat => !attempt.Target.Dialed;

    public bool NoVerify => attempt.Request.NoVerify;

    public async Task SendAsync(IActivitySink activity, CancellationToken stop) =>
        await session.Api.SendAsync(_call, activity, stop).ConfigureAwait(false);

    public Task<AssignedWrapup?> ReadAsync(IActivitySink activity, CancellationToken stop) =>
        AssignedReader.Of(session).ReadAsync(attempt.Route, attempt.Wanted.Provisional, activity, stop);

    public Look<AssignedWrapup> Judge(AssignedWrapup? seen) => attempt.Judge(seen);
}
