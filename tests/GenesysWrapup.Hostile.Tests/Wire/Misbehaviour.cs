using System;
using System.Threading.Tasks;

namespace GenesysWrapup.Hostile.Tests.Wire;

/// <summary>One way of answering badly, and how a read has to end by it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="AnswerAsync">Answers.</param>
/// <param name="Ends">The error ids that a read may end with; "fine" where the answer can be used all the same.</param>
internal sealed record Misbehaviour(string Name, Func<HostileConnection, Task> AnswerAsync, params string[] Ends)
{
    public override string ToString() => Name;
}
