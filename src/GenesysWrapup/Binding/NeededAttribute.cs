using System;

namespace GenesysWrapup.Binding;

/// <summary>
/// The command does nothing without this parameter, and the help's syntax says so. It is not mandatory to PowerShell, which would ask for
/// it where a runbook has nobody to answer: what is missing is an error with an id and a next step.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeededAttribute : Attribute;
