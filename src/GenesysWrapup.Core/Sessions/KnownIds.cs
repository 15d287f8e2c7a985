using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Sessions;

/// <summary>What an id that the session has met belongs to.</summary>
internal enum IdKind
{
    Conversation,
    Participant,
    Communication,
    Queue,
    User,
    WrapupCode,
}

/// <summary>An id that the session has met, with what is needed to say whose it is.</summary>
internal sealed record KnownId(IdKind Kind, string? Name = null, string? ConversationId = null, string? ParticipantId = null);

/// <summary>
/// The ids that went by in this session. All of the platform's ids look alike, and people pass a participant's or a communication's
/// where a conversation's belongs; an id that was met before is recognised without asking the platform.
/// </summary>
internal sealed class KnownIds(int capacity = KnownIds.DefaultCapacity)
{
    // Some thousand conversations' worth; a long bulk run must not grow without end.
    private const int DefaultCapacity = 20_000;

    private readonly object _gate = new();
    private readonly Dictionary<string, KnownId> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _oldest = new();

    public static KnownIds Of(GenesysSession session) => session.Keep(static _ => new KnownIds());

    public void Remember(string? id, KnownId what)
    {
        if (string.IsNullOrEmpty(id))
        {
            return;
        }

        lock (_gate)
        {
            if (!_known.ContainsKey(id!))
            {
                _oldest.Enqueue(id!);
                if (_oldest.Count > capacity)
                {
                    _known.Remove(_oldest.Dequeue());
                }
            }

            _known[id!] = what;
        }
    }

    public KnownId? Find(string id)
    {
        lock (_gate)
        {
            return _known.TryGetValue(id, out KnownId? what) ? what : null;
        }
    }
}
