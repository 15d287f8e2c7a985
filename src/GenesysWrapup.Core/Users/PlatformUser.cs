namespace GenesysWrapup.Core.Users;

/// <summary>A person. The name is the id where the platform did not tell one.</summary>
internal sealed record PlatformUser(string Id, string Name);
