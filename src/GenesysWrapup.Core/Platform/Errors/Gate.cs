namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>Which of a call's preconditions failed.</summary>
internal enum Gate
{
    Session,
    Scope,
    Permission,
    Division,
    Id,
    State,
    Code,
    Request,
    Limit,
    Platform,
}
