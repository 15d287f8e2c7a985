using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Checkups;

/// <summary>Whose token is it, and may it write? The catalogue says what the operation needs; the platform says what is granted.</summary>
internal sealed class AccessChecks(GenesysSession session)
{
    public async Task SessionAsync(FindingList findings, IActivitySink activity, CancellationToken stop)
    {
        AccessRights rights = await SessionAccess.Of(session).ReadAsync(activity, stop).ConfigureAwait(false);
        findings.Pass(FindingIds.SessionToken, $"Connected to {session.Region} by {session.Grant}.", Basis.Observed, session.ToString());
        if (rights.HasUser)
        {
            findings.Pass(
                FindingIds.AccessUserContext,
                "A user stands behind the token.",
                Basis.Observed,
                session.UserName ?? session.UserId);
        }
        else
        {
            findings.Unknown(
                FindingIds.AccessUserContext,
                "Client credentials have no user. The operation used here does not declare that it refuses them; nothing published says " +
                "that it never does.",
                "If the platform answers not.a.user, connect as the agent with -Interactive.",
                session.Grant);
        }
    }

    /// <summary>Scope, permission and division for the write that the route would take.</summary>
    public async Task RightsAsync(TargetCheckup checkup, CancellationToken stop)
    {
        Operation write = checkup is { Level: WrapupLevel.Communication, Target.Media.PostCommunicationWrapup: { } post }
            ? post
            : Operations.PatchConversationParticipant;
        AccessRights rights = await SessionAccess.Of(session).ReadAsync(checkup.Tally, stop).ConfigureAwait(false);
        Outsider(checkup.Findings, checkup.Read);
        Scope(checkup.Findings, rights, write);
        Permission(checkup.Findings, rights, write, checkup.Read);
    }

    /// <summary>The platform's 404 may mean the participant or the caller: who has no part is told of both readings.</summary>
    private void Outsider(FindingList findings, ConversationRead read)
    {
        if (session is { HasUser: true, UserId: { } user } && !read.HasUser(user))
        {
            findings.Unknown(
                FindingIds.AccessUserContext,
                "This session's user has no part in the conversation. Whether the platform asks for that is not published: its 404 'User " +
                "is not a participant in the conversation' may mean the user, or a participant that it does not find.",
                "If the platform answers that 404, connect as the agent with -Interactive, or by client credentials.",
                session.UserName ?? user);
        }
    }

    private static void Scope(FindingList findings, AccessRights rights, Operation write)
    {
        string needed = string.Join(" or ", write.Scopes);
        if (!rights.HasUser)
        {
            findings.Pass(
                FindingIds.AccessScope,
                "Scopes do not count for client credentials; roles and divisions do.",
                Basis.Documented,
                needed);
            return;
        }

        switch (rights.HasScopeFor(write))
        {
            case true:
                string granted = string.Join(", ", rights.Scopes!.Take(8));
                findings.Pass(FindingIds.AccessScope, $"The OAuth client has the scope {needed}.", Basis.Observed, granted);
                break;
            case false:
                findings.Add(Advice.Warn(
                    FindingIds.AccessScope,
                    $"The OAuth client lacks the scope {needed}. That matters only where the organization enforces scopes; by default it " +
                    "does not.",
                    $"Add the scope {needed} to the OAuth client, then connect again.",
                    Basis.Documented,
                    evidence: string.Join(", ", rights.Scopes!.Take(8))));
                break;
            default:
                findings.Unknown(
                    FindingIds.AccessScope,
                    $"Whether the OAuth client has the scope {needed} could not be read.",
                    $"Check the OAuth client's scopes for {needed}.",
                    rights.WhyNoScopes);
                break;
        }
    }

    private static void Permission(FindingList findings, AccessRights rights, Operation write, ConversationRead read)
    {
        // Least privilege first: the other permissions of an ANY rule belong to what else the operation can do.
        string wanted = write.Permit.Permissions[0];
        string all = string.Join(write.Permit.Rule == PermissionRule.Any ? " or " : " and ", write.Permit.Permissions);
        switch (rights.Meets(write.Permit))
        {
            case null:
                findings.Unknown(
                    FindingIds.AccessPermission,
                    $"Whether {wanted} is granted could not be read.",
                    "Grant the scope authorization:readonly to make it readable, or try: a refusal names what is missing.",
                    rights.WhyNoPermissions);
                return;
            case false:
                findings.Add(Advice.Fail(
                    FindingIds.AccessPermission,
                    $"None of the roles grants {wanted}, and the write needs it.",
                    rights.HasUser
                        ? $"Add {wanted} to one of the user's roles."
                        : $"Add a role with {wanted} to the OAuth client, in the conversation's division.",
                    Basis.Documented,
                    evidence: $"{write}: {all}",
                    command: "Test-SessionAccess -Command Set-ParticipantWrapup"));
                return;
            default:
                break;
        }

        string held = write.Permit.Permissions.First(permission => rights.Holds(permission) == true);
        if (held == wanted)
        {
            findings.Pass(FindingIds.AccessPermission, $"{wanted} is granted.", Basis.Observed, Roles(rights, held));
        }
        else
        {
            findings.Add(Advice.Warn(
                FindingIds.AccessPermission,
                $"{held} is granted, {wanted} is not. The contract asks for any one of them; whether this one covers a wrap-up is not " +
                "published.",
                $"Try it, or add {wanted} to a role.",
                Basis.Unknown,
                evidence: Roles(rights, held),
                command: "Test-SessionAccess -Command Set-ParticipantWrapup"));
        }

        Division(findings, rights, held, read);
    }

    private static void Division(FindingList findings, AccessRights rights, string held, ConversationRead read)
    {
        IReadOnlyList<string> divisions = read.Shown.DivisionId;
        if (divisions.Count == 0)
        {
            findings.Unknown(
                FindingIds.AccessDivision, "The conversation names no division.", "Try: a refusal names the division's permission.");
        }
        else if (divisions.Any(division => rights.Holds(held, division) == true))
        {
            string named = string.Join(", ", divisions);
            findings.Pass(FindingIds.AccessDivision, $"{held} is granted in the conversation's division.", Basis.Observed, named);
        }
        else
        {
            findings.Add(Advice.Warn(
                FindingIds.AccessDivision,
                $"{held} is granted, but in no division of this conversation. Whether the write checks divisions is not published.",
                "Grant the role in the conversation's division too.",
                Basis.Unknown,
                evidence: $"conversation: {string.Join(", ", divisions)}; granted in: {Granted(rights, held)}"));
        }
    }

    private static string Roles(AccessRights rights, string held) => string.Join(", ", rights.Permissions!
        .Where(granted => granted.Covers(held))
        .Select(granted => granted.Role)
        .Distinct()
        .Take(5));

    private static string Granted(AccessRights rights, string held) => string.Join(", ", rights.Permissions!
        .Where(granted => granted.Covers(held))
        .Select(granted => granted.DivisionName ?? granted.DivisionId)
        .Distinct()
        .Take(5));
}
