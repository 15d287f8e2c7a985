using System;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using static System.FormattableString;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Cleans a request once, before anything is sent, and says what is wrong with it: a clear word instead of the platform's "malformed
/// syntax".
/// </summary>
internal static class RequestCheck
{
    /// <summary>
    /// The limit on a request's bytes that people quote from the platform's page of limits. It warns, and holds nothing back.
    /// </summary>
    public const int MostBytes = 512_000;

    /// <summary>No id or name of a code or an agent comes near this; what is longer was pasted by accident.</summary>
    private const int LongestName = 1_000;

    private const int ShownLetters = 40;
    private const int MostColumns = 12;

    /// <summary>The request as the engine takes it. Throws the first fault.</summary>
    public static WrapupRequest Clean(WrapupRequest request)
    {
        WrapupRequest clean = CleanTarget(request) with
        {
            WrapupCode = string.IsNullOrWhiteSpace(request.WrapupCode) ? null : request.WrapupCode,
        };
        Failure? fault = MissingCode(clean) ?? CodeFault(clean.WrapupCode) ?? NotesFault(clean) ?? NumbersFault(clean);
        return fault is null ? clean : throw new GenesysException(fault);
    }

    /// <summary>The same for the target alone: ids as the platform writes them, the level by its name, null for what is blank.</summary>
    public static WrapupRequest CleanTarget(WrapupRequest request) => request with
    {
        ConversationId = string.IsNullOrWhiteSpace(request.ConversationId)
            ? throw new GenesysException(MissingConversation(request.Row))
            : ConversationReader.IdOf(request.ConversationId),
        ParticipantId = IdOf(nameof(request.ParticipantId), request.ParticipantId),
        CommunicationId = IdOf(nameof(request.CommunicationId), request.CommunicationId),
        UserId = AgentOf(request.UserId),
        Level = LevelOf(request.Level),
    };

    /// <summary>A text as an error may quote it: one line, not long.</summary>
    public static string Shown(string? text)
    {
        string quoted = $"'{ShortText.Line(text, ShownLetters)}'";
        return text?.Length > ShownLetters ? $"{quoted} ({text.Length} characters)" : quoted;
    }

    private static string? IdOf(string parameter, string? given) => string.IsNullOrWhiteSpace(given)
        ? null
        : PlatformId.Clean(given) ?? throw new GenesysException(new Failure(
            FailureId.InvalidId,
            FailureCategory.InvalidArgument,
            $"-{parameter} {Shown(given)} is not an id: the platform's ids look like 6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55.",
            "Take the id from Get-Conversation, Get-ConversationParticipant or the event.")
        { FindingId = FindingIds.IdShape });

    /// <summary>An id, or the name of somebody in the conversation.</summary>
    private static string? AgentOf(string? given)
    {
        string text = given?.Trim() ?? string.Empty;
        return PlatformId.Clean(text) is null && text.Length <= LongestName && AgentChoice.MayBeName(text)
            ? text
            : IdOf(nameof(WrapupRequest.UserId), given);
    }

    private static string? LevelOf(string? given) => given is null
        ? null
        : WrapupLevel.Find(given) ?? throw new GenesysException(Value(
            "Level",
            $"{Shown(given)} is no level",
            "Pass Participant or Communication, or leave the choice to the command.",
            FindingIds.TargetLevel));

    private static Failure MissingConversation(RequestRow? row) => new(
        FailureId.MissingInput,
        FailureCategory.InvalidArgument,
        row is null
            ? "No conversation was given: -ConversationId is empty, or the object in the pipeline has no property of that name."
            : $"No conversation was given: the column ConversationId is empty or missing. {Columns(row)}",
        "Pass a conversation id, or pipe objects that have ConversationId (Get-ConversationParticipant, Import-Csv).")
    { FindingId = FindingIds.IdConversation };

    private static Failure? MissingCode(WrapupRequest request) => request.WrapupCode is null && !request.Provisional
        ? new Failure(
            FailureId.MissingInput,
            FailureCategory.InvalidArgument,
            "No wrap-up code was given, and only a provisional wrap-up can do without one." +
                (request.Row is { } row ? $" {Columns(row)}" : string.Empty),
            "Pass -WrapupCode with a code's name or id; Get-WrapupCode lists them.")
        { FindingId = FindingIds.CodeMissing }
        : null;

    private static string Columns(RequestRow row)
    {
        string shown = string.Join(", ", row.Columns.Take(MostColumns).Select(Shown));
        string more = row.Columns.Count > MostColumns ? ", …" : ".";
        return row.Columns.Count == 0 ? "The row has no columns." : $"The row has the columns {shown}{more}";
    }

    private static Failure? CodeFault(string? given)
    {
        string code = given?.Trim() ?? string.Empty;
        return code.Length > LongestName || code.Any(char.IsControl)
            ? Value(
                "WrapupCode",
                $"{Shown(code)} can be neither a code's name nor its id",
                "Pass the name or id of one code; Get-WrapupCode lists them.",
                FindingIds.CodeExists)
            : null;
    }

    private static Failure? NotesFault(WrapupRequest request)
    {
        const string Action = "Shorten or clean the notes and try again.";
        if (request.Notes is { } notes)
        {
            if (notes.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t')))
            {
                return Value("Notes", "contains control characters, which nobody could read there", Action, FindingIds.RequestMember);
            }

            if (HasHalfCharacter(notes))
            {
                return Value("Notes", "is cut in the middle of a character and would arrive altered", Action, FindingIds.RequestMember);
            }
        }

        return null;
    }

    /// <summary>What somebody should know who sends much; null where it is not much.</summary>
    public static string? SizeWarning(WrapupRequest request)
    {
        int bytes = Encoding.UTF8.GetByteCount(request.Notes ?? string.Empty) +
            (request.Tags ?? []).Sum(tag => Encoding.UTF8.GetByteCount(tag ?? string.Empty));
        return SizeWarning(bytes, "The notes and tags have");
    }

    public static string? SizeWarning(int bytes, string what) => bytes > MostBytes
        ? Invariant($"{what} {bytes:N0} bytes; people quote {MostBytes:N0} as the most that the platform takes in a request.")
        : null;

    private static Failure? NumbersFault(WrapupRequest request)
    {
        if (request.DurationSeconds < 0)
        {
            return Value(
                "DurationSeconds",
                $"{request.DurationSeconds} is below zero",
                "Pass the seconds of after-call work, or leave it out.",
                FindingIds.RequestMember);
        }

        return request.VerifyTimeout < TimeSpan.Zero
            ? Value(
                "VerifyTimeout",
                $"{request.VerifyTimeout} is below zero",
                "Pass a time span or seconds, or -NoVerify.",
                FindingIds.RequestMember)
            : null;
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
