using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>
/// What people paste: a line of curl, a script, an HTTP request, a whole forum page. All calls in it are found, in their order, and what it
/// says about scopes, states and packages.
/// </summary>
internal sealed class PastedText
{
    /// <summary>Longer texts are refused, not cut: half a page would get half an answer.</summary>
    public const int Longest = SourceText.Longest;

    private const int MostCalls = 40;

    /// <summary>In the order of how sure they are of what they find.</summary>
    private static readonly ICallDialect[] s_dialects =
    [
        new CurlCalls(), new HttpieCalls(), new PowerShellCalls(), new FetchCalls(), new DotNetCalls(), new JavaCalls(), new PythonCalls(),
        new SdkCalls(), new CliCalls(), new ProseCalls(),
    ];

    private PastedText(IReadOnlyList<PlacedCall> calls, RequestDraft claims, SourceText source)
    {
        Calls = calls;
        Claims = claims;
        Steps = source.Steps;
        Lines = [.. calls.Select(call => source.LineOf(call.Start))];
    }

    public IReadOnlyList<PlacedCall> Calls { get; }

    /// <summary>The lines on which the calls begin.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>Scopes, states and packages that the text names, whatever call they are meant for.</summary>
    public RequestDraft Claims { get; }

    /// <summary>How many characters were looked at to find all this.</summary>
    public int Steps { get; }

    public static PastedText Read(string? text)
    {
        string read = text is null ? string.Empty : text.Length > Longest ? text.Substring(0, Longest) : text;
        var source = new SourceText(read);
        var found = new List<PlacedCall>();
        RequestDraft claims = new();
        try
        {
            var code = new PastedCode(source);
            foreach (ICallDialect dialect in s_dialects)
            {
                AddNew(found, dialect.CallsIn(code));
            }

            claims = TextClaims.In(source);
        }
        catch (TooManyStepsException)
        {
            // What was found until then is judged; a text that is built to be slow has no better answer.
        }

        return new PastedText([.. found.OrderBy(call => call.Start).Take(MostCalls)], claims, source);
    }

    private static void AddNew(List<PlacedCall> found, IEnumerable<PlacedCall> calls)
    {
        bool script = found.Count > 0;
        var mine = new List<PlacedCall>();
        foreach (PlacedCall call in calls)
        {
            bool inside = found.Concat(mine).Any(other => call.Start >= other.Start && call.Start < other.End);
            bool bare = call.Dialect == "prose" && call.Draft.Method is null && call.Draft.Uri is not null;
            bool again = found.Concat(mine).Any(other => IsSame(other.Draft, call.Draft));
            if (!inside && !again && !(bare && script))
            {
                mine.Add(call);
            }
        }

        found.AddRange(mine);
    }

    /// <summary>The same call once more, or a mention of it.</summary>
    private static bool IsSame(RequestDraft known, RequestDraft other) =>
        (other.Method is null || known.Method == other.Method) && (other.Body is null || known.Body == other.Body) &&
        (other.Uri is null ? known.Uri is null && other.SdkMethods.All(method => known.SdkMethods.Any(one => EndsAlike(one, method)))
            : known.Uri is not null && CallPath.Parse(known.Uri).Shape == CallPath.Parse(other.Uri).Shape);

    private static bool EndsAlike(string one, string other) =>
        DraftBody.Plain(one.Split('.').Last()) == DraftBody.Plain(other.Split('.').Last());
}
