using System;
using System.Collections.Generic;
using System.IO;
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

    /// <summary>Of PowerShell's providers the one whose paths are files: env:, function: and variable: have none.</summary>
    private const string FileProvider = "FileSystem";

    /// <summary>The one file that a path names, whether it is there or not.</summary>
    public static string File(PSCmdlet command, string parameter, string path) => Looked(parameter, path, () =>
    {
        string file = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return ([file], provider);
    })[0];

    /// <summary>The files that a path with wildcards names; none where there is none.</summary>
    public static IReadOnlyList<string> Files(PSCmdlet command, string parameter, string path) => Looked(parameter, path, () =>
    {
        try
        {
            string[] files = [.. command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider)];
            return (files, provider);
        }
        catch (ItemNotFoundException)
        {
            return ([], null);
        }
    });

    /// <summary>Whether a device, a pipe or a socket is where a file should be, or where a link in its place leads.</summary>
    public static bool IsDevice(PSCmdlet command, string file)
    {
#if NETFRAMEWORK
        // Windows keeps its devices where no file takes their place.
        return false;
#else
        try
        {
            string there = System.IO.File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
            return System.IO.File.Exists(there) &&
                command.InvokeProvider.Item.Get([there], force: true, literalPath: true)[0].Properties["UnixStat"]?.Value is { } found &&
                PipelineValues.Member(found, "ItemType") != "File";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is not there, or whoever writes to it is told why not.
            return false;
        }
#endif
    }

    private static string[] Looked(string parameter, string path, Func<(string[] Files, ProviderInfo? Provider)> look)
    {
        string? why = null;
        Exception? cause = null;
        try
        {
            if (path.Length <= LongestPath && !path.Any(char.IsControl))
            {
                (string[] files, ProviderInfo? provider) = look();
                if (provider is null || provider.Name == FileProvider)
                {
                    return files;
                }

                why = $"it leads to PowerShell's {provider.Name}, where no files are";
            }
        }
        catch (Exception exception) when (exception is SessionStateException or ProviderInvocationException or WildcardPatternException
            or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            (why, cause) = (exception.Message, exception);
        }

        throw new GenesysException(new Failure(
            FailureId.InvalidValue,
            FailureCategory.InvalidArgument,
            $"-{parameter} '{ShortText.Line(path)}' cannot be a file's path{(why is null ? string.Empty : $": {why.TrimEnd('.')}")}.",
            "Pass the path of a file.")
        { Target = path, Exception = cause });
    }
}
