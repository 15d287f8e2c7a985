using System;
using System.Reflection;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// A copy of an output with some properties changed. What a record would do for it, but a record shows users a method &lt;Clone&gt;$.
/// </summary>
internal static class Copies
{
    private static readonly Func<object, object> s_copy = (Func<object, object>)Delegate.CreateDelegate(
        typeof(Func<object, object>),
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!);

    public static T With<T>(this T original, Action<T> change)
        where T : class
    {
        var copy = (T)s_copy(original);
        change(copy);
        return copy;
    }
}
