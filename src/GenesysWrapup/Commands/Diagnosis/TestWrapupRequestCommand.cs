using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Says whether a call exists and will do what its author wants. Sends nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WrapupRequest", DefaultParameterSetName = ByParts)]
[OutputType(typeof(Finding), typeof(string))]
public sealed class TestWrapupRequestCommand : AsyncCommand
{
    private const string ByParts = "Parts";
    private const string ByText = "Text";

    [Parameter(Position = 0, ParameterSetName = ByParts, ValueFromPipelineByPropertyName = true)]
    public string? Method { get; set; }

    [Parameter(Position = 1, ParameterSetName = ByParts, ValueFromPipelineByPropertyName = true)]
    [Alias("Url", "Path")]
    public string? Uri { get; set; }

    [Parameter(ParameterSetName = ByParts, ValueFromPipelineByPropertyName = true)]
    public object? Body { get; set; }

    [Parameter(ParameterSetName = ByText, ValueFromPipeline = true)]
    [Alias("Curl")]
    public string? Text { get; set; }

    [Parameter]
    public string[]? Scope { get; set; }

    [Parameter]
    public string[]? Permission { get; set; }

    [Parameter]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    [Parameter]
    public SwitchParameter ClientCredentials { get; set; }

    [Parameter]
    public SwitchParameter AsCommand { get; set; }

    internal override PipelineWork OnRecord()
    {
        RequestDraft draft = Drafted();
        if (IsEmpty(draft))
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                Text is null ? "There is no call to check." : "No call was recognised in the text.",
                "Pass -Method and -Uri, or -Text with a pasted curl line, an HTTP request or code that uses an SDK.")
            { Target = Text });
        }

        return AsCommand
            ? (pipe, _) => WriteCommandAsync(pipe, draft)
            : (pipe, _) => WriteFindingsAsync(pipe, draft);
    }

    private static async Task WriteFindingsAsync(IPipelineWriter pipe, RequestDraft draft)
    {
        IReadOnlyList<Finding> findings = RequestLint.Check(draft);
        pipe.Verbose(findings.Count == 0
            ? "No problem found, as far as a call can be checked without sending it."
            : $"{findings.Count} finding(s).");
        foreach (Finding finding in findings)
        {
            await pipe.WriteAsync(finding).ConfigureAwait(false);
        }
    }

    private static async Task WriteCommandAsync(IPipelineWriter pipe, RequestDraft draft)
    {
        if (RequestLint.CommandFor(draft) is { } line)
        {
            await pipe.WriteAsync(line).ConfigureAwait(false);
        }
        else
        {
            pipe.Warning("No command of this module does what this call does. Run without -AsCommand to see what is known about it.");
        }
    }

    private RequestDraft Drafted()
    {
        RequestDraft draft = PipelineValues.Given(Text) is { } text
            ? PastedCall.Parse(text)
            : new RequestDraft { Method = PipelineValues.Given(Method), Uri = PipelineValues.Given(Uri), Body = BodyText.Of(Body) };
        return draft with
        {
            Scopes = [.. draft.Scopes, .. Listed(Scope)],
            Permissions = [.. draft.Permissions, .. Listed(Permission)],
            Headers = [.. draft.Headers, .. Headers()],
            ClientCredentials = draft.ClientCredentials || ClientCredentials,
        };
    }

    private static bool IsEmpty(RequestDraft draft) => draft is { Uri: null, Method: null, Body: null }
        and { Scopes.Count: 0, Permissions.Count: 0, Headers.Count: 0 }
        and { SdkMethods.Count: 0, Packages.Count: 0, States.Count: 0 };

    /// <summary>People often write scopes as one text with blanks or commas.</summary>
    private static IEnumerable<string> Listed(string[]? names) =>
        (names ?? []).SelectMany(name => (name ?? string.Empty).Split([' ', ',', ';'], System.StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<KeyValuePair<string, string>> Headers() => Header is null
        ? []
        : Header.Cast<DictionaryEntry>().Select(entry => new KeyValuePair<string, string>(
            entry.Key.ToString() ?? string.Empty, PipelineValues.Unwrapped(entry.Value)?.ToString() ?? string.Empty));
}
