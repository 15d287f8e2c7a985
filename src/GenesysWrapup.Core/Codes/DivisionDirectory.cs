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
    /// <summary>How the platform writes "all divisions".</summary>
    public const string All = "*";

    private const string AllInWords = "all divisions";

    private readonly SharedAnswer<IReadOnlyList<WireReference>> _listing;

    public DivisionDirectory(GenesysSession session)
    {
        _listing = new SharedAnswer<IReadOnlyList<WireReference>>((activity, stop) =>
        {
            var call = new ApiCall(Operations.GetAuthorizationDivisions);
            return new PageReader<WireReference>(session.Api, call, PlatformJson.Default.WirePageWireReference).AllAsync(activity, stop);
        });
    }

    public static DivisionDirectory Of(GenesysSession session) => session.Keep(owner => new DivisionDirectory(owner));

    /// <summary>A division's name as people say it.</summary>
    public static string? NameOf(WireReference? division) => division?.Id == All ? AllInWords : division?.Name;

    public Task<IReadOnlyList<WireReference>> AllAsync(IActivitySink activity, CancellationToken stop) =>
        _listing.GetAsync(activity, stop);

    /// <summary>The division with that name. An id is used as it is; the call that it is for will say whether it is right.</summary>
    public async Task<WireReference> ResolveAsync(string nameOrId, IActivitySink activity, CancellationToken stop)
    {
        string wanted = nameOrId.Trim();
        if (wanted == All)
        {
            return new WireReference { Id = All, Name = AllInWords };
        }

        if (Guid.TryParse(wanted, out Guid id))
        {
            string asWritten = id.ToString("D");
            return new WireReference
            {
                Id = asWritten,
                Name = _listing.Current?.FirstOrDefault(division => division.Id == asWritten)?.Name,
            };
        }

        IReadOnlyList<WireReference> all = await _listing.GetAsync(activity, stop).ConfigureAwait(false);
        return all.FirstOrDefault(division => division.Name == wanted)
            ?? all.FirstOrDefault(division => string.Equals(division.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new GenesysException(NotFound(nameOrId, wanted, all));
    }

    private static Failure NotFound(string given, string wanted, IReadOnlyList<WireReference> all)
    {
        string question = NearestNames.Question(wanted, all.Select(division => division.Name));
        return new Failure(
            FailureId.DivisionNotFound,
            FailureCategory.ObjectNotFound,
            $"No division named '{ShortText.Of(wanted)}' is visible to this session.",
            $"{question} Give a division's name or id, or * for all.".TrimStart())
        { Target = given };
    }
}
