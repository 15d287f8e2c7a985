using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>Ends the session's token. A token that was handed in is only forgotten: it belongs to whoever made it.</summary>
internal sealed class SessionTokens(TokenKeeper keeper, IPlatformApi api, TimeProvider clock, bool ours) : ITokenHolder
{
    /// <summary>Nobody waits at the prompt for the platform's next period; a token that is not revoked expires anyway.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public DateTimeOffset? Expires => keeper.Expires;

    public async Task RevokeAsync(IActivitySink activity, CancellationToken stop)
    {
        if (!ours)
        {
            activity.Verbose("The access token was given to this session and stays valid; the session only forgets it.");
            return;
        }

        // No point in getting a new token only to revoke it.
        keeper.End();
        using CancellationTokenSource late = Pause.Deadline(s_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            await api.SendAsync(new ApiCall(Operations.DeleteTokensMe), activity, either.Token).ConfigureAwait(false);
            activity.Verbose("The token is revoked.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            activity.Verbose($"The token could not be revoked within {s_patience.TotalSeconds:0} s and expires by itself.");
        }
        catch (GenesysException exception)
        {
            activity.Verbose($"The token could not be revoked and expires by itself. {exception.Message}");
        }
    }

    public void Forget() => keeper.Forget();
}
