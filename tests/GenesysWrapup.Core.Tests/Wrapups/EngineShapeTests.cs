using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using GenesysWrapup.Core.Attributes;
using GenesysWrapup.Core.Wrapups;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>One object travels through the engine, so nothing there needs a long list of arguments.</summary>
public sealed class EngineShapeTests
{
    private const int MostArguments = 4;
    private const BindingFlags All =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    [Theory]
    [InlineData(typeof(WrapupEngine))]
    [InlineData(typeof(AttributeEngine))]
    public void No_method_takes_more_than_four_arguments(Type ofRoom)
    {
        Type[] room = ofRoom.Assembly.GetTypes().Where(type => type.Namespace == ofRoom.Namespace && !IsMadeByCompiler(type)).ToArray();
        MethodBase[] methods = room.SelectMany(MethodsOf).ToArray();
        Assert.Contains(methods, method => method.DeclaringType == ofRoom && method.Name == nameof(WrapupEngine.SetAsync));
        IEnumerable<string> tooMany =
            from method in methods
            let count = method.GetParameters().Length
            where count > MostArguments
            select $"{method.DeclaringType!.Name}.{method.Name} takes {count}";
        Assert.Empty(tooMany);
    }

    /// <summary>All that somebody wrote; a record's constructor is the list of its data.</summary>
    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        bool isRecord = type.GetMethod("<Clone>$", All) is not null;
        IEnumerable<MethodBase> constructors = isRecord ? [] : type.GetConstructors(All);
        return type.GetMethods(All).Where(method => !IsMadeByCompiler(method)).Concat(constructors);
    }

    private static bool IsMadeByCompiler(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
