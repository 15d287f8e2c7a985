using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using GenesysWrapup.Sessions;

namespace GenesysWrapup.Binding;

/// <summary>Which operations the module's commands call, as they declare it themselves.</summary>
internal static class CommandOperations
{
    private static readonly Lazy<IReadOnlyList<NeededOperation>> s_all = new(() => typeof(CommandOperations).Assembly.GetTypes()
        .Select(type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>(false)))
        .Where(command => command.Cmdlet is not null)
        .SelectMany(command => command.Type.GetCustomAttributes<UsesOperationAttribute>(false)
            .Select(use => new NeededOperation(use.Operation, $"{command.Cmdlet!.VerbName}-{command.Cmdlet.NounName}", use.OnlyWhen)))
        .ToArray());

    public static IReadOnlyList<NeededOperation> All => s_all.Value;

    public static IReadOnlyList<string> Commands => All.Select(need => need.Command!).Distinct().OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToArray();
}
