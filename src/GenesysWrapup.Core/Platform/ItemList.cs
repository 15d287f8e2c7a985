using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// Several values in one property of an output. In a pipeline it is a list; where only text fits, as in a CSV's cell, its items stand
/// beside each other instead of the name of a .NET type.
/// </summary>
[CollectionBuilder(typeof(ItemList), nameof(ItemList.Of))]
[SuppressMessage("Naming", "CA1710", Justification = "Users see it as a list.")]
public sealed class ItemList<T> : ReadOnlyCollection<T>
{
    public ItemList(IList<T> items)
        : base(items)
    {
    }

    [SuppressMessage("Usage", "CA2225", Justification = "The constructor does the same.")]
    public static implicit operator ItemList<T>(T[] items) => new(items ?? []);

    public override string ToString() =>
        string.Join("; ", this.Select(static item => item is IDictionary table ? TextOf(table) : $"{item}"));

    private static string TextOf(IDictionary table) =>
        $"@{{{string.Join("; ", table.Cast<DictionaryEntry>().Select(static entry => $"{entry.Key}={entry.Value}"))}}}";
}

/// <summary>What a collection expression calls.</summary>
internal static class ItemList
{
    public static ItemList<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
