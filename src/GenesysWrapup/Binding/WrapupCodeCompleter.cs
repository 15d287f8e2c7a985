using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Binding;

/// <summary>Completes wrap-up codes, from the list that the session keeps.</summary>
internal sealed class WrapupCodeCompleter : SessionCompleter
{
    public static Listed ListedAs(WrapupCode code) => new(code.Id, code.Name, code.DivisionName ?? code.DivisionId);

    public static async Task<IEnumerable<Suggestion>> AllAsync(GenesysSession session, CancellationToken stop)
    {
        IReadOnlyList<WrapupCode> codes = await CodeDirectory.Of(session).AllAsync(SilentActivity.Instance, stop).ConfigureAwait(false);
        return ByName(codes.Select(ListedAs));
    }

    protected override Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop) =>
        AllAsync(session, stop);
}
