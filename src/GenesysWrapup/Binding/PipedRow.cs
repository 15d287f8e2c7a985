using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Binding;

/// <summary>
/// A row of somebody's list: the columns of a CSV, or the keys of a hashtable. It is read by the headers that people's exports have, and
/// what is the user's own travels on with the result.
/// </summary>
internal sealed class PipedRow
{
    /// <summary>
    /// What a parameter's column is called in people's lists; compared by letters and digits alone. A new value comes before that which an
    /// export says is there.
    /// </summary>
    private static readonly Dictionary<string, string[]> s_headers = new(StringComparer.Ordinal)
    {
        ["ConversationId"] = ["conversationid", "interactionid", "conversation", "interaction"],
        ["ParticipantId"] = ["participantid"],
        ["CommunicationId"] = ["communicationid", "sessionid"],
        ["UserId"] = ["userid", "agentid", "agent", "agentname"],
        ["WrapupCode"] =
        [
            "newwrapupcode", "newcode", "newwrapup", "newdisposition",
            "wrapupcode", "code", "wrapupcodeid", "wrapupcodename", "codeid", "codename", "wrapup", "wrapupname", "disposition",
            "dispositioncode",
        ],
        ["Notes"] = ["newnotes", "notes", "note", "wrapupnotes", "wrapupnote"],
        ["Tag"] = ["tag", "tags"],
        ["DurationSeconds"] = ["durationseconds"],
        ["Provisional"] = ["provisional"],
        ["Attribute"] = ["attribute", "attributes"],
        [RowColumn] = ["row"],
    };

    private const string RowColumn = "Row";

    /// <summary>What results and participants have is no column that somebody forgot to name well.</summary>
    private static readonly HashSet<string> s_ours =
    [
        .. new[] { typeof(WrapupResult), typeof(ParticipantWrapup), typeof(ConversationParticipant) }
            .SelectMany(static type => type.GetProperties())
            .Select(static property => property.Name),
    ];

    private static readonly HashSet<string> s_results = [.. typeof(WrapupResult).GetProperties().Select(static property => property.Name)];

    private readonly IReadOnlyList<KeyValuePair<string, object?>> _cells;

    private PipedRow(IEnumerable<KeyValuePair<string, object?>> cells) => _cells = [.. cells];

    public IReadOnlyList<string> Columns => [.. _cells.Select(cell => cell.Key)];

    /// <summary>The columns that a result has no property for.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Own => [.. _cells.Where(cell => !s_results.Contains(cell.Key))];

    /// <summary>The row's number where it has one, as the rows of an earlier run have.</summary>
    public int? Number => int.TryParse(Text(RowColumn), out int number) && number > 0 ? number : null;

    /// <summary>A row; null for everything else, such as an id, a participant or an event.</summary>
    public static PipedRow? Of(object? input) => PipelineValues.Unwrapped(input) switch
    {
        IDictionary table => new PipedRow(
            from DictionaryEntry entry in table
            where entry.Key is not null
            select new KeyValuePair<string, object?>(entry.Key.ToString()!, entry.Value)),
        PSCustomObject when input is PSObject shaped => new PipedRow(
            shaped.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value))),
        _ => null,
    };

    public object? Value(string parameter) => s_headers[parameter]
        .SelectMany(header => _cells.Where(cell => Plain(cell.Key) == header))
        .Select(cell => PipelineValues.Unwrapped(cell.Value))
        .FirstOrDefault(value => value is not null && value is not string { Length: 0 });

    public string? Text(string parameter) => Value(parameter) switch
    {
        null => null,
        WrapupCode code => code.Id,
        { } value => PipelineValues.Given(value.ToString()),
    };

    /// <summary>What to say of columns that nothing was read from, although their names come near to one that is.</summary>
    public IEnumerable<string> Unread() =>
        from cell in _cells
        where !s_ours.Contains(cell.Key) && !s_headers.Values.Any(headers => headers.Contains(Plain(cell.Key)))
        let near = NearestNames.Of(cell.Key, s_headers.Keys, 1)
        where near.Count > 0
        select $"The column '{ShortText.Line(cell.Key)}' is not read; the one for that is called '{near[0]}'. It stays with the result.";

    private static string Plain(string header) => new([.. header.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
