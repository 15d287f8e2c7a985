using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Explain;

/// <summary>From an error to its cause and the next step, whatever tool the error came from.</summary>
internal static class ErrorTranslator
{
    private const int MostNamed = 4;

    private static readonly TimeSpan s_longWait = TimeSpan.FromSeconds(180);

    public static WrapupDiagnosis Translate(Exception exception) => Translate(ErrorIntake.Read(exception));

    public static WrapupDiagnosis Translate(ReportedError error)
    {
        Explanation main = Explain(error);
        var findings = new List<Finding> { main.Finding };
        findings.AddRange(AboutTheWords(error, main.Finding.FindingId));
        findings.AddRange(AboutTheCall(error));
        findings.AddRange(AboutNested(error, main.Finding.FindingId));
        findings.AddRange(AboutEffect(error, main));
        return new WrapupDiagnosis
        {
            Verdict = main.Certain ? Verdict.No : Verdict.Unknown,
            Summary = main.Finding.Message,
            NextStep = main.Finding.Remedy,
            FindingId = main.Finding.FindingId,
            Gate = main.Gate?.ToString(),
            StatusCode = error.StatusCode,
            ErrorCode = error.ErrorCode,
            CorrelationId = error.CorrelationId,
            ConversationId = IdIn(error, "conversationId"),
            ParticipantId = IdIn(error, "participantId"),
            CommunicationId = IdIn(error, "communicationId"),
            Findings = [.. findings],
        };
    }

    private static Explanation Explain(ReportedError error)
    {
        KnownError? known = IsTokenLimit(error) ? KnownErrors.TokenLimit : KnownErrors.Find(error.ErrorCode);
        if (known is { SaysNothing: true } || error.ErrorCode is null)
        {
            known = SaidMessages.Known(error.Words) ?? known;
        }

        if (error.Failure is { } failure)
        {
            return OfFailure(error, failure, known);
        }

        SaidMessage? said = SaidMessages.Reported(error.Words);
        if (known is not null && (said is null || !known.SaysNothing))
        {
            return OfKnown(error, known);
        }

        if (known is null && error.ErrorCode is { } unknown && !error.Foreign)
        {
            return OfUnknownCode(error, unknown);
        }

        if (error.Foreign)
        {
            return OfForeignAnswer(error);
        }

        if (said is not null)
        {
            SaidMessage named = said with { NextStep = WithPermissions(error, said.Gate, said.NextStep) };
            return new Explanation(named.AsFinding(Evidence(error, null), WithIds(error, named.Command)!), named.Gate, Certain: true);
        }

        if (error.StatusCode is { } status)
        {
            return OfStatus(error, status);
        }

        return error.WireFindingId is { } wire ? OfWire(error, wire) : OfStatus(error, 0);
    }

    /// <summary>The module's own error: the module knew what was asked for, so its words come first, and nothing of it is lost.</summary>
    private static Explanation OfFailure(ReportedError error, Failure failure, KnownError? known)
    {
        string finding = failure.FindingId ?? FindingIds.PlatformUnknownCode;
        bool sameCause = known?.FindingId == finding;
        return new Explanation(
            Advice.Fail(finding, sameCause ? known!.Cause : failure.Message, failure.NextStep, known?.Basis ?? Basis.Documented,
                Evidence(error, failure.Message), known?.Command),
            known?.Gate ?? GateOf(finding),
            Certain: !error.MayHaveTakenEffect && GateOf(finding) != Gate.Platform);
    }

    private static Explanation OfKnown(ReportedError error, KnownError known) => new(
        Advice.Fail(
            known.FindingId,
            known.Cause,
            WithPermissions(error, known.Gate, WithWait(error, known.NextStep)),
            known.Basis,
            Evidence(error, null),
            WithIds(error, known.Command)),
        known.Gate,
        Certain: known.Gate != Gate.Platform && known.FindingId != FindingIds.WriteConflict);

    /// <summary>A refusal may name the permissions that are missing; they are what to ask for, so they come first.</summary>
    private static string WithPermissions(ReportedError error, Gate gate, string nextStep)
    {
        string[] named = gate is Gate.Permission or Gate.Division
            ? [.. (error.Words ?? string.Empty).Split([' ', ',', ';', '[', ']', '(', ')', '\'', '"'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.TrimEnd('.', ':'))
                .Where(word => word.Split(':') is { Length: 3 } parts && parts.All(part => part.Length > 1 && part.All(char.IsLetter)))
                .Distinct().Take(MostNamed)]
            : [];
        return named.Length == 0 ? nextStep : $"Grant {string.Join(" or ", named)}, which the answer names. {nextStep}";
    }

    private static Explanation OfUnknownCode(ReportedError error, string code)
    {
        StatusAdvice status = StatusAdvice.Of(error.StatusCode ?? 0);
        SaidMessage? said = SaidMessages.Reported(error.Words);
        string alone = said is not null ? $" {said.Cause}"
            : error.StatusCode is null ? string.Empty
            : $" By the status alone ({error.StatusCode}): {status.Cause}";
        return new Explanation(
            Advice.Unknown(
                FindingIds.PlatformUnknownCode,
                $"The platform declares no error code {Advice.Quoted(code)} for the operations that this module knows.{alone}",
                said?.NextStep ?? (error.StatusCode is null
                    ? "Check which service answered; if it is the platform, give the correlation id to the vendor's support."
                    : status.NextStep),
                Basis.Unknown,
                Evidence(error, null),
                said is null ? null : WithIds(error, said.Command)),
            said?.Gate ?? status.Gate,
            Certain: error.StatusCode is >= 400 and < 500 and not 409);
    }

    private static Explanation OfForeignAnswer(ReportedError error)
    {
        string page = error.Words == ErrorBodyReader.WebPage ? ErrorBodyReader.WebPage : "a page titled " + Advice.Quoted(error.Words);
        return new Explanation(
            Advice.Fail(
                FindingIds.PlatformAnswer,
                $"The answer is not the platform's: it is {page}. It comes from a proxy, a gateway or a wrong host.",
                "Check the host (https://api.<region domain>) and what stands between here and the platform.",
                Basis.Inferred,
                Evidence(error, null)),
            Gate.Platform,
            Certain: false);
    }

    private static Explanation OfStatus(ReportedError error, int status)
    {
        StatusAdvice advice = StatusAdvice.Of(status);
        return new Explanation(
            Advice.Make(
                advice.FindingId,
                status is >= 400 and < 600 ? FindingStatus.Fail : FindingStatus.Unknown,
                advice.Cause,
                WithWait(error, advice.NextStep),
                Basis.Inferred,
                Evidence(error, null)),
            advice.Gate,
            Certain: status is >= 400 and < 500 and not (408 or 409));
    }

    private static Explanation OfWire(ReportedError error, string finding)
    {
        (string cause, string nextStep) = finding == FindingIds.PlatformTimeout
            ? ("No answer came in time. A write may have taken effect all the same.", "Read the state back before repeating a write.")
            : ("The connection to the platform failed or broke.", "Check the host name, the region, the network and the proxy.");
        return new Explanation(
            Advice.Unknown(finding, cause, nextStep, Basis.Inferred, Evidence(error, null)), Gate.Platform, Certain: false);
    }

    /// <summary>The answer to the error's message, beside the one to its code.</summary>
    private static IEnumerable<Finding> AboutTheWords(ReportedError error, string told) =>
        told == FindingIds.PlatformUnknownCode && SaidMessages.Reported(error.Words) is { } said
            ? [said.AsFinding(null, WithIds(error, said.Command)!)]
            : [];

    /// <summary>Where method and address are known: whether the call exists, and whether it is the right one.</summary>
    private static IEnumerable<Finding> AboutTheCall(ReportedError error) => error.Uri is null || error.Failure is not null
        ? []
        : RequestLint.Check(new RequestDraft { Method = error.Method, Uri = error.Uri, Body = error.RequestBody });

    private static IEnumerable<Finding> AboutNested(ReportedError error, string told) => error.Nested
        .Select(nested => Explain(nested).Finding)
        .Where(finding => finding.FindingId != told);

    private static IEnumerable<Finding> AboutEffect(ReportedError error, Explanation main)
    {
        bool open = error.MayHaveTakenEffect || (error.StatusCode is 409 or >= 500 && error.Method is not ("GET" or "HEAD"));
        if (open && main.Finding.FindingId != FindingIds.WriteUnclear)
        {
            yield return Advice.Warn(
                FindingIds.WriteUnclear,
                "If this was a write, it may have taken effect although no success was reported. There is no idempotency key.",
                "Read back what is there before repeating it.",
                Basis.Documented,
                command: WithIds(error, "Get-ParticipantWrapup -ConversationId '<conversation>'"));
        }

        if (error.RetryAfter is { } wait && wait > s_longWait)
        {
            yield return Advice.Warn(
                FindingIds.LimitRequests,
                $"The platform asks to wait {wait.TotalMinutes:0} minutes. That is a limit of hours or a day, not of a minute.",
                "Stop the run, keep the rows that are not done, and start again with them after the wait.",
                Basis.Inferred);
        }
    }

    private static bool IsTokenLimit(ReportedError error) =>
        error.ErrorCode == "invalid_request" && error.Words?.IndexOf("rate limit", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string WithWait(ReportedError error, string nextStep) => error.RetryAfter is { } wait
        ? $"{nextStep} (Retry-After: {wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s)"
        : nextStep;

    private static string? Evidence(ReportedError error, string? own)
    {
        string status = string.Join(
            " ", new[] { error.StatusCode?.ToString(CultureInfo.InvariantCulture), error.ErrorCode }.Where(part => part is not null));
        string words = error.Words ?? own ?? string.Empty;
        string details = error.Details.Count > 0 ? $" [{string.Join("; ", error.Details)}]" : string.Empty;
        string text = string.Join(": ", new[] { status, words }.Where(part => part.Length > 0)) + details;
        return text.Length == 0 ? null : text;
    }

    private static string? IdIn(ReportedError error, string placeholder) => CallPath.Parse(error.Uri).ValueOf(placeholder);

    private static string? WithIds(ReportedError error, string? command) =>
        command is not null && IdIn(error, "conversationId") is { } id ? command.Replace("<conversation>", id) : command;

    private static Gate? GateOf(string finding) => finding.Split('.')[0] switch
    {
        "Session" => Gate.Session,
        "Access" => finding == FindingIds.AccessScope ? Gate.Scope : finding == FindingIds.AccessDivision ? Gate.Division : Gate.Permission,
        "Id" or "Target" => Gate.Id,
        "State" or "Write" => Gate.State,
        "Code" => Gate.Code,
        "Request" => Gate.Request,
        "Limit" => Gate.Limit,
        "Platform" => Gate.Platform,
        _ => null,
    };

    private sealed record Explanation(Finding Finding, Gate? Gate, bool Certain);
}
