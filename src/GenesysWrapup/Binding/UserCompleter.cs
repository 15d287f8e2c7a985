using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Users;

namespace GenesysWrapup.Binding;

/// <summary>Completes the names of people. They are listed for the first Tab of a session and kept; those who share a name come by their ids.</summary>
internal sealed class UserCompleter : SessionCompleter
{
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(GenesysSession session, IDictionary bound, CancellationToken stop)
    {
        IReadOnlyList<PlatformUser> users = await UserDirectory.Of(session).AllAsync(SilentActivity.Instance, stop).ConfigureAwait(false);
        return users
            .GroupBy(user => user.Name)
            .SelectMany(named => named.Select(user => new Suggestion(named.Skip(1).Any() ? user.Id : user.Name, user.Name, $"{user.Name} {user.Id}")))
            .ToArray();
    }
}
