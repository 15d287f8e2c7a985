using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Failures;
using GenesysWrapup.Platform;
using GenesysWrapup.Transport;

namespace GenesysWrapup.Sessions;

/// <summary>The session's hold on its token. A token that was handed in is only forgotten: it belongs to whoever made it.</summary>
internal sealed class SessionTokens(TokenKeeper keeper, IPlatformApi api, bool ours) : ITokenHolder
{
    public DateTimeOffset? Expires => keeper.Expires;

    public async Task RevokeAsync(IActivitySink activity, CancellationToken stop)
    {
        if (!ours)
        {
            activity.Verbose("The access token was given to this session and stays valid; the session only forgets it.");
            return;
        }

        // A new token only to revoke it would be no use.
        keeper.End();
        try
        {
            await api.SendAsync(new ApiCall(Operations.DeleteTokensMe), activity, stop).ConfigureAwait(false);
            activity.Verbose("The token is revoked.");
        }
        catch (GenesysException exception)
        {
            activity.Verbose($"The token could not be revoked and ends by itself. {exception.Message}");
        }
    }

    public void Forget() => keeper.Forget();
}
