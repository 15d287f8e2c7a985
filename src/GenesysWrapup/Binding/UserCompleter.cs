using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Users;

namespace GenesysWrapup.Binding;

/// <summary>Completes people. They are listed for the first Tab of a session and kept.</summary>
internal sealed class UserCompleter : SessionCompleter
{
    protected override async Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop)
    {
        IReadOnlyList<PlatformUser> users = await UserDirectory.Of(session).AllAsync(SilentActivity.Instance, stop).ConfigureAwait(false);
        return string.Equals(line.Parameter, "UserId", StringComparison.OrdinalIgnoreCase)
            ? users.Select(user => new Suggestion(user.Id, user.Name, user.Name))
            : ByName(users.Select(user => new Listed(user.Id, user.Name)));
    }
}
