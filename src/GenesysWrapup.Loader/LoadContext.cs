namespace GenesysWrapup.Loader;

/// <summary>The module's own load context.</summary>
public static class LoadContext
{
}
