using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Reports;

/// <summary>
/// The page: one file in which nothing is fetched. Its figures, charts and small tables are there without script; the script sorts and
/// filters the rows. A policy in the page lets only this style and this script act, so that nothing in a name could.
/// </summary>
internal sealed class ReportPage(ReportData data, string title, DateTimeOffset now)
{
    private const int MostBars = 8;
    private const int MostLines = 200;
    private const int MostSteps = 5;
    private const double ChartHeight = 100;

    private static readonly (string State, string Class, string Label)[] s_states =
    [
        (CodeState.Missing, "missing", "No code"),
        (CodeState.Coded, "coded", "Coded"),
        (CodeState.Open, "open", "Open"),
    ];

    public string Render()
    {
        string style = Own("report.css");
        string script = Own("report.js");
        var page = new HtmlText();
        page.AddOwn("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .AddOwn("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .AddOwn("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; ")
            .AddOwn($"img-src data:; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'\">\n")
            .AddOwn("<link rel=\"icon\" href=\"data:,\">\n")
            .Add($"<title>{title}</title>")
            .AddOwn($"<style>{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#all\">Skip to the rows</a>\n");
        AddHeader(page);
        page.AddOwn("<main>\n");
        AddAnswer(page);
        page.AddOwn("<div class=\"grid\">\n");
        AddWhen(page);
        AddBars(page, "Who is missing codes", "person", MissingFirst(data.People), ofMissing: true);
        AddBars(page, "Which queue", "queue", MissingFirst(data.Queues), ofMissing: true);
        AddBars(page, "How it ended", "outcome", data.Outcomes, ofMissing: false);
        AddBars(page, "Which codes", "code", data.Codes, ofMissing: false);
        AddNextSteps(page);
        page.AddOwn("</div>\n");
        AddPeople(page);
        AddRows(page);
        page.AddOwn("</main>\n");
        AddFooter(page);
        return page.AddOwn($"<script type=\"application/json\" id=\"data\">{ReportJson.Of(data.Rows, s_states)}</script>\n")
            .AddOwn($"<script>{script}</script>\n</body>\n</html>\n")
            .ToString();
    }

    private void AddHeader(HtmlText page)
    {
        string period = data.From is { } from && data.To is { } to ? $"{Day(from)} to {Day(to)} UTC" : "no times";
        page.Add($"<header><h1>{title}</h1><p class=\"about\">{data.Rows.Count} rows · {period}</p></header>");
    }

    private void AddAnswer(HtmlText page)
    {
        ReportTally total = data.Total;
        page.AddOwn("<section class=\"card answer\" aria-label=\"In short\">\n");
        if (total.All == 0)
        {
            page.AddOwn("<p class=\"lead\">There are no rows.</p>\n<p class=\"then\">Nothing was piped in: nothing was found, or " +
                "nothing was done.</p>\n</section>\n");
            return;
        }

        if (total.Missing > 0)
        {
            page.Add($"<p class=\"lead\"><em>{total.Missing}</em> of {total.All} have no code ({Percent(total.Missing, total.All)})</p>");
            page.Add($"<p class=\"then\">The most by name: {Most(data.People)}. By queue: {Most(data.Queues)}.</p>");
        }
        else
        {
            string open = total.Open == 0 ? string.Empty : $"; {total.Open} are open";
            page.Add($"<p class=\"lead\"><em class=\"good\">None</em> of {total.All} is without a code{open}</p>");
        }

        page.AddOwn("<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        AddParts(page, total, total.All, 100, 10);
        page.AddOwn("</svg>\n<dl class=\"figures\">\n");
        foreach ((string state, string look, string label) in s_states)
        {
            int count = Count(total, state);
            page.AddOwn($"<div><svg class=\"dot\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><circle class=\"{look}\" cx=\"5\" " +
                "cy=\"5\" r=\"5\"/></svg>")
                .Add($"<dt>{label} ({Percent(count, total.All)})</dt><dd>{count}</dd></div>");
        }

        page.AddOwn("</dl>\n</section>\n");
    }

    private void AddWhen(HtmlText page)
    {
        (TimeSpan step, IReadOnlyList<(DateTimeOffset Begin, ReportTally Tally)> columns) = data.Over();
        page.AddOwn("<section class=\"card wide\"><h2>When</h2>\n");
        if (columns.Count == 0)
        {
            page.AddOwn("<p class=\"none\">The rows have no times.</p></section>\n");
            return;
        }

        int most = columns.Max(static column => column.Tally.All);
        string each = Spoken(step);
        string says = $"Rows by {each}, at most {most}; coded, without a code and open above each other.";
        double width = Math.Max(columns.Count, 12) * 10;
        page.Add($"<svg class=\"when\" role=\"img\" aria-label=\"{says}\" preserveAspectRatio=\"none\"")
            .Add($" viewBox=\"0 0 {Svg(width)} {Svg(ChartHeight)}\">");
        page.Add($"<line x1=\"0\" x2=\"{Svg(width)}\" y1=\"0.5\" y2=\"0.5\"/><line x1=\"0\" x2=\"{Svg(width)}\" y1=\"50\" y2=\"50\"/>");
        double left = (width - (columns.Count * 10)) / 2;
        foreach ((DateTimeOffset begin, ReportTally tally) in columns)
        {
            page.Add($"<g transform=\"translate({Svg(left + 1.2)} 0)\"><title>{Begin(begin, step)} UTC: {Spoken(tally)}</title>");
            double top = ChartHeight;
            foreach ((string state, string look, _) in Enumerable.Reverse(s_states))
            {
                double height = ChartHeight * Count(tally, state) / most;
                top -= height;
                if (height > 0)
                {
                    page.Add($"<rect class=\"{look}\" x=\"0\" y=\"{Svg(top)}\" width=\"7.6\" height=\"{Svg(height)}\"/>");
                }
            }

            page.AddOwn("</g>\n");
            left += 10;
        }

        page.AddOwn("</svg>\n");
        page.Add($"<p class=\"scale\"><span>{Begin(columns[0].Begin, step)}</span>")
            .Add($"<span>each column: {each}; the highest has {most}</span>")
            .Add($"<span>{Begin(columns[columns.Count - 1].Begin, step)} UTC</span></p>");
        page.AddOwn("<table class=\"hidden\"><caption>The chart as a table</caption><thead><tr><th scope=\"col\">Begin (UTC)</th>")
            .AddOwn("<th scope=\"col\">Coded</th><th scope=\"col\">No code</th><th scope=\"col\">Open</th></tr></thead><tbody>\n");
        foreach ((DateTimeOffset begin, ReportTally tally) in columns.Where(static column => column.Tally.All > 0))
        {
            page.Add(
                $"<tr><th scope=\"row\">{Begin(begin, step)}</th><td>{tally.Coded}</td><td>{tally.Missing}</td><td>{tally.Open}</td></tr>");
        }

        page.AddOwn("</tbody></table></section>\n");
    }

    private static void AddBars(HtmlText page, string heading, string key, IEnumerable<ReportTally> tallies, bool ofMissing)
    {
        ReportTally[] all = [.. tallies];
        page.Add($"<section class=\"card\"><h2>{heading}</h2>");
        if (all.Length == 0)
        {
            page.Add($"<p class=\"none\">{(ofMissing ? "No code is missing." : "None.")}</p></section>");
            return;
        }

        int most = all.Max(tally => ofMissing ? tally.Missing : tally.All);
        page.AddOwn("<ul class=\"bars\">\n");
        foreach (ReportTally tally in all.Take(MostBars))
        {
            int count = ofMissing ? tally.Missing : tally.All;
            var state = new HtmlText();
            if (ofMissing)
            {
                state.AddOwn(" data-state=\"No code\"");
            }

            page.Add($"<li><button type=\"button\" data-key=\"{key}\" data-value=\"{tally.Name}\"{state}")
                .Add($" title=\"{tally.Name}: show the rows\">")
                .Add($"<span class=\"name\">{tally.Name}</span>")
                .AddOwn("<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
            AddParts(page, ofMissing ? tally with { Coded = 0, Open = 0 } : tally, most, 100, 10);
            var share = new HtmlText();
            if (ofMissing)
            {
                share.Add($" <small>of {tally.All}</small>");
            }

            page.Add($"</svg><span class=\"value\">{count}{share}</span></button></li>");
        }

        page.AddOwn("</ul>\n");
        if (all.Length > MostBars)
        {
            page.Add($"<p class=\"quiet\">and {all.Length - MostBars} more</p>");
        }

        page.AddOwn("</section>\n");
    }

    private void AddNextSteps(HtmlText page)
    {
        (string Step, int Rows)[] steps = [.. data.NextSteps.Take(MostSteps)];
        if (steps.Length == 0)
        {
            return;
        }

        page.AddOwn("<section class=\"card wide\"><h2>What to do</h2>\n<ul class=\"todo\">\n");
        foreach ((string step, int rows) in steps)
        {
            page.Add($"<li>{step} <span class=\"quiet\">({rows} {(rows == 1 ? "row" : "rows")})</span></li>");
        }

        page.AddOwn("</ul></section>\n");
    }

    private void AddPeople(HtmlText page)
    {
        var lines = data.PeopleAndQueues.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        page.AddOwn("<section class=\"card\"><h2>By name and queue</h2>\n<div class=\"scroll tall\" tabindex=\"0\" role=\"region\" ")
            .AddOwn("aria-label=\"By name and queue\"><table class=\"still\">\n");
        string part = lines.Count > MostLines ? $"; the first {MostLines} of {lines.Count}" : string.Empty;
        page.Add($"<caption>Those with the most missing codes first{part}. A heading sorts.</caption>");
        page.AddOwn("<thead><tr>");
        foreach (string heading in new[] { "Name", "Queue" })
        {
            page.Add($"<th scope=\"col\"><button type=\"button\">{heading}</button></th>");
        }

        foreach (string heading in new[] { "No code", "Coded", "Open", "All", "Without, %" })
        {
            page.Add($"<th scope=\"col\" class=\"number\"><button type=\"button\">{heading}</button></th>");
        }

        page.AddOwn("</tr></thead><tbody>\n");
        foreach ((string person, string queue, ReportTally tally) in lines.Take(MostLines))
        {
            page.Add($"<tr><td>{person}</td><td>{queue}</td>");
            foreach (int count in new[] { tally.Missing, tally.Coded, tally.Open, tally.All })
            {
                page.Add($"<td class=\"number\">{count}</td>");
            }

            page.Add($"<td class=\"number\">{Percent(tally.Missing, tally.All)}</td></tr>");
        }

        page.AddOwn("</tbody></table></div></section>\n");
    }

    private static void AddRows(HtmlText page)
    {
        page.AddOwn("<section class=\"card\" aria-labelledby=\"all\"><h2 id=\"all\" tabindex=\"-1\">All rows</h2>\n")
            .AddOwn("<noscript><p>The rows are shown by a script in this page. All above is there without it.</p></noscript>\n")
            .AddOwn("<div class=\"filters\" role=\"search\" aria-label=\"Filter the rows\">\n")
            .AddOwn("<label class=\"find\">Search<input id=\"find\" type=\"search\" autocomplete=\"off\" placeholder=\"any word in a " +
                "row\"></label>\n");
        foreach ((string key, string label) in new[]
        {
            ("state", "State"), ("person", "Name"), ("queue", "Queue"), ("outcome", "Outcome"), ("code", "Code"),
        })
        {
            page.Add($"<label>{label}<select data-key=\"{key}\"><option value=\"\">all</option></select></label>");
        }

        page.AddOwn("<button type=\"button\" id=\"clear\">Show all</button>\n</div>\n")
            .AddOwn("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Rows\"><table id=\"rows\">\n")
            .AddOwn("<caption>Times are UTC. A heading sorts.</caption><thead><tr>");
        foreach (string heading in new[]
        {
            "State",
            "Time (UTC)",
            "Name",
            "Queue",
            "Outcome",
            "Code",
            "Media",
            "What happened",
            "Conversation"
        })
        {
            var sort = new HtmlText().AddOwn(
                heading.StartsWith("Time", StringComparison.Ordinal) ? " aria-sort=\"descending\"" : string.Empty);
            page.Add($"<th scope=\"col\"{sort}><button type=\"button\">{heading}</button></th>");
        }

        page.AddOwn("</tr></thead><tbody></tbody></table></div>\n<div class=\"pages\"><button type=\"button\">Back</button>")
            .AddOwn(
                "<button type=\"button\">Next</button><span id=\"says\" role=\"status\" aria-live=\"polite\"></span></div>\n</section>\n");
    }

    private void AddFooter(HtmlText page)
    {
        page.AddOwn("<footer>\n<p>Coded: there is a code that somebody chose. No code: there is none, or only the platform's " +
            "time-out code, or it could not be set. ")
            .AddOwn("Open: the row cannot tell, or it is not over yet.</p>\n");
        if (data.EarlierAttempts > 0)
        {
            page.Add($"<p>{data.EarlierAttempts} earlier attempts at the same place are left out: how the last one ended counts.</p>");
        }

        if (data.DataAsOf is { } asOf)
        {
            page.Add($"<p>Analytics, as of {asOf}.</p>");
        }

        string version = typeof(ReportPage).Assembly.GetName().Version!.ToString(3);
        page.Add($"<p>Made {Day(now)} UTC by GenesysWrapup {version}. Nothing in this page is fetched, and nothing leaves it.</p>");
        page.AddOwn("</footer>\n");
    }

    /// <summary>A bar of its parts, side by side.</summary>
    private static void AddParts(HtmlText page, ReportTally tally, int of, double width, double height)
    {
        double left = 0;
        foreach ((string state, string look, _) in s_states)
        {
            double part = width * Count(tally, state) / of;
            if (part > 0)
            {
                page.Add($"<rect class=\"{look}\" x=\"{Svg(left)}\" y=\"0\" width=\"{Svg(part)}\" height=\"{Svg(height)}\"/>");
            }

            left += part;
        }
    }

    private static IEnumerable<ReportTally> MissingFirst(
        IEnumerable<ReportTally> tallies) => tallies.Where(static tally => tally.Missing > 0);

    private static int Count(ReportTally tally, string state) =>
        state == CodeState.Coded ? tally.Coded : state == CodeState.Missing ? tally.Missing : tally.Open;

    private static string Most(
        IEnumerable<ReportTally> tallies) => tallies.First() is var most ? $"{most.Name} ({most.Missing})" : string.Empty;

    private static string Spoken(TimeSpan step) => step switch
    {
        { TotalDays: >= 365 } => "year",
        { TotalDays: >= 2 } => $"{step.TotalDays:0} days",
        { TotalDays: >= 1 } => "day",
        { TotalHours: > 1 } => $"{step.TotalHours:0} hours",
        { TotalHours: 1 } => "hour",
        { TotalMinutes: > 1 } => $"{step.TotalMinutes:0} minutes",
        _ => "minute",
    };

    private static string Spoken(ReportTally tally) => $"{tally.Missing} without a code, {tally.Coded} coded, {tally.Open} open";

    private static string Percent(int part, int of) => of == 0 ? "0 %"
        : part > 0 && part * 200 < of ? "<1 %"
        : string.Format(CultureInfo.InvariantCulture, "{0:0} %", 100.0 * part / of);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string Begin(DateTimeOffset time, TimeSpan step) =>
        time.UtcDateTime.ToString(step.TotalDays >= 1 ? "d MMM yyyy" : "d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number of an SVG, as text: without the commas that numbers for people have.</summary>
    private static string Svg(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(Digest.Of(Encoding.UTF8.GetBytes(text)));

    private static string Own(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(typeof(ReportPage), name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // A hash of it stands in the page, and browsers read every line end as one line feed.
        return reader.ReadToEnd().Replace("\r", string.Empty);
    }
}
