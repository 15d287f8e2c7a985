using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Binding;

/// <summary>Completes the names of wrap-up codes, from the session's own list. Codes that share a name are offered by their ids.</summary>
internal sealed class WrapupCodeCompleter : SessionCompleter
{
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(GenesysSession session, IDictionary bound, CancellationToken stop)
    {
        IReadOnlyList<WrapupCode> codes = await CodeDirectory.Of(session).AllAsync(SilentActivity.Instance, stop).ConfigureAwait(false);
        return codes
            .GroupBy(code => code.Name)
            .SelectMany(named => named.Select(code => new Suggestion(
                named.Skip(1).Any() ? code.Id : code.Name,
                code.Name,
                $"{code.Name} ({code.DivisionName ?? code.DivisionId}) {code.Id}")))
            .ToArray();
    }
}
