using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Lint.Dialects;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Says whether a call exists and will do what its author wants. Sends nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WrapupRequest")]
[OutputType(typeof(RequestVerdict), typeof(string))]
public sealed class TestWrapupRequestCommand : AsyncCommand
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    private readonly PastedLines _lines = new();
    private bool _anything;

    /// <summary>The text with the calls; or, where an address follows it, the method.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Curl")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Text { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Url", "Path")]
    public string? Uri { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Body { get; set; }

    [Parameter]
    [TextList]
    public string[]? Scope { get; set; }

    [Parameter]
    [TextList]
    public string[]? Permission { get; set; }

    [Parameter]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    [Parameter]
    public SwitchParameter ClientCredentials { get; set; }

    [Parameter]
    public SwitchParameter AsCommand { get; set; }

    internal override PipelineWork? OnRecord()
    {
        bool hasText = PastedLines.IsText(Text);
        if (Uri is null && Method is null && hasText)
        {
            _anything = true;
            _lines.Add(Text!);
            return null;
        }

        // With an address beside it, the first argument is the method: Test-WrapupRequest POST /api/v2/…
        string? method = PipelineValues.Given(Method) ?? (hasText ? PipelineValues.Given(PipelineValues.Unwrapped(Text) as string) : null);
        RequestDraft draft = Completed(new RequestDraft { Method = method, Uri = PipelineValues.Given(Uri), Body = BodyText.Of(Body) });
        if (draft is { Uri: null, Method: null, Body: null, Scopes.Count: 0, Permissions.Count: 0, Headers.Count: 0 })
        {
            return null;
        }

        _anything = true;
        if (method is not null && !s_methods.Contains(method.ToUpperInvariant()))
        {
            string near = NearestNames.Question(method, s_methods);
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"There is no HTTP method '{ShortText.Line(method)}'. {near}".TrimEnd(),
                $"Pass one of {string.Join(", ", s_methods)}, or the whole call as one text.")
            { Target = method });
        }

        bool commandOnly = AsCommand;
        return (pipe, _) => WriteAsync(pipe, [RequestLint.Judge(draft)], commandOnly);
    }

    internal override PipelineWork? OnEnd()
    {
        if (_lines.Length > PastedText.Longest)
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"The text has {_lines.Length:N0} characters; calls are looked for in at most {PastedText.Longest:N0}.",
                "Pass only the part with the calls."));
        }

        string text = _lines.Whole;
        if (text.Length == 0)
        {
            return _anything ? null : throw NoCall(null);
        }

        bool commandOnly = AsCommand;
        string? body = BodyText.Of(Body);
        RequestDraft given = Completed(new RequestDraft());
        return async (pipe, _) =>
        {
            IReadOnlyList<RequestVerdict> verdicts = Reviewed(text, given, body);
            if (verdicts.Count == 0)
            {
                throw NoCall(text);
            }

            await WriteAsync(pipe, verdicts, commandOnly).ConfigureAwait(false);
        };
    }

    private static GenesysException NoCall(string? text) => new(new Failure(
        FailureId.MissingInput,
        FailureCategory.InvalidArgument,
        text is null ? "There is no call to look at." : "No call was recognised in the text.",
        "Pipe the text that has the call (a curl line, a script, a page), or pass its method and address.")
    { Target = text is null ? null : Advice.Masked(ShortText.Line(text)) });

    private static IReadOnlyList<RequestVerdict> Reviewed(string text, RequestDraft given, string? body)
    {
        // Scopes and permissions that were given beside a text count for its first call; told again for each they would only be noise.
        bool first = true;
        return TextReview.Of(text, draft =>
        {
            RequestDraft completed = first ? With(draft, given) : draft;
            first = false;
            return completed with { Body = completed.Body ?? body };
        });
    }

    private static async Task WriteAsync(IPipelineWriter pipe, IReadOnlyList<RequestVerdict> verdicts, bool commandOnly)
    {
        if (!commandOnly)
        {
            foreach (RequestVerdict verdict in verdicts)
            {
                await pipe.WriteAsync(verdict).ConfigureAwait(false);
            }
        }
        else if (verdicts[verdicts.Count - 1].Command is { } line)
        {
            await pipe.WriteAsync(line).ConfigureAwait(false);
        }
        else
        {
            pipe.Warning("No command of this module does what this call does. Run without -AsCommand to see what is known of it.");
        }
    }

    private RequestDraft Completed(RequestDraft draft) => draft with
    {
        Scopes = [.. Listed(Scope)],
        Permissions = [.. Listed(Permission)],
        Headers = [.. Headers()],
        ClientCredentials = ClientCredentials,
    };

    private static RequestDraft With(RequestDraft draft, RequestDraft given) => draft with
    {
        Scopes = given.Scopes,
        Permissions = given.Permissions,
        Headers = [.. draft.Headers, .. given.Headers],
        ClientCredentials = draft.ClientCredentials || given.ClientCredentials,
    };

    /// <summary>Scopes are often written as one text with blanks or commas.</summary>
    private static IEnumerable<string> Listed(string[]? names) =>
        (names ?? []).SelectMany(name => (name ?? string.Empty).Split([' ', ',', ';'], System.StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<KeyValuePair<string, string>> Headers() => Header is null
        ? []
        : Header.Cast<DictionaryEntry>().Select(entry => new KeyValuePair<string, string>(
            entry.Key.ToString() ?? string.Empty, PipelineValues.Unwrapped(entry.Value)?.ToString() ?? string.Empty));
}
