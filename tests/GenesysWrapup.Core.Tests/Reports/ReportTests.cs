using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Reports;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Tests.Rows;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Reports;

/// <summary>The page as it is written. What a browser makes of it is in tests/Pester/Export-WrapupReport.Tests.ps1.</summary>
public sealed class ReportTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)><b>&\"'";

    [Fact]
    public void It_says_first_how_many_have_no_code_and_whose_they_are()
    {
        string page = Render(
            [.. Several(3, "Ben Brandt", "Sales", MissingReason.NeverCoded), .. Several(1, "Anna Adler", "Support", MissingReason.TimedOut),
            .. Several(4, "Anna Adler", "Support", MissingReason.Coded)]);
        Assert.Contains("<em>4</em> of 8 have no code (50 %)", page, StringComparison.Ordinal);
        Assert.Contains("The most by name: Ben Brandt (3). By queue: Sales (3).", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_none_is_missing_it_says_so()
    {
        string page = Render(
            [.. Several(3, "Anna Adler", "Support", MissingReason.Coded), .. Several(1, "Anna Adler", "Support", MissingReason.Awaiting)]);
        Assert.Contains("None</em> of 4 is without a code; 1 are open", page, StringComparison.Ordinal);
        Assert.Contains("No code is missing.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_rows_it_is_a_page_that_says_so()
    {
        string page = Render([]);
        Assert.Contains("There are no rows.", page, StringComparison.Ordinal);
        Assert.Contains("The rows have no times.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_it_comes_from_elsewhere()
    {
        string page = Render(SampleRows.OfEveryKind());
        Assert.DoesNotMatch(
            @"(?i)https?://|//[a-z]|url\(|@import|<iframe|<object|<embed",
            Regex.Replace(page, @"(?s)<script.*?</script>", string.Empty));
        string script = Regex.Match(page, @"(?s)<script>(.*?)</script>").Groups[1].Value;
        Assert.DoesNotMatch(@"https?://|fetch\(|XMLHttpRequest|import\(|innerHTML|eval\(|document\.write", script);
    }

    [Fact]
    public void Its_policy_lets_only_its_own_style_and_script_act()
    {
        string page = Render(SampleRows.OfEveryKind());
        string policy = Regex.Match(page, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (string element in new[] { "style", "script" })
        {
            string text = Regex.Match(page, $"(?s)<{element}>(.*?)</{element}>").Groups[1].Value;
            Assert.Contains(
                $"{element}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'",
                policy,
                StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(@"<[^>]+ (on\w+|style)=", Regex.Replace(page, @"(?s)<script.*?</script>", string.Empty));
    }

    [Fact]
    public void Markup_in_names_is_text()
    {
        MissingWrapup row = SampleRows.Missing().With(copy =>
        {
            copy.UserName = Hostile; copy.QueueName =
                Hostile; copy.Explanation = Hostile; copy.Reason = Hostile; copy.MediaType = Hostile; copy.ConversationId = Hostile;
        });
        string page = Render(
            [row, SampleRows.Result().With(copy => (copy.Outcome, copy.NextStep) = (WrapupOutcome.Failed, Hostile))],
            title: Hostile);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&lt;b&gt;&amp;&quot;&#39;", page, StringComparison.Ordinal);
        Assert.Equal(Hostile, DataOf(page).GetProperty("people")[0].GetString());
    }

    [Fact]
    public void Letters_that_are_none_do_no_harm()
    {
        string page = Render(
            [SampleRows.Missing().With(copy => (copy.UserName, copy.QueueName) = ("half \ud83d of a pair", "\u001b[31mred \u202eturned"))]);
        Assert.StartsWith("half ", DataOf(page).GetProperty("people")[0].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain('\u202e', page);
    }

    [Fact]
    public void Every_row_is_in_it()
    {
        string page = Render(SampleRows.OfEveryKind());
        JsonElement data = DataOf(page);
        Assert.Equal(4, data.GetProperty("rows").GetArrayLength());
        JsonElement first = data.GetProperty("rows")[0];
        string Name(string list, int place) => data.GetProperty(list)[first[place].GetInt32()].GetString()!;
        Assert.Equal(
            ("Coded", "Anna Adler", "Support", "Set", "Sales follow-up", "call"),
            (Name("states", 0), Name("people", 2), Name("queues", 3), Name("outcomes", 4), Name("codes", 5), Name("media", 6)));
        Assert.Equal(SampleRows.Conversation, first[8].GetString());
        Assert.DoesNotContain("own words", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_attempts_at_one_place_the_last_counts()
    {
        WrapupResult late = SampleRows.Result();
        WrapupResult early = late.With(copy => (copy.Outcome, copy.Time) = (WrapupOutcome.NotReady, late.Time.AddHours(-1)));
        foreach (object[] order in new object[][] { [early, late], [late, early] })
        {
            ReportData data = DataOf(order);
            Assert.Equal(("Set", 1), (Assert.Single(data.Rows).Outcome, data.EarlierAttempts));
        }

        Assert.Contains("1 earlier attempts", Render([early, late]), StringComparison.Ordinal);
        Assert.Equal(2, DataOf([SampleRows.Result(1), SampleRows.Result(2)]).Rows.Count);
    }

    [Fact]
    public void What_to_do_is_told_for_those_that_failed()
    {
        WrapupResult Failed(int number, string step) =>
            SampleRows.Result(number).With(copy => (copy.Outcome, copy.AssignedCode, copy.NextStep) = (WrapupOutcome.TooLate, null, step));
        string page = Render([
            Failed(1, "Rare step."),
            Failed(2, "Usual step."),
            Failed(3, "Usual step."),
            SampleRows.Result(4).With(copy => copy.NextStep = "Not for coded ones.")
        ]);
        int usual = page.IndexOf("Usual step.", StringComparison.Ordinal);
        Assert.InRange(usual, 1, page.IndexOf("Rare step.", StringComparison.Ordinal));
        Assert.Contains("(2 rows)", Regex.Replace(page[usual..], "\\s+", " "), StringComparison.Ordinal);
        Assert.DoesNotContain("Not for coded ones", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1.0 / 6)]
    [InlineData(20, 1)]
    [InlineData(72, 3)]
    [InlineData(24 * 30, 24)]
    [InlineData(24 * 365, 24 * 7)]
    [InlineData(24 * 365 * 9, 24 * 365)]
    public void Time_is_cut_so_that_a_chart_can_be_read(int hours, double step)
    {
        ReportData data = DataOf(
            [
                SampleRows.Missing().With(copy => copy.AfterCallWorkEnd = SampleRows.Now.AddHours(-hours)),
                SampleRows.Missing().With(copy => copy.AfterCallWorkEnd = SampleRows.Now)
            ]);
        (TimeSpan found, IReadOnlyList<(DateTimeOffset Begin, ReportTally Tally)> columns) = data.Over();
        Assert.Equal(TimeSpan.FromHours(step), found);
        Assert.InRange(columns.Count, 2, 61);
        Assert.Equal(2, columns.Sum(column => column.Tally.All));
    }

    [Fact]
    public void A_page_is_written_whole_or_not_at_all()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "page.html");
            Assert.Equal(4, ReportFile.Write(path, "page", replace: true).Length);
            ReportFile.Write(path, "new page", replace: true);
            Assert.Equal("new page", File.ReadAllText(path));
            Assert.Equal(
                FailureId.ReportUnusable,
                Assert.Throws<GenesysException>(() => ReportFile.Write(path, "x", replace: false)).Failure.Id);
            Assert.Equal("new page", File.ReadAllText(path));
            Failure failure = Assert.Throws<GenesysException>(
                () => ReportFile.Write(Path.Combine(folder, "no", "page.html"), "x", true)).Failure;
            Assert.Equal((FailureId.ReportUnusable, true), (failure.Id, failure.EndsCommand));
            Assert.Throws<GenesysException>(() => ReportFile.Write(folder, "x", replace: true));
            Assert.Equal([path], Directory.GetFiles(folder));
            Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(folder)!, Path.GetFileName(folder) + "*"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

#if !NETFRAMEWORK
    /// <summary>Somebody else who may write to the folder can put a link where the page goes, or where it might be made.</summary>
    [Fact]
    public void No_link_leads_a_page_into_another_file()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            (string path, string precious) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "precious.txt"));
            File.WriteAllText(precious, "precious");
            try
            {
                File.CreateSymbolicLink(path, precious);
                File.CreateSymbolicLink(path + ".new", precious);
            }
            catch (Exception refused) when (OperatingSystem.IsWindows() && refused is IOException or UnauthorizedAccessException)
            {
                // Making links is a right of its own there.
                return;
            }

            ReportFile.Write(path, "page", replace: true);
            Assert.Equal(("page", "precious"), (File.ReadAllText(path), File.ReadAllText(precious)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
#endif

    private static IEnumerable<object> Several(int count, string person, string queue, string reason) =>
        Enumerable.Range(0, count)
            .Select(
                _ => (object)(SampleRows.Missing().With(copy => (copy.UserName, copy.QueueName, copy.Reason) = (person, queue, reason))));

    private static ReportData DataOf(IEnumerable<object> rows)
    {
        var data = new ReportData();
        foreach (object row in rows)
        {
            data.Add(RowReader.Read(row));
        }

        return data;
    }

    private static string Render(IEnumerable<object> rows, string title = "A title") =>
        new ReportPage(DataOf(rows), title, AutoClock.DefaultStart).Render();

    private static JsonElement DataOf(string page) =>
        JsonDocument.Parse(
            Regex.Match(page, "(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>").Groups[1].Value).RootElement;
}
