using System;
using System.IO;
using System.Text;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Reports;

/// <summary>Puts a page where it belongs, whole or not at all.</summary>
internal static class ReportFile
{
    public static FileInfo Write(string path, string page, bool replace)
    {
        // A name that nobody could put a link under.
        string beside = $"{path}.{Guid.NewGuid():n}.new";
        try
        {
            if (!replace && File.Exists(path))
            {
                throw new GenesysException(Unusable(path, "there is a file already", "Give another -Path, or leave out -NoClobber.", null));
            }

            Fill(beside, page);
            if (File.Exists(path))
            {
                File.Replace(beside, path, null);
            }
            else
            {
                File.Move(beside, path);
            }

            return new FileInfo(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException
            or ArgumentException)
        {
            Clear(beside);
            throw new GenesysException(
                Unusable(path, exception.Message.TrimEnd('.'), "See to folder and rights, or give another -Path.", exception));
        }
    }

    /// <summary>What a page must not take the place of, whoever may.</summary>
    public static Failure Device(string path) => Unusable(
        path, "it is a device or a pipe, and a page replaces only files", "Give the path of a file.", exception: null);

    private static void Fill(string beside, string page)
    {
        using var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        text.Write(page);
    }

    /// <summary>Takes away what could not be put in its place.</summary>
    private static void Clear(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException
            or ArgumentException)
        {
            // It was not written either.
        }
    }

    private static Failure Unusable(string path, string why, string nextStep, Exception? exception) => new(
        FailureId.ReportUnusable, FailureCategory.ResourceUnavailable, $"The report cannot be written to '{path}': {why}.", nextStep)
    {
        Target = path,
        Exception = exception,
        EndsCommand = true,
    };
}
