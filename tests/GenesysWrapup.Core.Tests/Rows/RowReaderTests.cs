using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Rows;

/// <summary>Rows of every command as one flat shape.</summary>
public sealed class RowReaderTests
{
    /// <summary>Words of New Relic's query language and names that its events keep; a field of that name could not be asked for.</summary>
    private static readonly string[] s_kept =
    [
        "accountid",
        "appid",
        "entity",
        "eventtype",
        "timestamp",
        "ago",
        "and",
        "as",
        "auto",
        "begin",
        "begintime",
        "compare",
        "day",
        "days",
        "end", "endtime", "explain", "facet", "from", "hour", "hours", "in", "is", "like", "limit", "minute", "minutes", "month", "months",
        "not",
        "null",
        "offset",
        "or",
        "raw",
        "second",
        "seconds",
        "select",
        "since",
        "timeseries",
        "until",
        "week",
        "weeks",
        "where",
        "with",
    ];

    public static TheoryData<string> Kinds() => [RowKind.Result, RowKind.Assigned, RowKind.Analytics, RowKind.Event];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_ids_and_names_and_times_in_both_forms(string kind)
    {
        FlatRow row = Flat(kind);
        Assert.Equal(kind, row.Kind);
        Assert.Equal(SampleRows.Conversation, row.Text("conversationId"));
        Assert.Equal(SampleRows.Participant, row.Text("participantId"));
        Assert.Equal(row.Time!.Value, DateTimeOffset.Parse(row.Text("time")!, CultureInfo.InvariantCulture));
        Assert.EndsWith("Z", row.Text("time"), StringComparison.Ordinal);
        Assert.Equal(row.Time.Value.ToUnixTimeMilliseconds(), row.Value("timeMs"));
        Assert.Matches("^[0-9a-f]{32}$", row.EventId);
        Assert.All(row.Names, name => Assert.True(row.Value(name) is string or long or double or bool, $"{name} is not flat"));
        Assert.Equal("Anna Adler", kind == RowKind.Event ? "Anna Adler" : row.Text("userName"));
    }

    [Fact]
    public void What_each_kind_knows_is_there()
    {
        FlatRow result = Flat(RowKind.Result);
        Assert.Equal(
            ("Set", SampleRows.Code, "Sales follow-up"),
            (result.Text("outcome"), result.Text("wrapupCode"), result.Text("wrapupCodeName")));
        Assert.Equal((3L, 0.25), (result.Value("requests"), result.Value("elapsedSeconds")));
        FlatRow missing = Flat(RowKind.Analytics);
        Assert.Equal(
            ("NeverCoded", "Inferred", 60L),
            (missing.Text("reason"), missing.Text("basis"), missing.Value("afterCallWorkSeconds") is double s ? (long)s : 0));
        Assert.Equal("Wrapup", Flat(RowKind.Event).Text("conversationEvent"));
        Assert.Equal(12L, Flat(RowKind.Assigned).Value("wrapupSeconds"));
    }

    [Fact]
    public void No_field_has_a_name_that_a_sink_keeps_for_itself() => Assert.DoesNotContain(
        RowFields.All.Select(field => field.Name).Concat(["kind", "codeState", "time", "timeMs", "eventId", "notes", "batchId"]),
        name => s_kept.Contains(name.ToLowerInvariant()));

    [Fact]
    public void Notes_are_no_field()
    {
        foreach (object row in SampleRows.OfEveryKind())
        {
            FlatRow flat = RowReader.Read(row);
            Assert.DoesNotContain(flat.Names, name => flat.Text(name)!.Contains("customer's own", StringComparison.Ordinal));
        }

        Assert.Equal("the customer's own words", Flat(RowKind.Event).Notes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_row_has_the_same_id_also_after_a_file(string kind)
    {
        object row = Sample(kind);
        Assert.Equal(RowReader.Read(row).EventId, RowReader.Read(Sample(kind)).EventId);
        FlatRow back = RowReader.Read(AsCsv(row), row);
        FlatRow before = RowReader.Read(row);
        Assert.Equal(before.EventId, back.EventId);
        Assert.Equal(before.Names.Where(name => !name.EndsWith("Ms", StringComparison.Ordinal)).Order(),
            back.Names.Where(name => !name.EndsWith("Ms", StringComparison.Ordinal)).Order());
        Assert.Equal((before.Kind, before.State, before.Text("outcome")), (back.Kind, back.State, back.Text("outcome")));
    }

    [Fact]
    public void Another_code_outcome_or_moment_is_another_id()
    {
        WrapupResult row = SampleRows.Result();
        string[] ids =
        [
            .. new[]
            {
                row,
                row.With(copy => copy.AssignedCode = "other"),
                row.With(copy => copy.Outcome = WrapupOutcome.Failed),
                row.With(copy => copy.ConversationId = "other"),
                row.With(copy => copy.ParticipantId = "other"),
                row.With(copy => copy.CommunicationId = "other"),
                row.With(copy => copy.Time = row.Time.AddSeconds(1)),
            }.Select(one => RowReader.Read(one).EventId),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], RowReader.Read(row.With(copy => (copy.UserName, copy.Requests) = ("A. Adler", 9))).EventId);

        // Read again an hour later, without a change, it is the same.
        MissingWrapup missing = SampleRows.Missing();
        Assert.Equal(
            RowReader.Read(missing).EventId,
            RowReader.Read(missing.With(copy => (copy.DataAsOf, copy.EndTime) = (SampleRows.Now, SampleRows.Now))).EventId);
    }

    [Fact]
    public void A_flat_row_keeps_its_id_and_what_somebody_added()
    {
        FlatRow first = Flat(RowKind.Analytics);
        Dictionary<string, object?> members = first.Names.ToDictionary(
            name => name,
            name => (object?)first.Value(name),
            StringComparer.OrdinalIgnoreCase);
        members["team"] = "North";
        FlatRow again = RowReader.Read(members, members);
        Assert.Equal((first.EventId, first.State, first.Time, "North"), (again.EventId, again.State, again.Time, again.Text("team")));
    }

    [Theory]
    [InlineData("Set", CodeState.Coded)]
    [InlineData("AlreadySet", CodeState.Coded)]
    [InlineData("DoneBefore", CodeState.Coded)]
    [InlineData("Unverified", CodeState.Open)]
    [InlineData("NotReady", CodeState.Open)]
    [InlineData("TooLate", CodeState.Missing)]
    [InlineData("Refused", CodeState.Missing)]
    public void An_outcome_says_whether_a_code_is_there(string outcome, string state) =>
        Assert.Equal(state, RowReader.Read(new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Outcome"] = outcome, ["ConversationId"] = SampleRows.Conversation,
        }, outcome).State);

    [Theory]
    [InlineData(MissingReason.Coded, CodeState.Coded)]
    [InlineData(MissingReason.TimedOut, CodeState.Missing)]
    [InlineData(MissingReason.Skipped, CodeState.Missing)]
    [InlineData(MissingReason.DefaultCode, CodeState.Open)]
    [InlineData(MissingReason.Awaiting, CodeState.Open)]
    public void So_does_a_reason(string reason, string state) =>
        Assert.Equal(state, RowReader.Read(SampleRows.Missing().With(copy => copy.Reason = reason)).State);

    [Theory]
    [InlineData(SampleRows.Code, CodeState.Coded)]
    [InlineData(null, CodeState.Missing)]
    [InlineData("ININ-WRAP-UP-TIMEOUT", CodeState.Missing)]
    [InlineData("ININ-OUTBOUND-DNC-SKIPPED", CodeState.Open)]
    [InlineData("7fb334b0-0e9e-11e4-9191-0800200c9a66", CodeState.Open)]
    public void And_so_does_a_code(string? code, string state)
    {
        Assert.Equal(state, RowReader.Read(SampleRows.Assigned().With(copy => copy.AssignedCode = code)).State);
        Assert.Equal(state, RowReader.Read(SampleRows.Event().With(copy => copy.AssignedCode = code)).State);
    }

    [Fact]
    public void What_is_no_row_is_told_with_what_to_pipe()
    {
        foreach (object wrong in new object[] { "text", 7, SampleRows.Event().With(copy => copy.ConversationId = null) })
        {
            Failure failure = Assert.Throws<GenesysException>(() => RowReader.Read(wrong)).Failure;
            Assert.Equal((FailureId.NotARow, wrong, false), (failure.Id, failure.Target, failure.EndsCommand));
            Assert.Contains("Find-MissingWrapup", failure.NextStep, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_help_lists_every_field()
    {
        string page = Repository.Read("docs/en-US/about_GenesysWrapup_Metrics.md");
        IEnumerable<string> fields = RowFields.All.Select(field => field.Name)
            .Concat([
                RowFields.Kind,
                RowFields.CodeState,
                RowFields.Time,
                RowFields.EventId,
                RowFields.AfterCallWorkSeconds,
                RowFields.Notes,
                "batchId"
            ]);
        Assert.All(fields, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static FlatRow Flat(string kind) => RowReader.Read(Sample(kind));

    private static object Sample(string kind) =>
        SampleRows.OfEveryKind().First(row => RowReader.Read(row).Kind == kind);

    /// <summary>As Export-Csv and Import-Csv leave it: every value a text, times without a zone and cut to seconds.</summary>
    private static Dictionary<string, object?> AsCsv(object row) => row.GetType().GetProperties()
        .Where(property => property.CanRead && property.Name != "EqualityContract")
        .ToDictionary(
            property => property.Name,
            property => property.GetValue(row) switch
            {
                null => (object?)string.Empty,
                DateTime time => time.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
                { } value => Convert.ToString(value, CultureInfo.InvariantCulture),
            },
            StringComparer.OrdinalIgnoreCase);
}
