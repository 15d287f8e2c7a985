using System.Collections.Generic;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>One way in which people write calls down.</summary>
internal interface ICallDialect
{
    /// <summary>The calls that it finds, in any order. Those in the span of an earlier dialect's call are dropped by the reader.</summary>
    IEnumerable<PlacedCall> CallsIn(PastedCode code);
}

/// <summary>A call and where it stands in the text.</summary>
/// <param name="Draft">As much of the call as the text says.</param>
/// <param name="Dialect">How it is written, for people: curl, fetch, Python, …</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record PlacedCall(RequestDraft Draft, string Dialect, int Start, int End);

/// <summary>A pasted text with what all dialects need of it.</summary>
internal sealed class PastedCode
{
    public PastedCode(SourceText text)
    {
        Text = text;
        Variables = new Assignments(text);
        Literals = new LiteralReader(text, Variables);
        Invocations = Invocation.AllIn(text);
    }

    public SourceText Text { get; }

    public Assignments Variables { get; }

    public LiteralReader Literals { get; }

    public IReadOnlyList<Invocation> Invocations { get; }
}
