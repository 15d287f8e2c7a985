using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace GenesysWrapup.Core.Tests.Platform;

/// <summary>The types that a compiled type uses: in its shape, in its members' signatures, and in the code of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    public static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type?> shape = type.GetInterfaces().Append(type.BaseType).Concat(type.GetFields(Everything).Select(static field => field.FieldType));
        IEnumerable<MethodBase> methods = type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything));
        return shape.Concat(methods.SelectMany(UsedBy)).OfType<Type>().SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type?> UsedBy(MethodBase method)
    {
        IEnumerable<Type?> signature = method.GetParameters().Select(static parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType);
        return method.GetMethodBody() is not { } body
            ? signature
            : signature.Concat(body.LocalVariables.Select(static local => local.LocalType)).Concat(Tokens(body.GetILAsByteArray()!).SelectMany(token => Named(method, token)));
    }

    private static IEnumerable<Type?> Named(MethodBase method, int token)
    {
        Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        return method.Module.ResolveMember(token, ofType, ofMethod) switch
        {
            Type type => [type],
            MethodInfo called => [called.DeclaringType, called.ReturnType, .. called.GetGenericArguments()],
            { } member => [member.DeclaringType],
            null => [],
        };
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        int at = 0;
        while (at < code.Length)
        {
            short value = code[at++];
            if (value == 0xFE)
            {
                value = (short)((0xFE << 8) | code[at++]);
            }

            OpCode operation = s_codes[value];
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        Type plain = type.HasElementType ? type.GetElementType()! : type;
        return plain.IsGenericType ? plain.GetGenericArguments().SelectMany(Parts).Append(plain) : [plain];
    }
}
