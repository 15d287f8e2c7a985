using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Permissions;

/// <summary>
/// Says that a cmdlet calls an operation of the catalogue: <c>[UsesOperation(nameof(Operations.GetConversation))]</c>, once per operation.
/// The help's permission sections and the access cmdlets are made from these.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class UsesOperationAttribute(string name) : Attribute
{
    /// <summary>The operation's name in the catalogue.</summary>
    public string Name { get; } = name;

    /// <summary>The only case in which it is called, in words that follow "only": "with -Queue". Null where it always is.</summary>
    public string? OnlyWhen { get; set; }

    public Operation Operation => Operations.ByName(Name)
        ?? throw new InvalidOperationException($"{Name} is not an operation of the catalogue.");
}
