using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GenesysWrapup.Core.Platform;

/// <summary>The catalogue: every operation that the product calls or explains, by area in the files beside this one.</summary>
internal static partial class Operations
{
    private static IReadOnlyList<Operation>? s_all;

    public static IReadOnlyList<Operation> All => s_all ??= typeof(Operations)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(entry => entry.FieldType == typeof(Operation))
        .Select(entry => (Operation)entry.GetValue(null)!)
        .ToArray();

    public static Operation? ByName(string name) =>
        All.FirstOrDefault(operation => string.Equals(operation.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The operation behind a concrete call. A path with fixed segments wins over one with placeholders.</summary>
    public static Operation? Find(string method, string path, out string[] values)
    {
        Operation? best = null;
        values = [];
        foreach (Operation operation in All)
        {
            if (operation.Method == method && operation.Matches(path, out string[] found) && (best is null || found.Length < values.Length))
            {
                best = operation;
                values = found;
            }
        }

        return best;
    }

    /// <summary>The methods that a concrete path has.</summary>
    public static IReadOnlyList<string> MethodsOf(string path) =>
        All.Where(operation => operation.Matches(path, out _)).Select(operation => operation.Method).Distinct().ToArray();
}
