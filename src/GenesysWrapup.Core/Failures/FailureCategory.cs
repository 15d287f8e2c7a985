namespace GenesysWrapup.Core.Failures;

/// <summary>What kind of failure it is. The names are those of PowerShell's error categories, so that the edge maps by name.</summary>
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
