using System.Collections.Generic;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Explains an error of this or any other tool: its cause, and what to do.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "WrapupError")]
[OutputType(typeof(WrapupDiagnosis))]
public sealed class ResolveWrapupErrorCommand : AsyncCommand
{
    private readonly PastedLines _lines = new();
    private bool _anything;

    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(100, 599)]
    public int? StatusCode { get; set; }

    [Parameter]
    public object? Body { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    [Parameter]
    public string? Uri { get; set; }

    [Parameter]
    public SwitchParameter Detailed { get; set; }

    internal override PipelineWork? OnRecord()
    {
        object? input = PipelineValues.Unwrapped(InputObject);
        if (input is null && StatusCode is null && Body is null)
        {
            return null;
        }

        _anything = true;
        if (PastedLines.IsText(input))
        {
            _lines.Add(input!);
            return null;
        }

        WrapupDiagnosis diagnosis = input as WrapupDiagnosis ?? ErrorTranslator.Translate(
            Given().CompletedBy(ErrorReader.Read(InputObject)).CompletedBy(ErrorBodyReader.Read(BodyText.Of(Body))));
        WrapupDiagnosis shown = diagnosis.With(copy => copy.Detailed = Detailed);
        return (pipe, _) => pipe.WriteAsync(shown);
    }

    internal override PipelineWork? OnEnd()
    {
        if (!_anything)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                "There is no error to explain: nothing was piped in, and neither -StatusCode nor -Body was given.",
                "Pipe an error record ($Error[0] | Resolve-WrapupError), or pass -StatusCode or -Body."));
        }

        bool detailed = Detailed;
        ReportedError given = Given().CompletedBy(ErrorBodyReader.Read(BodyText.Of(Body)));
        IReadOnlyList<string> texts = Texts();
        return texts.Count == 0 ? null : async (pipe, _) =>
        {
            foreach (string text in texts)
            {
                await pipe.WriteAsync(TextReview.Diagnosed(text, given).With(copy => copy.Detailed = detailed)).ConfigureAwait(false);
            }
        };
    }

    /// <summary>Bodies that were piped one by one stay apart; everything else is the lines of one text.</summary>
    private IReadOnlyList<string> Texts() =>
        _lines.Lines.Count == 0 || ErrorBodyReader.AreBodies(_lines.Lines) ? _lines.Lines : [_lines.Whole];

    private ReportedError Given() => new()
    {
        StatusCode = StatusCode,
        Method = PipelineValues.Given(Method),
        Uri = PipelineValues.Given(Uri),
    };
}
