using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Creates a wrap-up code for the organization.</summary>
[Cmdlet(VerbsCommon.New, "WrapupCode", SupportsShouldProcess = true)]
[OutputType(typeof(WrapupCode))]
[UsesOperation(nameof(Operations.PostRoutingWrapupcodes))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to see whether the name is taken; optional")]
[UsesOperation(nameof(Operations.GetAuthorizationDivisions), OnlyWhen = "with -Division and a name")]
public sealed class NewWrapupCodeCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Needed]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DivisionCompleter))]
    public string? Division { get; set; }

    /// <summary>Makes it although a code of that name is visible, in whatever division.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    internal override PipelineWork OnRecord()
    {
        var wanted = new WireWrapupCode { Name = Name?.Trim() ?? string.Empty, Description = Description };
        (string? division, bool mayRepeat) = (Division, Force);
        return (pipe, stop) => PerItem.RunAsync(pipe, wanted.Name, () => MakeAsync(wanted, division, mayRepeat, pipe, stop));
    }

    private async Task MakeAsync(
        WireWrapupCode wanted, string? givenDivision, bool mayRepeat, IPipelineWriter pipe, CancellationToken stop)
    {
        string name = wanted.Name!;
        if (name.Length == 0)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                "No name was given for the wrap-up code.",
                "Give one with -Name."));
        }

        WireReference? division = string.IsNullOrWhiteSpace(givenDivision)
            ? null
            : await DivisionDirectory.Of(Connected).ResolveAsync(givenDivision!, pipe, stop).ConfigureAwait(false);
        if (division is null && !mayRepeat)
        {
            await RefuseTakenAsync(name, pipe, stop).ConfigureAwait(false);
        }

        string where = division is null ? string.Empty : $" in division {division.Name ?? division.Id}";
        if (await pipe.ShouldProcessAsync($"wrap-up code '{name}'", $"Create{where}").ConfigureAwait(false))
        {
            WrapupCode made = await new CodeMaker(Connected)
                .MakeAsync(name, wanted.Description, division, pipe, stop)
                .ConfigureAwait(false);
            await pipe.WriteAsync(made.With(copy => copy.DivisionName = made.DivisionName ?? division?.Name)).ConfigureAwait(false);
        }
    }

    /// <summary>Two codes of one name make every later use of the name ambiguous. Who may not list the codes is not held up.</summary>
    private async Task RefuseTakenAsync(string name, IPipelineWriter pipe, CancellationToken stop)
    {
        var codes = CodeDirectory.Of(Connected);
        if (!await codes.TryListAsync(pipe, stop).ConfigureAwait(false))
        {
            return;
        }

        IReadOnlyList<WrapupCode> taken = await codes.CandidatesAsync(name, pipe, stop).ConfigureAwait(false);
        if (taken.Count > 0)
        {
            WrapupCode first = taken[0];
            throw new GenesysException(new Failure(
                FailureId.WrapupCodeExists,
                FailureCategory.ResourceExists,
                $"There is a wrap-up code '{first.Name}' already, in division {first.DivisionName ?? first.DivisionId ?? "unknown"} " +
                $"({first.Id}). With a second one, every use of the name would be ambiguous.",
                "Use the one that is there. For one more of that name, say in which -Division, or add -Force.")
            { Target = name });
        }
    }
}
