using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>Divisions by name or id, listed once per session.</summary>
internal sealed class DivisionDirectory
{
    /// <summary>How the platform writes that something belongs to all divisions.</summary>
    public const string All = "*";

    private const string AllInWords = "all divisions";

    private readonly SharedAnswer<IReadOnlyList<WireReference>> _listing;

    public DivisionDirectory(GenesysSession session)
    {
        _listing = new SharedAnswer<IReadOnlyList<WireReference>>((activity, stop) =>
            new PageReader<WireReference>(session.Api, new ApiCall(Operations.GetAuthorizationDivisions), PlatformJson.Default.WirePageWireReference)
                .AllAsync(activity, stop));
    }

    public static DivisionDirectory Of(GenesysSession session) => session.Keep(owner => new DivisionDirectory(owner));

    /// <summary>A division's name as people say it.</summary>
    public static string? NameOf(WireReference? division) => division?.Id == All ? AllInWords : division?.Name;

    /// <summary>The id of a division. An id is taken as it is: the call that uses it will say whether it is right.</summary>
    public async Task<WireReference> ResolveAsync(string nameOrId, IActivitySink activity, CancellationToken stop)
    {
        string wanted = nameOrId.Trim();
        if (wanted == All)
        {
            return new WireReference { Id = All, Name = AllInWords };
        }

        if (Guid.TryParse(wanted, out Guid id))
        {
            return new WireReference { Id = id.ToString("D"), Name = _listing.Current?.FirstOrDefault(division => division.Id == id.ToString("D"))?.Name };
        }

        IReadOnlyList<WireReference> all = await _listing.GetAsync(activity, stop).ConfigureAwait(false);
        return all.FirstOrDefault(division => division.Name == wanted)
            ?? all.FirstOrDefault(division => string.Equals(division.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new GenesysException(new Failure(
                FailureId.DivisionNotFound,
                FailureCategory.ObjectNotFound,
                $"There is no division '{ShortText.Of(wanted)}' that this session can see.",
                $"{NearestNames.Question(wanted, all.Select(division => division.Name))} Give a division's name or id, or * for all.".TrimStart())
            { Target = nameOrId });
    }
}
