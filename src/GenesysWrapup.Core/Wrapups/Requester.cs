using System;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What is about to be written and where, in the words of -WhatIf and -Confirm.</summary>
internal sealed record WriteQuestion(string Object, string Action);

/// <summary>Whoever asked an engine for something: it confirms each write, takes each outcome, and hears what is being done.</summary>
/// <param name="Confirm">Asks -WhatIf and -Confirm; false leaves everything as it is.</param>
/// <param name="Report">Takes what came of one target.</param>
/// <param name="Activity">Hears what is being done.</param>
internal sealed record Requester<TOutcome>(
    Func<WriteQuestion, Task<bool>> Confirm, Func<TOutcome, Task> Report, IActivitySink Activity);
