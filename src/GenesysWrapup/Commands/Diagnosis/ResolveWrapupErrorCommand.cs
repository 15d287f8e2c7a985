using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Explains an error of this or any other tool: its cause, and what to do.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "WrapupError")]
[OutputType(typeof(WrapupDiagnosis))]
public sealed class ResolveWrapupErrorCommand : AsyncCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(100, 599)]
    public int? StatusCode { get; set; }

    [Parameter]
    public object? Body { get; set; }

    [Parameter]
    public string? Method { get; set; }

    [Parameter]
    public string? Uri { get; set; }

    [Parameter]
    public SwitchParameter Detailed { get; set; }

    internal override PipelineWork OnRecord()
    {
        object? input = PipelineValues.Unwrapped(InputObject);
        if (input is WrapupDiagnosis already)
        {
            WrapupDiagnosis shown = already with { Detailed = Detailed };
            return (pipe, _) => pipe.WriteAsync(shown);
        }

        if (input is null && StatusCode is null && Body is null)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                "There is no error to explain: nothing was piped in, and neither -StatusCode nor -Body was given.",
                "Pipe an error record ($Error[0] | Resolve-WrapupError), or pass -StatusCode or -Body."));
        }

        var given = new ReportedError { StatusCode = StatusCode, Method = PipelineValues.Given(Method), Uri = PipelineValues.Given(Uri) };
        ReportedError error = given
            .CompletedBy(ErrorReader.Read(InputObject))
            .CompletedBy(ErrorBodyReader.Read(BodyText.Of(Body)));
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(error) with { Detailed = Detailed };
        return (pipe, _) => pipe.WriteAsync(diagnosis);
    }
}
