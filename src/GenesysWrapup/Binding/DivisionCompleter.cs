using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Binding;

/// <summary>Completes divisions. They are listed for the first Tab of a session and kept.</summary>
internal sealed class DivisionCompleter : SessionCompleter
{
    protected override async Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop)
    {
        IReadOnlyList<WireReference> all = await DivisionDirectory.Of(session)
            .AllAsync(SilentActivity.Instance, stop)
            .ConfigureAwait(false);
        return ByName(
            from division in all
            where division.Id is not null
            select new Listed(division.Id!, division.Name ?? division.Id!));
    }
}
