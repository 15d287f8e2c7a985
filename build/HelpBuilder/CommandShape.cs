using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using GenesysWrapup.Binding;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Help;

/// <summary>How a parameter takes part in one parameter set.</summary>
internal sealed record ParameterUse(string Set, bool Needed, int? Position, bool FromPipeline, bool FromPipelineByName);

/// <summary>One parameter, as its attributes declare it.</summary>
internal sealed record ParameterShape(
    string Name,
    Type Type,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    bool Wildcards,
    IReadOnlyList<ParameterUse> Uses)
{
    public bool IsSwitch => Type == typeof(SwitchParameter);

    public string TypeName => NameOf(Type);

    public ParameterUse? In(string set) =>
        Uses.FirstOrDefault(use => use.Set == set) ?? Uses.FirstOrDefault(use => use.Set == CommandShape.AllSets);

    private static string NameOf(Type type) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => NameOf(inner),
        { IsArray: true } => NameOf(type.GetElementType()!) + "[]",
        { IsGenericType: true } => $"{type.Name[..type.Name.IndexOf('`')]}[{string.Join(", ", type.GetGenericArguments().Select(NameOf))}]",
        _ => type.Name,
    };
}

/// <summary>
/// A cmdlet as its attributes declare it. They are read as metadata, since the build has only a stub of PowerShell.
/// </summary>
internal sealed class CommandShape
{
    public const string AllSets = "__AllParameterSets";

    private static readonly string[] s_pipeline = ["ValueFromPipeline", "ValueFromPipelineByPropertyName"];

    public required string Name { get; init; }

    public required IReadOnlyList<ParameterShape> Parameters { get; init; }

    public required IReadOnlyList<string> Sets { get; init; }

    public required IReadOnlyList<UsesOperationAttribute> Operations { get; init; }

    public string Verb => Name[..Name.IndexOf('-')];

    public string Noun => Name[(Name.IndexOf('-') + 1)..];

    public static IReadOnlyList<CommandShape> OfModule() => typeof(AsyncCommand).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && AttributesOf(type, nameof(CmdletAttribute)).Any())
        .Select(Of)
        .OrderBy(command => command.Name, StringComparer.Ordinal)
        .ToArray();

    public static CommandShape Of(Type type)
    {
        CustomAttributeData cmdlet = AttributesOf(type, nameof(CmdletAttribute)).Single();
        List<ParameterShape> parameters = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => AttributesOf(property, nameof(ParameterAttribute)).Any())
            // A base class declares what a command is about, and that comes first; the session, which all have, comes last.
            .OrderBy(property => property.DeclaringType!.Namespace == typeof(SessionCommand).Namespace
                ? int.MaxValue
                : Ancestors(property.DeclaringType))
            // As declared; the order in which reflection gives them depends on what was looked up before.
            .ThenBy(property => property.MetadataToken)
            .Select(Parameter)
            .ToList();
        if (Named<bool>(cmdlet, "SupportsShouldProcess"))
        {
            parameters.Add(Common("WhatIf", "wi"));
            parameters.Add(Common("Confirm", "cf"));
        }

        // The usual set may have no parameter of its own.
        string? first = Named<string>(cmdlet, "DefaultParameterSetName");
        string[] sets = parameters.SelectMany(parameter => parameter.Uses)
            .Select(use => use.Set)
            .Append(first ?? AllSets)
            .Where(set => set != AllSets)
            .Distinct()
            .ToArray();
        return new CommandShape
        {
            Name = $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}",
            Parameters = parameters,
            Sets = sets.Length == 0 ? [AllSets] : sets.OrderBy(set => set == first ? 0 : 1).ToArray(),
            Operations = type.GetCustomAttributes<UsesOperationAttribute>().ToArray(),
        };
    }

    /// <summary>The parameters of a set in the order in which a syntax line shows them.</summary>
    public IEnumerable<(ParameterShape Parameter, ParameterUse Use)> InSet(string set) => Parameters
        .Select(parameter => (Parameter: parameter, Use: parameter.In(set)!))
        .Where(pair => pair.Use is not null)
        .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
        .ThenBy(pair => pair.Use.Needed ? 0 : 1);

    private static ParameterShape Parameter(PropertyInfo property)
    {
        ParameterUse[] uses = AttributesOf(property, nameof(ParameterAttribute)).Select(attribute => new ParameterUse(
            Named<string>(attribute, "ParameterSetName") ?? AllSets,
            Named<bool>(attribute, "Mandatory") || AttributesOf(property, nameof(NeededAttribute)).Any(),
            attribute.NamedArguments.Any(argument => argument.MemberName == "Position") ? Named<int>(attribute, "Position") : null,
            Named<bool>(attribute, s_pipeline[0]),
            Named<bool>(attribute, s_pipeline[1]))).ToArray();
        Type type = property.PropertyType;
        Type inner = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return new ParameterShape(
            property.Name,
            type,
            AttributesOf(property, nameof(AliasAttribute)).SelectMany(Texts).ToArray(),
            inner.IsEnum ? Enum.GetNames(inner) : AttributesOf(property, nameof(ValidateSetAttribute)).SelectMany(Texts).ToArray(),
            AttributesOf(property, nameof(SupportsWildcardsAttribute)).Any(),
            uses);
    }

    private static int Ancestors(Type type) => type.BaseType is { } parent ? 1 + Ancestors(parent) : 0;

    private static ParameterShape Common(string name, string alias) =>
        new(name, typeof(SwitchParameter), [alias], [], false, [new ParameterUse(AllSets, false, null, false, false)]);

    private static IEnumerable<CustomAttributeData> AttributesOf(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.Name == name);

    private static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value is T value ? value : default;

    private static IEnumerable<string> Texts(CustomAttributeData attribute) =>
        ((IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Select(argument => (string)argument.Value!);
}
