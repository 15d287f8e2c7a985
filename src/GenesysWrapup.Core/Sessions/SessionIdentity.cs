using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// Asks the platform whose the token is. Only names depend on it, so a refusal is no failure, unless the token itself was refused. No
/// answer at all is one, for every grant: a session that reaches nothing is none.
/// </summary>
internal static class SessionIdentity
{
    private const string ClientCredentials = "CLIENT-CREDENTIALS";

    public static async Task FillAsync(GenesysSession session, Grant grant, IActivitySink activity, CancellationToken stop)
    {
        WireTokenInfo? info = await AskAsync(
            () => session.Api.SendAsync(new ApiCall(Operations.GetTokensMe), PlatformJson.Default.WireTokenInfo, activity, stop),
            "the token's organization and client", activity).ConfigureAwait(false);
        if (info is null && grant is AccessTokenGrant)
        {
            activity.Warning("The platform did not say whose the access token is. Whether it is good shows with the first call.");
        }

        session.OrganizationId = info?.Organization?.Id ?? info?.OAuthClient?.Organization?.Id;
        session.OrganizationName = info?.Organization?.Name ?? info?.OAuthClient?.Organization?.Name;
        session.ClientName = info?.OAuthClient?.Name;
        string? granted = info?.OAuthClient?.AuthorizedGrantType;
        if (grant is ClientCredentialsGrant || string.Equals(granted, ClientCredentials, StringComparison.OrdinalIgnoreCase))
        {
            session.HasUser = false;
            return;
        }

        WireUser? user = await AskAsync(
            () => session.Api.SendAsync(new ApiCall(Operations.GetUsersMe), PlatformJson.Default.WireUser, activity, stop),
            "the signed-in user", activity, whenNoUser: () => session.HasUser = false).ConfigureAwait(false);
        session.UserId = user?.Id;
        session.UserName = user?.Name;
    }

    private static async Task<T?> AskAsync<T>(Func<Task<ApiReply<T>>> ask, string what, IActivitySink activity, Action? whenNoUser = null)
        where T : class
    {
        try
        {
            return (await ask().ConfigureAwait(false)).Value;
        }
        catch (PlatformException exception) when (exception.StatusCode is null)
        {
            throw exception.Retold(exception.Failure.With(copy => copy.EndsCommand = true));
        }
        catch (PlatformException exception) when (exception.StatusCode is not 401)
        {
            if (exception.ErrorCode == "not.a.user")
            {
                whenNoUser?.Invoke();
            }

            activity.Verbose($"Could not read {what}; continuing without it. {exception.Message}");
            return null;
        }
    }
}
