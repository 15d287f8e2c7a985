using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Policies;
using Xunit;

namespace GenesysWrapup.Tests;

/// <summary>Whatever says something about the platform says how that is known, and nothing says it by default.</summary>
public class BasisTests
{
    private static readonly Assembly[] s_product =
        [typeof(Basis).Assembly, typeof(SimulatorPolicies).Assembly, typeof(GenesysWrapup.Commands.SimulatorPolicySetting).Assembly];

    private static IEnumerable<PropertyInfo> Bases => s_product.SelectMany(static assembly => assembly.GetTypes())
        .SelectMany(static type => type.GetProperties(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(static property => property.Name == nameof(Basis) && property.CanWrite);

    /// <summary>Required, or a parameter of every constructor: then the compiler refuses an object without one.</summary>
    [Fact]
    public void The_compiler_demands_a_basis_of_everything_that_has_one()
    {
        string[] lenient =
        [
            .. Bases.Where(static property =>
                    property.GetCustomAttribute<RequiredMemberAttribute>() is null && !IsParameter(property.DeclaringType!))
                .Select(static property => property.DeclaringType!.Name),
        ];
        Assert.Empty(lenient);
        Type[] held = [.. Bases.Select(static property => property.DeclaringType!)];
        Assert.Superset(
            new HashSet<Type> { typeof(Finding), typeof(KnownError), typeof(SimulatorPolicy), typeof(EventShapeBasis) }, held.ToHashSet());
    }

    /// <summary>No method hands on one that nobody named.</summary>
    [Fact]
    public void No_parameter_has_a_basis_by_default() => Assert.Empty(s_product.SelectMany(static assembly => assembly.GetTypes())
        .SelectMany(static type => type.GetMembers(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .OfType<MethodBase>()
        .SelectMany(static method => method.GetParameters())
        .Where(static parameter => parameter.ParameterType == typeof(Basis) && parameter.HasDefaultValue)
        .Select(static parameter => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}"));

    /// <summary>The value that an object without one would have claims nothing.</summary>
    [Fact]
    public void What_nobody_set_is_unknown() => Assert.Equal(Basis.Unknown, default);

    private static bool IsParameter(Type type) => type
        .GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Where(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type)
        .All(static constructor =>
            constructor.GetParameters().Any(static one => one.ParameterType == typeof(Basis) && !one.HasDefaultValue));
}
