using System.Collections.Generic;
using System.Text;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// Puts together again what comes line by line: a JSON text that was read as lines, or one event a line. What is whole goes on at once;
/// lines that are no JSON are kept together, so that a web page is one mistake and not two hundred.
/// </summary>
internal sealed class EventLines
{
    private readonly StringBuilder _text = new();
    private bool _isJson;
    private int _open;
    private bool _quoted;
    private bool _escaped;

    /// <summary>The texts that this line has completed.</summary>
    public IEnumerable<string> Add(string line)
    {
        string trimmed = line.Trim().TrimStart('\uFEFF');
        if (trimmed.Length == 0)
        {
            yield break;
        }

        bool begins = trimmed[0] is '{' or '[' or '"';
        if (_text.Length > 0 && !_isJson && begins)
        {
            yield return Taken();
        }

        if (_text.Length == 0)
        {
            _isJson = begins;
        }

        _text.Append(line).Append('\n');
        if (_isJson)
        {
            Follow(line);
        }

        if ((_isJson && _open <= 0 && !_quoted) || _text.Length > EventReader.LongestText)
        {
            yield return Taken();
        }
    }

    /// <summary>What is left when nothing more comes; null where nothing is.</summary>
    public string? Rest() => _text.Length > 0 ? Taken() : null;

    private string Taken()
    {
        string text = _text.ToString();
        _text.Clear();
        (_open, _quoted, _escaped) = (0, false, false);
        return text;
    }

    private void Follow(string line)
    {
        foreach (char letter in line)
        {
            if (_escaped)
            {
                _escaped = false;
            }
            else if (_quoted)
            {
                _escaped = letter == '\\';
                _quoted = letter != '"';
            }
            else
            {
                _quoted = letter == '"';
                _open += letter switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            }
        }
    }
}
