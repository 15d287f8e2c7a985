using System.Runtime.CompilerServices;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// What came from a stream that may fall silent at any moment. A record of it is done before the next comes in: its result must not wait
/// for a record that may never come.
/// </summary>
internal static class LiveStream
{
    private static readonly ConditionalWeakTable<object, object> s_records = new();

    /// <summary>Marks one object, whatever others are equal to it; gives it back.</summary>
    public static T Mark<T>(T record)
        where T : class
    {
        s_records.GetValue(record, static _ => new object());
        return record;
    }

    public static bool Has(object? record) => record is not null && s_records.TryGetValue(record, out _);
}
