using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Access;

/// <summary>An operation that a command calls.</summary>
/// <param name="Operation">The operation of the catalogue.</param>
/// <param name="Command">The command; null where somebody asked for the operation itself.</param>
/// <param name="OnlyWhen">The only case in which it is called; null where it always is.</param>
internal sealed record NeededOperation(Operation Operation, string? Command, string? OnlyWhen);
