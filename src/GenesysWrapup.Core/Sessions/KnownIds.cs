using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Sessions;

/// <summary>What an id belongs to.</summary>
internal enum IdKind
{
    Conversation,
    Participant,
    Communication,
    Queue,
    User,
    WrapupCode,
}

/// <summary>Whose id it is, as far as the session has seen.</summary>
internal sealed record KnownId(IdKind Kind, string? Name = null, string? ConversationId = null, string? ParticipantId = null);

/// <summary>
/// The ids this session has seen. All of the platform's ids look alike, and people pass a participant's or a communication's id where a
/// conversation's is needed. An id that was seen before is recognised without asking the platform.
/// </summary>
internal sealed class KnownIds(int capacity = KnownIds.DefaultCapacity)
{
    // Enough for some thousand conversations; memory must not grow with the length of a bulk run.
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
