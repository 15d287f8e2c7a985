using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>
/// The codes page by page. Where viewing them is refused it switches to the division view, which needs less: the right to search.
/// </summary>
internal sealed class CodePages
{
    private readonly IPlatformApi _api;
    private readonly string? _divisionId;
    private PageReader<WireWrapupCode> _pages;
    private bool _searching;

    public CodePages(IPlatformApi api, string? divisionId)
    {
        _api = api;
        _divisionId = divisionId;
        _pages = Through(Operations.GetRoutingWrapupcodes);
    }

    public bool HasMore => _pages.HasMore;

    public async Task<IReadOnlyList<WrapupCode>> NextAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            return Shape(await _pages.NextAsync(activity, stop).ConfigureAwait(false));
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 403 && !_searching)
        {
            activity.Verbose($"Viewing the codes is refused ({refusal.PlatformMessage ?? refusal.ErrorCode}); reading the division view.");
            _searching = true;
            _pages = Through(Operations.GetRoutingWrapupcodesDivisionviews);
            return Shape(await _pages.NextAsync(activity, stop).ConfigureAwait(false));
        }
    }

    private PageReader<WireWrapupCode> Through(Operation operation) => new(
        _api,
        new ApiCall(operation) { Query = _divisionId is null ? [] : [new("divisionId", _divisionId)] },
        PlatformJson.Default.WirePageWireWrapupCode);

    private static IReadOnlyList<WrapupCode> Shape(IReadOnlyList<WireWrapupCode> page) =>
        page.Select(wire => CodeShape.Of(wire)).OfType<WrapupCode>().ToArray();
}
