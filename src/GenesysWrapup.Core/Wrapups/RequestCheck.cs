using System;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;
using static System.FormattableString;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What is wrong with a request before anything is sent: the clear word instead of the platform's "malformed syntax".</summary>
internal static class RequestCheck
{
    /// <summary>The platform's limit on the bytes of a request.</summary>
    private const int MostBytes = 512_000;

    /// <summary>No code's id or name comes near this; what is longer was pasted by accident.</summary>
    private const int LongestCode = 1_000;

    private const int ShownLetters = 40;

    /// <summary>The first fault, or null.</summary>
    public static Failure? Of(WrapupRequest request) =>
        IdsOf(request) ??
        MissingCode(request) ??
        CodeFault(request.WrapupCode) ??
        NotesFault(request) ??
        NumbersFault(request);

    /// <summary>What is wrong with the ids alone. The conversation's is judged by its reader.</summary>
    public static Failure? IdsOf(WrapupRequest request) =>
        MissingConversation(request.ConversationId) ??
        IdFault("ParticipantId", request.ParticipantId) ??
        IdFault("CommunicationId", request.CommunicationId) ??
        IdFault("UserId", request.UserId);

    /// <summary>An id of the platform's objects that is no GUID; null where it is one or none was given.</summary>
    private static Failure? IdFault(string parameter, string? id) =>
        string.IsNullOrWhiteSpace(id) || Guid.TryParse(id!.Trim(), out _)
            ? null
            : new Failure(
                FailureId.InvalidId,
                FailureCategory.InvalidArgument,
                $"-{parameter} {Shown(id)} is not an id: the platform's ids look like 6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55.",
                "Take the id from Get-Conversation, Get-ConversationParticipant or the event.")
            { FindingId = FindingIds.IdShape };

    private static Failure? MissingConversation(string? conversationId) => string.IsNullOrWhiteSpace(conversationId)
        ? new Failure(
            FailureId.MissingInput,
            FailureCategory.InvalidArgument,
            "No conversation was given: -ConversationId is empty, or the object in the pipeline has no property of that name.",
            "Pass a conversation id, or pipe objects that have ConversationId (Get-ConversationParticipant, Import-Csv).")
        { FindingId = FindingIds.IdConversation }
        : null;

    /// <summary>A text as an error may quote it: one line, not long.</summary>
    public static string Shown(string? text)
    {
        string line = new((text ?? string.Empty).Take(ShownLetters).Select(letter => char.IsControl(letter) ? '?' : letter).ToArray());
        return text?.Length > ShownLetters ? $"'{line}…' ({text.Length} characters)" : $"'{line}'";
    }

    private static Failure? MissingCode(WrapupRequest request) => string.IsNullOrWhiteSpace(request.WrapupCode) && !request.Provisional
        ? new Failure(
            FailureId.MissingInput,
            FailureCategory.InvalidArgument,
            "No wrap-up code was given, and only a provisional wrap-up may go without one.",
            "Pass -WrapupCode with a code's name or id; Get-WrapupCode lists them.")
        { FindingId = FindingIds.CodeMissing }
        : null;

    private static Failure? CodeFault(string? given)
    {
        string code = given?.Trim() ?? string.Empty;
        return code.Length > LongestCode || code.Any(char.IsControl)
            ? Value("WrapupCode", $"{Shown(code)} can be neither a code's name nor its id", "Pass the name or id of one code; Get-WrapupCode lists them.", FindingIds.CodeExists)
            : null;
    }

    private static Failure? NotesFault(WrapupRequest request)
    {
        const string Action = "Shorten or clean the notes and try again.";
        if (request.Notes is { } notes)
        {
            if (notes.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t')))
            {
                return Value("Notes", "holds control characters, which no reader of the notes could show", Action, FindingIds.RequestMember);
            }

            if (HasHalfCharacter(notes))
            {
                return Value("Notes", "ends or breaks in the middle of a character, so that it would arrive altered", Action, FindingIds.RequestMember);
            }
        }

        int bytes = Encoding.UTF8.GetByteCount(request.Notes ?? string.Empty) +
            (request.Tags ?? []).Sum(tag => Encoding.UTF8.GetByteCount(tag ?? string.Empty));
        return bytes > MostBytes
            ? Value("Notes", Invariant($"has {bytes:N0} bytes with its tags; the platform takes requests of {MostBytes:N0} bytes at most"), Action, FindingIds.LimitSize)
            : null;
    }

    private static Failure? NumbersFault(WrapupRequest request)
    {
        if (request.DurationSeconds < 0)
        {
            return Value("DurationSeconds", $"{request.DurationSeconds} is below zero", "Pass the seconds of after-call work, or leave it out.", FindingIds.RequestMember);
        }

        if (request.VerifyTimeout < TimeSpan.Zero)
        {
            return Value("VerifyTimeout", $"{request.VerifyTimeout} is below zero", "Pass a time span or seconds, or -NoVerify.", FindingIds.RequestMember);
        }

        return request.Level is null || WrapupLevel.All.Contains(request.Level, StringComparer.OrdinalIgnoreCase)
            ? null
            : Value("Level", $"{Shown(request.Level)} is no level", "Pass Participant or Communication, or leave the choice to the command.", FindingIds.TargetLevel);
    }

    private static Failure Value(string parameter, string fault, string nextStep, string finding) =>
        new(FailureId.InvalidValue, FailureCategory.InvalidArgument, $"-{parameter} {fault}.", nextStep) { FindingId = finding };

    private static bool HasHalfCharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
