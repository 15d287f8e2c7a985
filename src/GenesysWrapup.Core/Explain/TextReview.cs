using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Lint.Dialects;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Explain;

/// <summary>
/// Everything that is to be said about a pasted text: a verdict for each call, one for the scopes, states and packages that it names,
/// one for the error that it reports, and at the end the one command to run.
/// </summary>
internal static class TextReview
{
    private const int MostCalls = 5;
    private const int LongestSaid = 120;

    /// <param name="text">The text as it was pasted.</param>
    /// <param name="completed">Adds to a call what was given beside the text: headers, the grant.</param>
    public static IReadOnlyList<RequestVerdict> Of(string text, Func<RequestDraft, RequestDraft>? completed = null)
    {
        PastedText pasted = PastedText.Read(text);
        var verdicts = new List<RequestVerdict>();
        for (int i = 0; i < pasted.Calls.Count; i++)
        {
            RequestDraft draft = pasted.Calls[i].Draft with { ClientCredentials = pasted.Claims.ClientCredentials };
            verdicts.Add(RequestLint.Judge(completed?.Invoke(draft) ?? draft, pasted.Calls[i].Dialect, pasted.Lines[i]));
        }

        if (Claims(pasted.Claims) is { } claims)
        {
            verdicts.Add(claims);
        }

        if (PastedAnswer.In(Advice.Masked(text)) is { } error)
        {
            verdicts.Add(AboutError(error));
        }

        if (verdicts.Count > 1)
        {
            verdicts.Add(Answer(verdicts));
        }

        return verdicts;
    }

    /// <summary>The error that a text reports, explained, with what is wrong with the calls in it.</summary>
    public static WrapupDiagnosis Diagnosed(string text, ReportedError given)
    {
        string clean = Advice.Masked(text.Length > PastedText.Longest ? text.Substring(0, PastedText.Longest) : text);
        IReadOnlyList<PlacedCall> calls = PastedText.Read(clean).Calls;
        bool page = calls.Count > 0 || clean.Length > Advice.Longest;
        ReportedError error = given.CompletedBy((page ? PastedAnswer.In(clean) : null) ?? ErrorBodyReader.Read(clean));
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(error);
        if (error.Uri is not null)
        {
            return diagnosis;
        }

        var wrong = new List<Finding>();
        foreach (PlacedCall call in calls)
        {
            Finding? main = VerdictFindings.Deciding(RequestLint.Check(call.Draft));
            bool certain = main is { Status: not FindingStatus.Unknown };
            if (certain && wrong.Count < MostCalls && wrong.All(finding => finding.Message != main!.Message))
            {
                wrong.Add(main!);
            }
        }

        return diagnosis.With(copy => copy.Findings = [.. diagnosis.Findings, .. wrong]);
    }

    private static RequestVerdict? Claims(RequestDraft claims)
    {
        IReadOnlyList<Finding> findings = RequestLint.Check(claims with { ClientCredentials = false });
        IEnumerable<string> names = claims.Scopes.Concat(claims.States).Concat(claims.Packages)
            .Where(name => findings.Any(finding => finding.Message.IndexOf(Advice.Quoted(name), StringComparison.Ordinal) >= 0));
        return VerdictFindings.Deciding(findings) is not { } main ? null : new RequestVerdict
        {
            About = "Claims",
            Call = "what the text says besides",
            Status = main.Status.ToString(),
            Summary = findings.Count == 1
                ? main.Message
                : Advice.Fit($"Of the names in the text, these do not exist: {string.Join(", ", names)}."),
            Remedy = findings.Count == 1 ? main.Remedy : null,
            FindingId = main.FindingId,
            Command = main.Command,
            Findings = [.. findings],
        };
    }

    private static RequestVerdict AboutError(ReportedError error)
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(error);
        string?[] parts = [error.StatusCode?.ToString(CultureInfo.InvariantCulture), error.ErrorCode, error.Words];
        string said = ShortText.Line(string.Join(" ", parts.Where(part => part is not null)), LongestSaid);
        return new RequestVerdict
        {
            About = "Error",
            Call = said,
            Status = diagnosis.Findings[0].Status.ToString(),
            Summary = diagnosis.Summary,
            Remedy = diagnosis.NextStep,
            FindingId = diagnosis.FindingId,
            Command = diagnosis.Findings.Select(finding => finding.Command).FirstOrDefault(command => command is not null),
            Findings = diagnosis.Findings,
        };
    }

    /// <summary>The one command: that of the call which says most, and sets a code if any does.</summary>
    private static RequestVerdict Answer(List<RequestVerdict> verdicts)
    {
        RequestVerdict[] calls = verdicts.Where(verdict => verdict.About == "Call").ToArray();
        int wrong = calls.Count(verdict => verdict.Status == "Fail");
        string? command = verdicts
            .Select(verdict => verdict.Command)
            .OfType<string>()
            .OrderBy(line => line.StartsWith("Set-ParticipantWrapup", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(line => line.Count(letter => letter == '<'))
            .ThenByDescending(line => line.Split(' ').Count(word => Guid.TryParse(word, out _)))
            .FirstOrDefault();
        string counted = calls.Length switch
        {
            0 => "There is no call in the text.",
            1 => wrong == 1 ? "The call in the text will not work." : "The call in the text exists.",
            _ => wrong == 0 ? $"All {calls.Length} calls in the text exist."
                : wrong == calls.Length ? $"None of the {calls.Length} calls in the text will work."
                : $"{wrong} of the {calls.Length} calls in the text will not work.",
        };
        return new RequestVerdict
        {
            About = "Answer",
            Call = "the whole text",
            Status = wrong > 0 ? "Fail" : verdicts.Any(verdict => verdict.Status == "Fail") ? "Warning" : "Pass",
            Summary = command is null ? counted
                : counted + (command.IndexOf('<') < 0 ? " Run the command." : " Fill in what stands in <…> and run the command."),
            Command = command,
        };
    }
}
