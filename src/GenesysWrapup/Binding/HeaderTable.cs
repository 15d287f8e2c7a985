using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>Headers from a hashtable; what is secret among them comes as a SecureString or a credential's password.</summary>
internal static class HeaderTable
{
    public static Dictionary<string, string> Read(IDictionary? table)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            string name = entry.Key.ToString() ?? string.Empty;
            string value = PipelineValues.Unwrapped(entry.Value) switch
            {
                SecureString secret => SecretText.Of(secret),
                PSCredential credential => SecretText.Of(credential.Password),
                { } other => other.ToString() ?? string.Empty,
                null => string.Empty,
            };
            if (name.Length == 0 || !name.All(IsOfToken) || value.Any(char.IsControl))
            {
                throw new GenesysException(new Failure(
                    FailureId.InvalidValue,
                    FailureCategory.InvalidArgument,
                    $"'{ShortText.Line(name)}' cannot be a header, or its value has characters that no header may have.",
                    "Correct -Header: letters, digits and hyphens in names, one line in values.")
                { EndsCommand = true });
            }

            headers[name] = value;
        }

        return headers;
    }

    private static bool IsOfToken(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
