using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>Files as PowerShell names them: by drive, relative to the current folder, with wildcards.</summary>
internal static class GivenPath
{
    /// <summary>No system opens a file by a longer path, and PowerShell takes the square of its length to read brackets.</summary>
    private const int LongestPath = 4_096;

    /// <summary>The one file that a path names, whether it is there or not.</summary>
    public static string File(PSCmdlet command, string parameter, string path) =>
        Looked(parameter, path, () => [command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out _, out _)])[0];

    /// <summary>The files that a path with wildcards names; none where there is none.</summary>
    public static IReadOnlyList<string> Files(PSCmdlet command, string parameter, string path) => Looked(parameter, path, () =>
    {
        try
        {
            return [.. command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _)];
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    });

    private static string[] Looked(string parameter, string path, Func<string[]> look)
    {
        try
        {
            if (path.Length <= LongestPath && !path.Any(char.IsControl))
            {
                return look();
            }
        }
        catch (Exception exception) when (exception is SessionStateException or ProviderInvocationException or WildcardPatternException
            or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw Unusable(parameter, path, exception);
        }

        throw Unusable(parameter, path, null);
    }

    private static GenesysException Unusable(string parameter, string path, Exception? cause) => new(new Failure(
        FailureId.InvalidValue,
        FailureCategory.InvalidArgument,
        $"-{parameter} '{ShortText.Line(path)}' cannot be a file's path" +
        $"{(cause is null ? string.Empty : $": {cause.Message.TrimEnd('.')}")}.",
        "Pass the path of a file.")
    { Target = path, Exception = cause });
}
