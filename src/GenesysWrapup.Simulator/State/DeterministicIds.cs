using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenesysWrapup.Simulator.State;

/// <summary>GUIDs derived from names, so that documentation and tests can refer to a scenario's objects.</summary>
internal sealed class DeterministicIds : IDisposable
{
    private readonly SHA256 _hash = SHA256.Create();
    private readonly Dictionary<string, int> _made = [];

    public string Of(string name)
    {
        byte[] digest = _hash.ComputeHash(Encoding.UTF8.GetBytes(name));
        byte[] id = new byte[16];
        Array.Copy(digest, id, id.Length);
        id[7] = (byte)((id[7] & 0x0F) | 0x40);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id).ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>The next one of a kind: the first participant of a conversation, its second, and so on.</summary>
    public string Next(string kind)
    {
        _made.TryGetValue(kind, out int count);
        _made[kind] = ++count;
        return Of(kind + "/" + count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Starts every sequence over, so that a reset world has the same ids again.</summary>
    public void StartOver() => _made.Clear();

    public void Dispose() => _hash.Dispose();
}
