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
        try
        {
            if (!replace && File.Exists(path))
            {
                throw new GenesysException(Unusable(path, "there is a file already", "Give another -Path, or leave out -NoClobber.", null));
            }

            string beside = path + ".new";
            File.WriteAllText(beside, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Delete(path);
            File.Move(beside, path);
            return new FileInfo(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException
            or ArgumentException)
        {
            throw new GenesysException(Unusable(path, exception.Message, "See to folder and rights, or give another -Path.", exception));
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
