using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Tests.Rows;
using GenesysWrapup.Core.Tests.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Metrics;

/// <summary>What holds for every format, whichever there are.</summary>
public sealed class FormatTests
{
    public static TheoryData<string> Formats() => [.. EventFormats.All.Select(format => format.Name)];

    [Fact]
    public void There_are_five() =>
        Assert.Equal(["AzureMonitor", "Datadog", "NewRelic", "Otlp", "SplunkHec"], EventFormats.All.Select(format => format.Name));

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Rows_of_every_kind_arrive_whole(string format)
    {
        using var desk = new SinkDesk(format, new StandingClock());
        await desk.AddAsync(SampleRows.OfEveryKind());
        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Dropped);
        Assert.Equal(["Result", "Assigned", "Analytics", "Event"], desk.Vendor.Events.Select(one => one.GetProperty("kind").GetString()));
        foreach ((JsonElement sent, object row) in desk.Vendor.Events.Zip(SampleRows.OfEveryKind()))
        {
            FlatRow flat = RowReader.Read(row);
            Assert.All(flat.Names, name => Assert.Equal(
                flat.Text(name)!.ToLowerInvariant(), sent.GetProperty(name).ToString().ToLowerInvariant()));
            Assert.False(sent.TryGetProperty("notes", out _));
        }

        (SendResult result, Failure? failure) = Assert.Single(desk.Told);
        Assert.Null(failure);
        Assert.Equal((SendOutcome.Sent, 4, 4, 0), (result.Outcome, result.Events, result.Accepted, result.Dropped));
        Assert.Equal([result.BatchId], desk.Vendor.Events.Select(one => one.GetProperty("batchId").GetString()).Distinct());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Thousands_of_long_rows_keep_to_the_limits(string format)
    {
        using var desk = new SinkDesk(format, new StandingClock());
        string longText = new('x', 3_000);
        for (int number = 1; number <= 2_500; number++)
        {
            await desk.AddAsync(SampleRows.Result(number).With(copy => copy.Message = longText));
        }

        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Dropped);
        Assert.Equal(2_500, desk.Vendor.Events.Count);
        Assert.Equal(2_500, desk.Vendor.Events.Select(one => one.GetProperty("eventId").GetString()).Distinct().Count());
        Assert.True(desk.Vendor.Sizes.Count > 2, "Everything went in few batches; the limits were not tried.");
        Assert.All(desk.Told, told => Assert.True(
            told.Result.Bytes <= desk.Format.Limits.MaxBytes && told.Result.Events <= desk.Format.Limits.MaxEvents));
        Assert.All(desk.Told, told => Assert.Equal(desk.Format.TakesGzip, told.Result.SentBytes < told.Result.Bytes));
    }

    [Theory]
    [InlineData("NewRelic")]
    [InlineData("Datadog")]
    [InlineData("AzureMonitor")]
    public async Task A_flat_event_that_is_piped_on_is_dressed_anew(string form)
    {
        JsonObject json = EventFormats.Of(form).Shape(RowReader.Read(SampleRows.Missing()), new EventOptions(), ownTime: true).Json;
        var members = json.ToDictionary(one => one.Key, one => (object?)one.Value!.ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (IEventFormat format in EventFormats.All)
        {
            using var desk = new SinkDesk(format.Name, new StandingClock());
            desk.Told.AddRange(await desk.Run.AddAsync(RowReader.Read(members, members), default));
            await desk.EndAsync();
            Assert.Empty(desk.Vendor.Dropped);
            JsonElement sent = Assert.Single(desk.Vendor.Events);
            Assert.Equal(RowReader.Read(SampleRows.Missing()).EventId, sent.GetProperty("eventId").GetString());
            Assert.Null(desk.Told.Single().Result.Shortened);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Letters_that_are_none_and_what_acts_on_a_terminal_do_no_harm(string format)
    {
        using var desk = new SinkDesk(format, new StandingClock());
        await desk.AddAsync(
            SampleRows.Missing().With(copy => (copy.UserName, copy.QueueName) = ("half \ud83d of a pair \u001b[31m", "line\nbreak")));
        await desk.EndAsync();
        Assert.Empty(desk.Vendor.Dropped);
        JsonElement sent = Assert.Single(desk.Vendor.Events);
        Assert.DoesNotContain('\u001b', sent.GetProperty("userName").GetString()!);
        Assert.StartsWith("half ", sent.GetProperty("userName").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Shaping_is_pure(string format)
    {
        var options = new EventOptions { Now = AutoClock.DefaultStart };
        IEventFormat shape = EventFormats.Of(format.ToUpperInvariant());
        foreach (object row in SampleRows.OfEveryKind())
        {
            string once = shape.Shape(RowReader.Read(row), options, ownTime: true).Json.ToJsonString();
            Assert.Equal(once, shape.Shape(RowReader.Read(row), options, ownTime: true).Json.ToJsonString());
            Assert.DoesNotContain("batchId", once, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Notes_leave_only_where_that_was_asked_for(string format)
    {
        FlatRow row = RowReader.Read(SampleRows.Result());
        JsonObject Json(bool notes) =>
            EventFormats.Of(format).Shape(row, new EventOptions { IncludeNotes = notes }, ownTime: true).Json;
        Assert.DoesNotContain("own words", Json(false).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("own words", Json(true).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_help_lists_its_limits(string format)
    {
        IEventFormat shape = EventFormats.Of(format);
        string line = Repository.Read("docs/en-US/about_GenesysWrapup_Metrics.md").Replace("\r", string.Empty, StringComparison.Ordinal)
            .Replace("\n  ", " ", StringComparison.Ordinal)
            .Split('\n').Single(text => text.StartsWith($"- `{format}`", StringComparison.Ordinal));
        SinkLimits limits = shape.Limits;
        IEnumerable<string> said =
        [
            FormattableString.Invariant($"{limits.MaxBytes:#,0} bytes"),
            FormattableString.Invariant($"{limits.MaxEvents:#,0} events"),
            $"({limits.Basis})",
            .. limits.OldestEvent is { } age ? [$"{age.TotalHours:0} hours"] : Array.Empty<string>(),
            .. limits.LongestValue is { } length ? [FormattableString.Invariant($"{length:#,0} characters")] : Array.Empty<string>(),
            .. limits.MostFields is { } most ? [$"{most} fields"] : Array.Empty<string>(),
        ];
        Assert.All(said, text => Assert.Contains(text, line, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_format_is_told_with_those_there_are()
    {
        Failure failure = Assert.Throws<GenesysException>(() => EventFormats.Of("Grafana")).Failure;
        Assert.Equal(FailureId.InvalidValue, failure.Id);
        Assert.Contains("SplunkHec", failure.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MetricOfOurs")]
    [InlineData("Public_Wrapup")]
    public void New_Relics_own_names_are_no_types_of_events(string name) =>
        Assert.Equal(FailureId.InvalidValue, Assert.Throws<GenesysException>(() => EventOptions.Of(name, false)).Failure.Id);

    [Theory]
    [InlineData("http://sink.example/v1/logs", "Otlp", FailureId.InsecureAddress)]
    [InlineData("https://user:secret@sink.example/v1/logs", "Otlp", FailureId.InsecureAddress)]
    [InlineData("https://sink.example", "AzureMonitor", FailureId.InvalidValue)]
    [InlineData("relative", "Otlp", FailureId.InsecureAddress)]
    public void An_address_that_is_unsafe_or_half_is_refused(string address, string format, string id)
    {
        Failure failure = Assert.Throws<GenesysException>(
            () => SinkAddress.Of(new Uri(address, UriKind.RelativeOrAbsolute), EventFormats.Of(format))).Failure;
        Assert.Equal(id, failure.Id);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("US", "insights-collector.newrelic.com")]
    [InlineData("EU", "insights-collector.eu01.nr-data.net")]
    public void New_Relic_has_two_regions(string region, string host) =>
        Assert.Equal($"https://{host}/v1/accounts/1234567/events", SinkAddress.NewRelic("1234567", region).AbsoluteUri);

    [Theory]
    [InlineData(null, FailureId.MissingInput)]
    [InlineData("my account", FailureId.InvalidValue)]
    [InlineData("12/../34", FailureId.InvalidValue)]
    public void An_account_is_a_number(string? account, string id) =>
        Assert.Equal(id, Assert.Throws<GenesysException>(() => SinkAddress.NewRelic(account, "US")).Failure.Id);
}
