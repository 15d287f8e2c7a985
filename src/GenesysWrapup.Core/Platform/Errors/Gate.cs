namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>Which of the things that must be right for a call was not.</summary>
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
