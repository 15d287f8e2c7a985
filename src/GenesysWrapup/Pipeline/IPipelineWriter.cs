using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// All that a cmdlet's work may do to the pipeline. It takes our own failure type; the error record is made where PowerShell begins. Tests
/// bring a writer of their own, so that the work runs where no PowerShell is installed.
/// </summary>
internal interface IPipelineWriter : IActivitySink
{
    /// <summary>Writes one object and returns when the pipeline has taken it, so that work never runs ahead of its consumer.</summary>
    Task WriteAsync(object output);

    /// <summary>Writes a non-terminating error. A failure that ends the command is thrown instead.</summary>
    Task WriteErrorAsync(Failure failure);

    /// <summary>Asks -WhatIf and -Confirm; after all reads and checks, before the first write.</summary>
    Task<bool> ShouldProcessAsync(string target, string action);
}
