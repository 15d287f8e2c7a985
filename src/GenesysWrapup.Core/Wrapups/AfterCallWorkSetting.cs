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
internal sealed class AfterCallWorkSetting(GenesysSession session) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Answer? _known;

    /// <param name="CommunicationBased">Null where it could not be read.</param>
    /// <param name="WhyNot">Why it could not be read, as half a sentence.</param>
    public sealed record Answer(bool? CommunicationBased, string? WhyNot);

    public static AfterCallWorkSetting Of(GenesysSession session) => session.Keep(static owner => new AfterCallWorkSetting(owner));

    public async Task<Answer> ReadAsync(IActivitySink activity, CancellationToken stop)
    {
        if (_known is { } known)
        {
            return known;
        }

        await _oneAtATime.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return _known ?? await AskAsync(activity, stop).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<Answer> AskAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            activity.Verbose("Reading whether the organization does after-call work per communication.");
            ApiReply<WireConversationSettings> reply = await session.Api
                .SendAsync(new ApiCall(Operations.GetConversationsSettings), PlatformJson.Default.WireConversationSettings, activity, stop)
                .ConfigureAwait(false);
            return _known = new Answer(reply.Value?.CommunicationBasedAcw ?? false, null);
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand)
        {
            string why = refused.StatusCode is { } status ? $"{status} {refused.ErrorCode}".TrimEnd() : "no answer";
            var answer = new Answer(null, $"the organization's setting could not be read ({why})");
            bool lasting = refused.StatusCode is 400 or 403 or 404;
            if (lasting)
            {
                _known = answer;
            }

            return answer;
        }
    }
}
