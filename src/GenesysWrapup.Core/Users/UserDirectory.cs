using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Users;

/// <summary>
/// People by name or id, kept for the session. Names of ids are asked for many at a time; all people are listed only to find one by name
/// and for completion.
/// </summary>
internal sealed class UserDirectory
{
    /// <summary>The contract: "Only 100 users can be requested at a time."</summary>
    private const int MostIds = 100;

    private readonly GenesysSession _session;
    private readonly KnownIds _ids;
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly SharedAnswer<IReadOnlyList<PlatformUser>> _listing;

    public UserDirectory(GenesysSession session)
    {
        _session = session;
        _ids = session.Keep(_ => new KnownIds());
        _listing = new SharedAnswer<IReadOnlyList<PlatformUser>>(ListAsync);
    }

    public static UserDirectory Of(GenesysSession session) => session.Keep(owner => new UserDirectory(owner));

    /// <summary>A name as far as it is known without asking; null where nobody told it.</summary>
    public string? KnownName(string? id) => id is not null && _names.TryGetValue(id, out string? name) && name.Length > 0 ? name : null;

    /// <summary>Keeps a name that another answer brought.</summary>
    public void Remember(string id, string name)
    {
        _names[id] = name;
        _ids.Remember(id, new KnownId(IdKind.User, name));
    }

    /// <summary>
    /// Learns the names of people, as far as they are not known yet. Who can do without a name goes on: a refusal is told and not asked
    /// for again, and neither is an id without a name.
    /// </summary>
    public async Task LearnAsync(IEnumerable<string> ids, IActivitySink activity, CancellationToken stop)
    {
        string[] unknown = ids.Where(id => !_names.ContainsKey(id)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        for (int from = 0; from < unknown.Length; from += MostIds)
        {
            string[] some = unknown.Skip(from).Take(MostIds).ToArray();
            try
            {
                await LearnSomeAsync(some, activity, stop).ConfigureAwait(false);
            }
            catch (PlatformException refusal) when (refusal.StatusCode is >= 400 and < 500 and not (401 or 429))
            {
                activity.Verbose($"People are shown by their ids: {refusal.Message}");
            }

            foreach (string id in some)
            {
                _names.TryAdd(id, string.Empty);
            }
        }
    }

    /// <summary>The person by id, taken as it is; or by exact name, else by name in other case.</summary>
    public async Task<PlatformUser> ResolveAsync(string? nameOrId, IActivitySink activity, CancellationToken stop)
    {
        string wanted = nameOrId?.Trim() ?? string.Empty;
        if (wanted.Length == 0)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput, FailureCategory.InvalidArgument, "No user was given: it is empty.", "Give a user's name or id."));
        }

        if (Guid.TryParse(wanted, out Guid id))
        {
            string known = id.ToString("D");
            return new PlatformUser(known, KnownName(known) ?? known);
        }

        IReadOnlyList<PlatformUser> all = await AllAsync(activity, stop).ConfigureAwait(false);
        PlatformUser[] named = all.Where(user => string.Equals(user.Name, wanted, StringComparison.OrdinalIgnoreCase)).ToArray();
        PlatformUser[] exact = named.Where(user => user.Name == wanted).ToArray();
        PlatformUser[] best = exact.Length > 0 ? exact : named;
        return best.Length switch
        {
            1 => best[0],
            0 => throw new GenesysException(NotFound(wanted, all)),
            _ => throw new GenesysException(new Failure(
                FailureId.UserAmbiguous,
                FailureCategory.InvalidArgument,
                $"{best.Length} users are called '{ShortText.Of(wanted)}': {string.Join("; ", best.Take(5).Select(user => user.Id))}.",
                "Give the id of the one you mean.")
            { Target = wanted }),
        };
    }

    public Task<IReadOnlyList<PlatformUser>> AllAsync(IActivitySink activity, CancellationToken stop) => _listing.GetAsync(activity, stop);

    private static Failure NotFound(string wanted, IReadOnlyList<PlatformUser> all)
    {
        string question = NearestNames.Question(wanted, all.Select(user => user.Name));
        return new Failure(
            FailureId.UserNotFound,
            FailureCategory.ObjectNotFound,
            $"There is no active user '{ShortText.Of(wanted)}' that this session can see.",
            $"{question} Give the id of somebody who is not active any more.".TrimStart())
        { Target = wanted };
    }

    private async Task LearnSomeAsync(string[] ids, IActivitySink activity, CancellationToken stop)
    {
        activity.Verbose($"Asking for the names of {ids.Length} {(ids.Length == 1 ? "person" : "people")}.");
        var call = new ApiCall(Operations.GetUsers)
        {
            // Whoever handled a conversation may have left since.
            Query = [.. ids.Select(id => new KeyValuePair<string, string>("id", id)), new("state", "any"), new("pageSize", "100")],
        };
        ApiReply<WirePage<WireUser>> reply = await _session.Api
            .SendAsync(call, PlatformJson.Default.WirePageWireUser, activity, stop)
            .ConfigureAwait(false);
        Keep(reply.Value?.Entities ?? []);
    }

    private async Task<IReadOnlyList<PlatformUser>> ListAsync(IActivitySink activity, CancellationToken stop)
    {
        activity.Verbose("Listing the organization's users, once for this session.");
        var pages = new PageReader<WireUser>(_session.Api, new ApiCall(Operations.GetUsers), PlatformJson.Default.WirePageWireUser);
        return Keep(await pages.AllAsync(activity, stop).ConfigureAwait(false));
    }

    private PlatformUser[] Keep(IEnumerable<WireUser> users)
    {
        PlatformUser[] kept = users
            .Where(user => user.Id is not null)
            .Select(user => new PlatformUser(user.Id!, user.Name ?? user.Id!))
            .ToArray();
        foreach (PlatformUser user in kept)
        {
            Remember(user.Id, user.Name);
        }

        return kept;
    }
}
