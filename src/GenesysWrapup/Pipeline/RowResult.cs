using System.Collections.Generic;
using System.Management.Automation;

namespace GenesysWrapup.Pipeline;

/// <summary>A result together with the row's own columns, so that whoever sent the row finds it again.</summary>
internal sealed class RowResult(object result, IReadOnlyList<KeyValuePair<string, object?>> columns)
{
    private PSObject? _shown;

    /// <summary>The one object that is written, and that an error has as its target.</summary>
    public PSObject Shown
    {
        get
        {
            if (_shown is null)
            {
                _shown = new PSObject(result);
                foreach (KeyValuePair<string, object?> column in columns)
                {
                    _shown.Properties.Add(new PSNoteProperty(column.Key, column.Value));
                }
            }

            return _shown;
        }
    }

    public override string? ToString() => result.ToString();
}
