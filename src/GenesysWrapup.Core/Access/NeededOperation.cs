
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Access;

/// <summary>An operation that a command calls.</summary>
/// <param name="Operation">The operation of the catalogue.</param>
/// <param name="Command">The command; null where somebody asks for the operation itself.</param>
/// <param name="OnlyWhen">In which case it is called; null for every call.</param>
internal sealed record NeededOperation(Operation Operation, string? Command, string? OnlyWhen);
