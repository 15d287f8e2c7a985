namespace GenesysWrapup.Core.Failures;

/// <summary>The kind of failure. The names are those of PowerShell's error categories, so that the cmdlets map them by name.</summary>
public enum FailureCategory
{
    ConnectionError,
    AuthenticationError,
    PermissionDenied,
    InvalidArgument,
    InvalidData,
    InvalidOperation,
    ObjectNotFound,
    ResourceExists,
    ResourceUnavailable,
    LimitsExceeded,
    OperationTimeout,
    NotImplemented,
}
