using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace GenesysWrapup.Core.Reports;

/// <summary>HTML as it grows. What stands between braces in <see cref="Add"/> is text and never markup, whatever it holds.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    public HtmlText Add(FormattableString markup)
    {
        object?[] values = markup.GetArguments();
        var safe = new object?[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            safe[i] = values[i] switch
            {
                HtmlText inner => inner.ToString(),
                IFormattable number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
                { } value => WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture)),
                null => string.Empty,
            };
        }

        _html.AppendFormat(CultureInfo.InvariantCulture, markup.Format, safe).Append('\n');
        return this;
    }

    /// <summary>Markup of ours, from a file that comes with the module.</summary>
    public HtmlText AddOwn(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public override string ToString() => _html.ToString();
}
