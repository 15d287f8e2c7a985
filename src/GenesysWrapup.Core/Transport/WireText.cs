using System;
using System.Text;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// The gate through which every text of an answer comes in: without the secrets of the session, not longer than it can be used, and with
/// what acts on a terminal spelled out. So whatever is made of it later, an object, a message, a file, is safe to show.
/// </summary>
internal sealed class WireText(Redaction redaction)
{
    /// <summary>As much of a name, a code or an id as anything here uses.</summary>
    public const int LongestLine = 1_000;

    /// <summary>No text can be longer in a request, so none that was written by one is cut.</summary>
    public const int LongestBlock = 512_000;

    private const int LongestBody = 4_000;

    /// <summary>A text of one line.</summary>
    public string? Line(string? text) =>
        text is null ? null : ShownText.Line(ShortText.Of(redaction.Known(text), LongestLine));

    /// <summary>What a runtime, a proxy or the platform says about a failure: it may quote anything.</summary>
    public string Said(string? text) => ShownText.Line(ShortText.Of(redaction.Apply(text), LongestLine));

    /// <summary>A cause as it is, unless its text or that of a cause behind it quotes what must not be shown.</summary>
    public Exception? Harmless(Exception? exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause.Message.Length > LongestBody || ShownText.Of(redaction.Apply(cause.Message)) != cause.Message)
            {
                return null;
            }
        }

        return exception;
    }

    /// <summary>A body as people who look for the cause may see it.</summary>
    public string? Body(byte[] body) =>
        body.Length == 0 ? null : ShownText.Of(ShortText.Of(redaction.Apply(Encoding.UTF8.GetString(body)), LongestBody));

    /// <summary>A message of a socket, still to be read as JSON: its texts are made safe to show where they are read.</summary>
    public string Message(string text) => redaction.Known(text);

    /// <summary>A text that may have lines of its own, as notes have.</summary>
    public string? Block(string? text) =>
        text is null ? null : ShownText.Of(ShortText.Of(redaction.Known(text), LongestBlock));
}
