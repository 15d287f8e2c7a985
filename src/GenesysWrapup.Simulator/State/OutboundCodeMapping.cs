using System;
using System.Collections.Generic;

namespace GenesysWrapup.Simulator.State;

/// <summary>What each code means to campaigns: flags by code id, under a version that every change must name.</summary>
internal sealed class OutboundCodeMapping
{
    public const string RightPartyContact = "RIGHT_PARTY_CONTACT";

    public static readonly IReadOnlyList<string> Flags =
        ["CONTACT_UNCALLABLE", "NUMBER_UNCALLABLE", RightPartyContact, "BUSINESS_SUCCESS", "BUSINESS_FAILURE", "BUSINESS_NEUTRAL"];

    public int Version { get; private set; } = 1;

    public DateTimeOffset? Modified { get; private set; }

    public IReadOnlyList<string> DefaultSet { get; private set; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Mapping { get; private set; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public void Change(IReadOnlyList<string> defaultSet, IReadOnlyDictionary<string, IReadOnlyList<string>> mapping, DateTimeOffset at)
    {
        DefaultSet = defaultSet;
        Mapping = mapping;
        Modified = at;
        Version++;
    }

    public void Clear()
    {
        DefaultSet = [];
        Mapping = new Dictionary<string, IReadOnlyList<string>>();
        Modified = null;
        Version = 1;
    }
}
