using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Whether the organization does its after-call work per communication. Asked once per session, by the first target that needs it;
/// a refusal is kept too, a passing trouble is not.
/// </summary>
internal sealed class AfterCallWorkSetting(GenesysSession session)
{
    private readonly SharedAnswer<Answer> _answer = new(
        (activity, stop) => AskAsync(session, activity, stop),
        isLasting: answer => answer.IsLasting);

    /// <param name="CommunicationBased">Null where it could not be read, and where the answer does not hold it.</param>
    /// <param name="WhyNot">Why it is not known, as half a sentence.</param>
    /// <param name="IsLasting">Asking again would bring the same.</param>
    public sealed record Answer(bool? CommunicationBased, string? WhyNot, bool IsLasting);

    public static AfterCallWorkSetting Of(GenesysSession session) => session.Keep(static owner => new AfterCallWorkSetting(owner));

    public Task<Answer> ReadAsync(IActivitySink activity, CancellationToken stop) => _answer.GetAsync(activity, stop);

    private static async Task<Answer> AskAsync(GenesysSession session, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            activity.Verbose("Reading whether the organization does after-call work per communication.");
            ApiReply<WireConversationSettings> reply = await session.Api
                .SendAsync(new ApiCall(Operations.GetConversationsSettings), PlatformJson.Default.WireConversationSettings, activity, stop)
                .ConfigureAwait(false);
            return reply.Value?.CommunicationBasedAcw is { } known
                ? new Answer(known, null, IsLasting: true)
                : new Answer(null, "the organization's settings do not say whether after-call work is per communication", IsLasting: true);
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand)
        {
            bool lasting = refused.StatusCode is 400 or 403 or 404;
            return new Answer(null, $"the organization's setting could not be read ({refused.Answered})", lasting);
        }
    }
}
