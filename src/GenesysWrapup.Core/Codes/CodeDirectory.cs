using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>
/// The organization's wrap-up codes, listed once per session and found by id or by name. Codes are made while a session lives, so a code
/// that is missing is looked for once more; but not again for a while, or a bulk run with a misspelt code would list everything for each
/// item.
/// </summary>
internal sealed class CodeDirectory
{
    private const int MostNamed = 5;
    private static readonly TimeSpan s_missLasts = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_refusalLasts = TimeSpan.FromMinutes(5);

    /// <summary>An organization's own code of the same name goes before it.</summary>
    private static readonly WrapupCode s_default = new()
    {
        Id = SystemWrapupCode.Default,
        Name = SystemWrapupCode.DefaultName,
        Description = "No organization's list holds it. Where it is set, whether an agent chose it cannot be told.",
    };

    private readonly GenesysSession _session;
    private readonly KnownIds _ids;
    private readonly SharedAnswer<CodeList> _listing;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _missed = new(StringComparer.OrdinalIgnoreCase);
    private Refusal? _refusal;

    public CodeDirectory(GenesysSession session)
    {
        _session = session;
        _ids = KnownIds.Of(session);
        _listing = new SharedAnswer<CodeList>(ListAsync);
    }

    public static CodeDirectory Of(GenesysSession session) => session.Keep(owner => new CodeDirectory(owner));

    private IEnumerable<string> KnownNames => (_listing.Current?.Codes ?? []).Select(code => code.Name);

    /// <summary>A code's name, where it is known without asking the platform.</summary>
    public string? KnownName(string? id) => id is null ? null
        : SystemWrapupCode.IsOne(id) ? id
        : SystemWrapupCode.IsUnlisted(id) ? SystemWrapupCode.DefaultName
        : _listing.Current is { } known && known.ById.TryGetValue(id, out WrapupCode? code) ? code.Name
        : null;

    public async Task<IReadOnlyList<WrapupCode>> AllAsync(IActivitySink activity, CancellationToken stop) =>
        (await _listing.GetAsync(activity, stop).ConfigureAwait(false)).Codes;

    /// <summary>Lists the codes for whoever can do without them; false where the platform refuses, or did so a moment ago.</summary>
    public async Task<bool> TryListAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            await ListedAsync(mayBeRefused: true, activity, stop).ConfigureAwait(false);
            return true;
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 403)
        {
            activity.Verbose($"Codes are shown by id: {refusal.Message}");
            return false;
        }
    }

    /// <summary>The code with that id, that exact name, or that name in another case; else a failure with the nearest names.</summary>
    public async Task<WrapupCode> ResolveAsync(string? idOrName, IActivitySink activity, CancellationToken stop) =>
        await FindAsync(idOrName, activity, stop).ConfigureAwait(false) ?? throw new GenesysException(NotFound(idOrName!));

    /// <summary>As <see cref="ResolveAsync"/>, but null where there is none. A name that several codes share fails here, too.</summary>
    public async Task<WrapupCode?> FindAsync(string? idOrName, IActivitySink activity, CancellationToken stop)
    {
        IReadOnlyList<WrapupCode> found = await CandidatesAsync(idOrName, activity, stop).ConfigureAwait(false);
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new GenesysException(Ambiguous(new CodeChoice(idOrName!.Trim(), found))),
        };
    }

    /// <summary>The code with that id, or all that have that name: several divisions may each have one.</summary>
    public async Task<IReadOnlyList<WrapupCode>> CandidatesAsync(string? idOrName, IActivitySink activity, CancellationToken stop)
    {
        string wanted = idOrName?.Trim() ?? string.Empty;
        if (wanted.Length == 0)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                "No wrap-up code was given: it is empty.",
                "Give a code's name or id; Get-WrapupCode lists them.")
            {
                Target = idOrName,
                FindingId = FindingIds.CodeMissing,
            });
        }

        if (SystemWrapupCode.IsOne(wanted))
        {
            return [OfTheSystem(wanted)];
        }

        bool isId = Guid.TryParse(wanted, out Guid id);
        if (isId)
        {
            wanted = id.ToString("D");
            if (SystemWrapupCode.IsUnlisted(wanted))
            {
                return [s_default];
            }
        }

        CodeList? before = _listing.Current;
        CodeList list;
        try
        {
            list = await ListedAsync(isId, activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException refusal) when (isId && refusal.StatusCode == 403)
        {
            activity.Verbose($"This session may not list the codes, so {wanted} is used as a code's id.");
            return [new WrapupCode { Id = wanted, Name = wanted }];
        }

        if (Match(list, wanted) is { Count: > 0 } found)
        {
            return found;
        }

        if (SystemWrapupCode.IsDefault(wanted))
        {
            return [s_default];
        }

        if (IsRecentMiss(wanted))
        {
            return [];
        }

        IReadOnlyList<WrapupCode> later = [];
        if (isId)
        {
            WrapupCode? one = await ReadOneAsync(wanted, activity, stop).ConfigureAwait(false);
            Remember(one);
            later = one is null ? [] : [one];
        }
        else if (ReferenceEquals(list, before))
        {
            activity.Verbose($"No code '{ShortText.Of(wanted)}' is known; listing the codes again.");
            later = Match(await _listing.ReplaceAsync(list, activity, stop).ConfigureAwait(false), wanted);
        }

        if (later.Count == 0)
        {
            _missed[wanted] = _session.Clock.GetUtcNow();
        }

        return later;
    }

    /// <summary>Adds a code that came from another call: one that was made, or read by its id.</summary>
    public void Remember(WrapupCode? code)
    {
        if (code is not null)
        {
            _ids.Remember(code.Id, new KnownId(IdKind.WrapupCode, code.Name));
            _missed.TryRemove(code.Name, out _);
            _missed.TryRemove(code.Id, out _);
            _listing.Amend(list => list.With(code));
        }
    }

    public void Forget(string codeId) => _listing.Amend(list => new CodeList(list.Codes.Where(code => code.Id != codeId)));

    /// <summary>The codes page by page, for streaming; only those of a division where one is given.</summary>
    public CodePages Pages(string? divisionId = null) => new(_session.Api, divisionId);

    /// <summary>The code with that id, read from the platform now; null where this session cannot see one.</summary>
    public async Task<WrapupCode?> ReadOneAsync(string codeId, IActivitySink activity, CancellationToken stop)
    {
        foreach (Operation operation in new[] { Operations.GetRoutingWrapupcode, Operations.GetRoutingWrapupcodesDivisionview })
        {
            try
            {
                ApiReply<WireWrapupCode> reply = await _session.Api
                    .SendAsync(new ApiCall(operation, codeId), PlatformJson.Default.WireWrapupCode, activity, stop)
                    .ConfigureAwait(false);
                return reply.Value is { } wire ? CodeShape.Of(wire) : null;
            }
            catch (PlatformException refusal) when (refusal.StatusCode is 400 or 404)
            {
                return null;
            }
            catch (PlatformException refusal) when (refusal.StatusCode == 403)
            {
                activity.Verbose($"{operation.Name} was refused; trying the view that needs fewer permissions.");
            }
        }

        return null;
    }

    /// <summary>The names that are closest to what somebody typed, as far as the codes have been listed.</summary>
    public IReadOnlyList<string> Nearest(string name) => NearestNames.Of(name, KnownNames);

    public Failure NotFound(string idOrName)
    {
        string question = NearestNames.Question(idOrName, KnownNames);
        KnownId? known = _ids.Find(idOrName.Trim());
        string kind = known is { Kind: not IdKind.WrapupCode }
            ? $" That is the id of a {known.Kind.ToString().ToLowerInvariant()}."
            : string.Empty;
        return new Failure(
            FailureId.WrapupCodeNotFound,
            FailureCategory.ObjectNotFound,
            $"No wrap-up code named '{ShortText.Of(idOrName)}' is visible to this session.{kind}",
            $"{question} It may be in a division that the session cannot see. Get-WrapupCode lists the visible codes, ".TrimStart()
            + "New-WrapupCode creates one.")
        {
            Target = idOrName,
            FindingId = FindingIds.CodeExists,
        };
    }

    public static Failure Ambiguous(CodeChoice choice, string? why = null) => new(
        FailureId.WrapupCodeAmbiguous,
        FailureCategory.InvalidArgument,
        $"{choice.Codes.Count} wrap-up codes are called '{ShortText.Of(choice.Wanted)}': " +
        $"{string.Join("; ", choice.Codes.Take(MostNamed).Select(InDivision))}.{why}",
        "Give the id of the one you mean.")
    {
        Target = choice.Wanted,
        FindingId = FindingIds.CodeAmbiguous,
    };

    private static WrapupCode OfTheSystem(string id) => new()
    {
        Id = SystemWrapupCode.Seen.FirstOrDefault(seen => string.Equals(seen, id, StringComparison.OrdinalIgnoreCase)) ?? id,
        Name = id.ToUpperInvariant(),
        Description = "Assigned by the platform itself; it is not in the organization's list.",
    };

    /// <summary>By id, else by exact name, else by the name in another case.</summary>
    private static IReadOnlyList<WrapupCode> Match(CodeList list, string wanted)
    {
        if (list.ById.TryGetValue(wanted, out WrapupCode? byId))
        {
            return [byId];
        }

        WrapupCode[] named = list.Codes.Where(code => string.Equals(code.Name, wanted, StringComparison.OrdinalIgnoreCase)).ToArray();
        WrapupCode[] exact = named.Where(code => code.Name == wanted).ToArray();
        return exact.Length > 0 ? exact : named;
    }

    private static string InDivision(WrapupCode code) => $"{code.Id} in division {code.DivisionName ?? code.DivisionId ?? "unknown"}";

    private bool IsRecentMiss(string wanted) =>
        _missed.TryGetValue(wanted, out DateTimeOffset when) && _session.Clock.GetUtcNow() - when < s_missLasts;

    /// <summary>Whoever can do without the list does not ask for it again soon after a refusal.</summary>
    private async Task<CodeList> ListedAsync(bool mayBeRefused, IActivitySink activity, CancellationToken stop)
    {
        if (mayBeRefused && _refusal is { } refused && _session.Clock.GetUtcNow() - refused.When < s_refusalLasts)
        {
            throw refused.Why.Retold(refused.Why.Failure);
        }

        return await _listing.GetAsync(activity, stop).ConfigureAwait(false);
    }

    private async Task<CodeList> ListAsync(IActivitySink activity, CancellationToken stop)
    {
        activity.Verbose("Listing the organization's wrap-up codes, once for this session.");
        CodePages pages = Pages();
        var codes = new List<WrapupCode>();
        try
        {
            while (pages.HasMore)
            {
                codes.AddRange(await pages.NextAsync(activity, stop).ConfigureAwait(false));
            }
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 403)
        {
            _refusal = new Refusal(_session.Clock.GetUtcNow(), refusal);
            throw refusal.Retold(refusal.Failure.With(copy =>
            {
                copy.Message = $"This session may not list the wrap-up codes. {refusal.Failure.Message}";
                copy.NextStep = $"{refusal.NextStep} Until then, give codes by id.";
            }));
        }

        foreach (WrapupCode code in codes)
        {
            _ids.Remember(code.Id, new KnownId(IdKind.WrapupCode, code.Name));
        }

        return new CodeList(codes);
    }

    private sealed record Refusal(DateTimeOffset When, PlatformException Why);

    /// <summary>One listing. It never changes; whatever is added makes a new one.</summary>
    private sealed class CodeList
    {
        public CodeList(IEnumerable<WrapupCode> codes)
        {
            var byId = new Dictionary<string, WrapupCode>(StringComparer.OrdinalIgnoreCase);
            foreach (WrapupCode code in codes)
            {
                byId[code.Id] = code;
            }

            ById = byId;
            Codes = byId.Values.OrderBy(code => code.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        }

        public IReadOnlyList<WrapupCode> Codes { get; }

        public IReadOnlyDictionary<string, WrapupCode> ById { get; }

        public CodeList With(WrapupCode code) => new(Codes.Where(known => known.Id != code.Id).Append(code));
    }
}
