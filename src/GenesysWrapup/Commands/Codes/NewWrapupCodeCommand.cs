using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
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
[UsesOperation(nameof(Operations.GetAuthorizationDivisions), OnlyWhen = "with -Division and a name")]
public sealed class NewWrapupCodeCommand : SessionCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Division { get; set; }

    internal override PipelineWork OnRecord()
    {
        (string? name, string? description, string? division) = (Name, Description, Division);
        return (pipe, stop) => PerItem.RunAsync(pipe, name, () => MakeAsync(name, description, division, pipe, stop));
    }

    private async Task MakeAsync(
        string? givenName, string? description, string? givenDivision, IPipelineWriter pipe, CancellationToken stop)
    {
        string name = givenName?.Trim() ?? string.Empty;
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
        string where = division is null ? string.Empty : $" in division {division.Name ?? division.Id}";
        if (await pipe.ShouldProcessAsync($"wrap-up code '{name}'", $"Create{where}").ConfigureAwait(false))
        {
            WrapupCode made = await new CodeMaker(Connected).MakeAsync(name, description, division, pipe, stop).ConfigureAwait(false);
            await pipe.WriteAsync(made with { DivisionName = made.DivisionName ?? division?.Name }).ConfigureAwait(false);
        }
    }
}
