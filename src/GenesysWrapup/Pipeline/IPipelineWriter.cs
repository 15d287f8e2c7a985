using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// All that a cmdlet's body may do to the pipeline. It takes our own failure type; the error record is made at the edge. Tests bring
/// their own writer, so that bodies run where no PowerShell is installed.
/// </summary>
internal interface IPipelineWriter : IActivitySink
{
    /// <summary>Writes one object; returns when the pipeline has taken it, so that a body never runs ahead of its consumer.</summary>
    Task WriteAsync(object output);

    /// <summary>Writes a non-terminating error and goes on; a failure that ends the command throws instead.</summary>
    Task WriteErrorAsync(Failure failure);

    /// <summary>Asks -WhatIf and -Confirm. After all reads and checks, before the first write.</summary>
    Task<bool> ShouldProcessAsync(string target, string action);
}
