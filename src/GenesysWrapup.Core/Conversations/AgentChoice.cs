using System;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Conversations;

/// <summary>An agent as somebody names one: by user id, or by the name that the conversation shows.</summary>
internal static class AgentChoice
{
    /// <summary>Shorter texts, such as "Ada", may be names although they have only the letters of an id.</summary>
    private const int ShortestTornId = 8;

    /// <summary>Whether this is the agent; everybody is, where none was named.</summary>
    public static bool Is(string? idOrName, string? userId, string? userName) =>
        idOrName is null || PlatformId.Same(userId, idOrName) || string.Equals(userName, idOrName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text can be a name: what consists of an id's characters alone is an id that was torn on its way.</summary>
    public static bool MayBeName(string text)
    {
        bool torn = text.Length >= ShortestTornId;
        bool hasDigit = false;
        foreach (char letter in text)
        {
            if (char.IsControl(letter))
            {
                return false;
            }

            hasDigit |= letter is >= '0' and <= '9';
            torn &= letter is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or '-' or '{' or '}';
        }

        return !(torn && hasDigit) && text.Length > 0;
    }
}
