using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization.Metadata;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Hostile.Tests.Answers;

/// <summary>A member of one of the wire's models, by its name on the wire.</summary>
internal sealed record WireMember(Type Model, string Name, Type Type)
{
    public static IEnumerable<WireMember> Of(Type model) => ((IJsonTypeInfoResolver)PlatformJson.Default)
        .GetTypeInfo(model, PlatformJson.Default.Options)!
        .Properties
        .Select(property => new WireMember(model, property.Name, property.PropertyType));

    public static bool IsModel(Type type) => type is { IsClass: true } && type.Namespace == typeof(WireConversation).Namespace;

    /// <summary>What a list is a list of; any other type itself.</summary>
    public static Type ElementOf(Type type) => IsList(type) ? type.GetGenericArguments()[0] : type;

    public static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    public override string ToString() => $"{NameOf(Model)}.{Name}";

    private static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}<{type.GetGenericArguments()[0].Name}>" : type.Name;
}
