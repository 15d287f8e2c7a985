using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Access;

/// <summary>
/// What this session's token may do, as far as the platform says; read once and kept. For client credentials roles and divisions count.
/// For a user roles count, and scopes where the organization enforces them, which no operation reveals.
/// </summary>
internal sealed class SessionAccess(GenesysSession session)
{
    private readonly SharedAnswer<AccessRights> _rights = new((activity, stop) => AskAsync(session, activity, stop));

    public static SessionAccess Of(GenesysSession session) => session.Keep(static owner => new SessionAccess(owner));

    public Task<AccessRights> ReadAsync(IActivitySink activity, CancellationToken stop) => _rights.GetAsync(activity, stop);

    /// <summary>Roles change while a session lives: reads them again.</summary>
    public Task<AccessRights> ReadAgainAsync(IActivitySink activity, CancellationToken stop) =>
        _rights.ReplaceAsync(_rights.Current, activity, stop);

    private static async Task<AccessRights> AskAsync(GenesysSession session, IActivitySink activity, CancellationToken stop)
    {
        activity.Verbose("Reading what this session's token may do, once for this session.");
        (WireTokenInfo? token, string? whyNoToken) = await TryAsync(
            new ApiCall(Operations.GetTokensMe), PlatformJson.Default.WireTokenInfo, session, activity, stop).ConfigureAwait(false);
        (WireSubject? subject, string? whyNoSubject) = await TryAsync(
            new ApiCall(Operations.GetAuthorizationSubjectsMe), PlatformJson.Default.WireSubject, session, activity, stop)
            .ConfigureAwait(false);
        return new AccessRights(session.HasUser)
        {
            GrantType = token?.OAuthClient?.AuthorizedGrantType,
            Scopes = token?.AuthorizedScope ?? token?.OAuthClient?.Scope,
            WhyNoScopes = whyNoToken,
            Permissions = subject?.Grants is { } grants ? [.. grants.SelectMany(PermissionsOf)] : null,
            WhyNoPermissions = whyNoSubject ?? (subject is { Grants: null } ? "the answer names no grants" : null),
        };
    }

    private static IEnumerable<GrantedPermission> PermissionsOf(WireGrant grant) =>
        from policy in grant.Role?.Policies ?? []
        from action in policy.Actions ?? []
        let permission = $"{policy.Domain}:{policy.EntityName}:{action}"
        select new GrantedPermission(permission, grant.Division?.Id, grant.Division?.Name, grant.Role?.Name);

    private static async Task<(T? Value, string? WhyNot)> TryAsync<T>(
        ApiCall call, JsonTypeInfo<T> answer, GenesysSession session, IActivitySink activity, CancellationToken stop)
        where T : class
    {
        try
        {
            return ((await session.Api.SendAsync(call, answer, activity, stop).ConfigureAwait(false)).Value, null);
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand)
        {
            return (null, refused.Answered);
        }
    }
}
