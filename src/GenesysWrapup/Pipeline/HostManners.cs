using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace GenesysWrapup.Pipeline;

/// <summary>What the shell around a command wants: whether it asks before a write, and whether somebody looks at its progress.</summary>
internal static class HostManners
{
    /// <summary>Whether writes of medium impact are asked for or only shown (-Confirm, -WhatIf, and the preferences behind them).</summary>
    public static bool AsksBeforeWriting(PSCmdlet command)
    {
        IDictionary<string, object>? given = command.MyInvocation?.BoundParameters;
        return IsWhatIf(command) ||
            (Switched(given, "Confirm") ?? command.GetVariableValue("ConfirmPreference") is ConfirmImpact.Medium or ConfirmImpact.Low);
    }

    /// <summary>Whether nothing is to be written at all.</summary>
    public static bool IsWhatIf(PSCmdlet command) =>
        Switched(command.MyInvocation?.BoundParameters, "WhatIf") ??
        (command.GetVariableValue("WhatIfPreference") is { } preference && LanguagePrimitives.IsTrue(preference));

    /// <summary>
    /// Whether a person may be looking. A runbook's host has no window, a service no desktop, and a job's output goes to a file: there,
    /// progress is only noise.
    /// </summary>
    public static bool IsInteractive(PSHost? host)
    {
        try
        {
            return Environment.UserInteractive && !Console.IsOutputRedirected && host?.UI?.RawUI?.WindowSize.Width > 0;
        }
        catch (Exception exception) when (exception is HostException or NotImplementedException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Whether a person typed this command at a prompt; what a script runs is not for telling.</summary>
    public static bool IsTypedByPerson(PSCmdlet command) =>
        string.IsNullOrEmpty(command.MyInvocation?.ScriptName) && IsInteractive(command.Host);

    private static bool? Switched(IDictionary<string, object>? given, string name) =>
        given is not null && given.TryGetValue(name, out object? value) && value is SwitchParameter parameter ? parameter.IsPresent : null;
}
