using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using GenesysWrapup.Core.Access;

namespace GenesysWrapup.Permissions;

/// <summary>The operations that the module's commands call, as they declare it themselves.</summary>
internal static class CommandOperations
{
    private static readonly Lazy<IReadOnlyList<NeededOperation>> s_all = new(() => typeof(CommandOperations).Assembly.GetTypes()
        .Select(type => (Type: type, Name: NameOf(type)))
        .Where(command => command.Name is not null)
        .SelectMany(command => command.Type.GetCustomAttributes<UsesOperationAttribute>(false)
            .Select(use => new NeededOperation(use.Operation, command.Name, use.OnlyWhen)))
        .ToArray());

    public static IReadOnlyList<NeededOperation> All => s_all.Value;

    public static IReadOnlyList<string> Commands =>
        All.Select(need => need.Command!).Distinct().OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToArray();

    /// <summary>Read from the attribute's data: in the stub that tests run on, the attribute itself is empty.</summary>
    private static string? NameOf(Type type) =>
        type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(CmdletAttribute)) is { } cmdlet
        ? $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}"
        : null;
}
