using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Rows;

/// <summary>
/// Reads a row of any command: as the object that the command gave, or by its properties after it went through a file or a remote session.
/// A row that is flat already keeps its id and whatever fields somebody added.
/// </summary>
internal static class RowReader
{
    private const int IdLength = 16;

    private static readonly Dictionary<Type, string> s_kinds = new()
    {
        [typeof(WrapupResult)] = RowKind.Result,
        [typeof(ParticipantWrapup)] = RowKind.Assigned,
        [typeof(MissingWrapup)] = RowKind.Analytics,
        [typeof(ConversationEvent)] = RowKind.Event,
    };

    /// <summary>Each property tells one kind of row from the others.</summary>
    private static readonly (string Property, string Kind)[] s_marks =
    [
        ("Outcome", RowKind.Result),
        ("Reason", RowKind.Analytics),
        ("EventType", RowKind.Event),
        ("AssignedCode", RowKind.Assigned),
    ];

    /// <summary>Whether it is an output of ours that can be read as it is.</summary>
    public static bool IsRow(object item) => s_kinds.ContainsKey(item.GetType());

    /// <summary>An output of ours.</summary>
    public static FlatRow Read(object row) => s_kinds.TryGetValue(row.GetType(), out string? kind)
        ? Flat(kind, row, name => row.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public)?.GetValue(row))
        : throw NotARow(row, $"it is of type {row.GetType().Name}");

    /// <summary>Something with the properties of such an output: a line of a CSV file, an object from a remote session.</summary>
    /// <param name="members">Its properties, in any case.</param>
    /// <param name="row">What it was.</param>
    public static FlatRow Read(IReadOnlyDictionary<string, object?> members, object row)
    {
        object? Value(string name) => members.TryGetValue(name, out object? value) ? value : null;

        if (Value(RowFields.EventId) is { } id && Value(RowFields.Kind) is { } told && Value("conversationId") is not null)
        {
            return FlatAlready(members, row, TextOf(id), TextOf(told));
        }

        string? kind = s_marks.FirstOrDefault(mark => members.ContainsKey(mark.Property)).Kind;
        return kind is not null
            ? Flat(kind, row, Value)
            : throw NotARow(row, "it has none of the properties Outcome, Reason, EventType, AssignedCode");
    }

    private static FlatRow Flat(string kind, object source, Func<string, object?> property)
    {
        object? First(IEnumerable<string> names) => names.Select(property).FirstOrDefault(static value => value is not (null or ""));

        if (First(["ConversationId"]) is null)
        {
            throw NotARow(source, "it is about no conversation");
        }

        var row = new FlatRow(source)
        {
            Time = TimeOf(First(RowFields.TimesOf(kind))),
            Notes = TextOf(First(RowFields.Private.Property)) is { Length: > 0 } notes ? notes : null,
        };
        var fields = new FlatRow(source);
        foreach (RowField field in RowFields.All)
        {
            AddTo(fields, field, First(field.Property));
        }

        // What tells one row from another comes first: a table or a log shows it first.
        row.Add(RowFields.Kind, kind);
        row.Add(RowFields.CodeState, CodeState.Of(kind, fields.Text));
        if (row.Time is { } time)
        {
            row.Add(RowFields.Time, time);
        }

        foreach (string name in fields.Names)
        {
            row.Add(name, fields.Value(name));
        }

        if (TimeOf(property("AfterCallWorkStart")) is { } begun && TimeOf(property("AfterCallWorkEnd")) is { } ended && ended >= begun)
        {
            row.Add(RowFields.AfterCallWorkSeconds, Math.Round((ended - begun).TotalSeconds, 3));
        }

        row.Add(RowFields.EventId, IdOf(row));
        return row;
    }

    private static FlatRow FlatAlready(IReadOnlyDictionary<string, object?> members, object source, string? id, string? kind)
    {
        var row = new FlatRow(source)
        {
            Time = members.TryGetValue(RowFields.Time, out object? time) ? TimeOf(time) : null,
            Notes = members.TryGetValue(RowFields.Notes, out object? notes) ? TextOf(notes) : null,
        };
        row.Add(RowFields.Kind, kind);
        string[] dressing = [RowFields.Notes, RowFields.EventId, .. DressingOf(members)];
        foreach (KeyValuePair<string, object?> member in members)
        {
            if (Plain(member.Value) is { } value && !dressing.Contains(member.Key))
            {
                row.Add(member.Key, value);
            }
        }

        row.Add(RowFields.CodeState, CodeState.Open);
        row.Add(RowFields.EventId, id);
        return row;
    }

    /// <summary>What the form of a sink has put around the fields; another sending puts its own.</summary>
    private static string[] DressingOf(IReadOnlyDictionary<string, object?> members) =>
        members.ContainsKey("ddsource") ? ["ddsource", "service", "status", "timestamp"]
        : members.ContainsKey("TimeGenerated") ? ["TimeGenerated", "Source"]
        : ["eventType", "timestamp"];

    private static void AddTo(FlatRow row, RowField field, object? value)
    {
        switch (field.Kind)
        {
            case FieldKind.Moment when TimeOf(value) is { } time:
                row.Add(field.Name, time);
                break;
            case FieldKind.Number when double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double number):
                row.Add(field.Name, Number(number));
                break;
            case FieldKind.Flag when bool.TryParse(TextOf(value), out bool flag):
                row.Add(field.Name, flag);
                break;
            case FieldKind.Text:
                row.Add(field.Name, TextOf(value));
                break;
        }
    }

    /// <summary>
    /// The same for the same row however often it is sent, and whatever it went through in between; of times only the seconds count, which
    /// is what a CSV file keeps. What was read again later without a change is the same row.
    /// </summary>
    private static string IdOf(FlatRow row)
    {
        bool happened = row.Kind is RowKind.Result or RowKind.Event;
        string?[] parts =
        [
            row.Kind, row.Text("conversationId"), row.Text("participantId"), row.Text("communicationId"),
            row.Text("wrapupCode") ?? row.Text("requestedCode"), row.Text("outcome") ?? row.Text("reason") ?? row.Text("conversationEvent"),
            happened ? row.Time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : null,
        ];
        byte[] digest = Digest.Of(Encoding.UTF8.GetBytes(string.Join("\u001f", parts)));
        return string.Concat(digest.Take(IdLength).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static object? Plain(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        DateTime or DateTimeOffset => TimeOf(value) is { } time ? FlatRow.Iso(time) : null,
        byte or short or int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or double or decimal => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        string text => ShownText.Of(text),
        Enum or Guid or Uri => value.ToString(),
        _ => null,
    };

    private static object? Number(double number) =>
        double.IsNaN(number) || double.IsInfinity(number) ? null
        : Math.Abs(number) < 1e15 && Math.Floor(number) == number ? (object)(long)number
        : number;

    private static string? TextOf(object? value) =>
        value is null ? null : ShownText.Of(Convert.ToString(value, CultureInfo.InvariantCulture)).Trim();

    /// <summary>Times of this module are UTC, also where a file no longer says so.</summary>
    private static DateTimeOffset? TimeOf(object? value) => value switch
    {
        null => null,
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Local } local => new DateTimeOffset(local),
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => DateTimeOffset.TryParse(TextOf(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset read)
            ? read
            : null,
    };

    private static GenesysException NotARow(object row, string why) => new(new Failure(
        FailureId.NotARow,
        FailureCategory.InvalidData,
        $"The input is no row about a wrap-up: {why}.",
        "Pipe what Set-ParticipantWrapup, Get-ParticipantWrapup, Find-MissingWrapup, Import-WrapupJournal or " +
        "ConvertFrom-ConversationEvent " +
        "gives, or a file that such rows were exported to.")
    { Target = row is string text ? Redaction.Shapes(text) : row });
}
