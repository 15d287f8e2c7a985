using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator;
using Xunit;

namespace GenesysWrapup.Tests;

/// <summary>
/// What a script or another module can touch. A dependency's type there would tie users to our copy of it, which on PowerShell 7 is in
/// a load context that is not theirs.
/// </summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] s_ours =
        [typeof(Pipeline.AsyncCommand).Assembly, typeof(Operations).Assembly, typeof(SimulatedPlatform).Assembly];

    [Fact]
    public void No_public_type_shows_a_type_of_a_dependency()
    {
        string[] wrong =
        [
            .. from type in s_ours.SelectMany(static assembly => assembly.GetExportedTypes())
               from shown in ShownBy(type)
               from part in Parts(shown.Type)
               where !IsForUsers(part.Assembly)
               select $"{type.FullName}.{shown.Where} shows {part.FullName}",
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public void What_every_cmdlet_takes_and_gives_is_public()
    {
        string[] wrong =
        [
            .. from type in s_ours[0].GetExportedTypes()
               from given in OutputsOf(type)
                   .Concat(type.GetProperties()
                       .Where(static property => property.IsDefined(typeof(ParameterAttribute)))
                       .Select(static property => property.PropertyType))
               from part in Parts(given)
               where !part.IsVisible || !IsForUsers(part.Assembly)
               select $"{type.Name}: {part.FullName}",
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Distinct()));
        Assert.Contains(typeof(Core.Wrapups.WrapupResult), s_ours[0].GetExportedTypes().SelectMany(OutputsOf));
    }

    /// <summary>An enum is a number in JSON and Clixml, so that a filter that works here finds nothing there.</summary>
    [Fact]
    public void Every_state_on_an_output_is_text()
    {
        string[] wrong =
        [
            .. from output in s_ours[0].GetExportedTypes().SelectMany(OutputsOf).Distinct()
               from part in Parts(output).Append(output)
               where s_ours.Contains(part.Assembly)
               from property in part.GetProperties()
               from shown in Parts(property.PropertyType).Append(property.PropertyType)
               where shown.IsEnum
               select $"{part.Name}.{property.Name} is a {shown.Name}",
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Distinct()));
    }

    /// <summary>Get-Member shows every public member. What the compiler adds, such as a record's copy, has brackets in its name.</summary>
    [Fact]
    public void No_output_shows_a_member_of_the_compiler()
    {
        string[] wrong =
        [
            .. from type in Shown(s_ours[0].GetExportedTypes().SelectMany(OutputsOf).Append(typeof(Core.Failures.GenesysException)))
               from member in type.GetMembers()
               where member.Name.Contains('<')
               select $"{type.FullName} shows {member.Name}",
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    /// <summary>Our types among these, those of their properties, and so on.</summary>
    private static HashSet<Type> Shown(IEnumerable<Type> outputs)
    {
        HashSet<Type> found = [];
        var open = new Stack<Type>(outputs.SelectMany(Parts));
        while (open.Count > 0)
        {
            Type type = open.Pop();
            if (s_ours.Contains(type.Assembly) && found.Add(type))
            {
                foreach (Type part in type.GetProperties().SelectMany(static property => Parts(property.PropertyType)))
                {
                    open.Push(part);
                }
            }
        }

        return found;
    }

    // As written: the stub that the tests run on answers nothing when the attribute itself is asked.
    private static IEnumerable<Type> OutputsOf(Type cmdlet) => cmdlet.GetCustomAttributesData()
        .Where(static attribute => attribute.AttributeType == typeof(OutputTypeAttribute))
        .SelectMany(static attribute => attribute.ConstructorArguments)
        .SelectMany(static argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> several
            ? several.Select(static one => one.Value)
            : [argument.Value])
        .OfType<Type>();

    private static bool IsForUsers(Assembly assembly) =>
        s_ours.Contains(assembly)
        || assembly == typeof(PSCmdlet).Assembly
        || assembly == typeof(object).Assembly
        || assembly == typeof(Uri).Assembly;

    /// <summary>What is public or protected of a type, by the place where it is seen.</summary>
    private static IEnumerable<(string Where, Type Type)> ShownBy(Type type)
    {
        if (type.BaseType is { } parent)
        {
            yield return ("base", parent);
        }

        foreach (Type contract in type.GetInterfaces())
        {
            yield return ("interfaces", contract);
        }

        foreach (FieldInfo field in type.GetFields(Members).Where(static field => field.IsPublic || field.IsFamily))
        {
            yield return (field.Name, field.FieldType);
        }

        // Properties and events are their accessors.
        IEnumerable<MethodBase> methods = type.GetMembers(Members).OfType<MethodBase>();
        foreach (MethodBase method in methods.Where(static method => method.IsPublic || method.IsFamily))
        {
            foreach (ParameterInfo parameter in method.GetParameters())
            {
                yield return (method.Name, parameter.ParameterType);
            }

            if (method is MethodInfo { ReturnType: { } answer })
            {
                yield return (method.Name, answer);
            }
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
