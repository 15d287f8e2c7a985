using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Checkups;

/// <summary>The findings of one target, in the order of the checks, and the verdict that follows from them.</summary>
internal sealed class FindingList
{
    /// <summary>Beyond this nobody reads at a prompt.</summary>
    private const int LongestMessage = 300;

    private readonly List<Finding> _findings;
    private Finding? _undecided;

    public FindingList()
        : this([])
    {
    }

    private FindingList(IEnumerable<Finding> findings) => _findings = [.. findings];

    public IReadOnlyList<Finding> All => _findings;

    /// <summary>The first failure; where there is none, the first thing that was not readable and that the verdict hangs on.</summary>
    public Finding? Deciding => _findings.FirstOrDefault(finding => finding.Status == FindingStatus.Fail) ?? _undecided;

    public string Verdict => Deciding switch
    {
        { Status: FindingStatus.Fail } => Findings.Verdict.No,
        not null => Findings.Verdict.Unknown,
        null => Findings.Verdict.Yes,
    };

    /// <summary>A list of its own that begins with what is true for every target.</summary>
    public FindingList Branch() => new(_findings) { _undecided = _undecided };

    public void Add(Finding finding) => _findings.Add(finding);

    public void Pass(string id, string message, Basis basis, string? evidence = null) =>
        Add(new Finding { FindingId = id, Status = FindingStatus.Pass, Message = message, Evidence = evidence, Basis = basis.ToString() });

    /// <summary>Not readable, or not knowable; it does not stand in the way of a verdict.</summary>
    public void Unknown(string id, string message, string remedy, string? evidence = null) =>
        Add(Advice.Unknown(id, message, remedy, Basis.Unknown, evidence));

    /// <summary>Not knowable, and without it there is no verdict.</summary>
    public void Undecided(Finding finding)
    {
        Add(finding);
        _undecided ??= finding;
    }

    /// <summary>
    /// What the engine would refuse is a failed check, with the engine's own words. Where those list what they are about, the list is
    /// the evidence.
    /// </summary>
    public void Fail(Failure failure, string fallbackId, string? command = null)
    {
        int colon = failure.Message.IndexOf(": ", StringComparison.Ordinal);
        bool lists = failure.Message.Length >= LongestMessage && colon > 0;
        Add(new Finding
        {
            FindingId = failure.FindingId ?? fallbackId,
            Status = FindingStatus.Fail,
            Message = lists ? failure.Message.Substring(0, colon) + "." : failure.Message,
            Remedy = failure.NextStep,
            Command = command,
            Evidence = lists ? failure.Message.Substring(colon + 2) : ShownText.Echo(failure.Target as string),
            Basis = nameof(Basis.Observed),
        });
    }
}
