namespace GenesysWrapup.Core.Wrapups;

/// <summary>What is about to be written, in the words of -WhatIf and -Confirm. Made after all reads and checks, before the first write.</summary>
internal sealed record WrapupPlan(WrapupTarget Target, WrapupRoute Route, WantedWrapup Wanted, Standing? Previous)
{
    public string Object => $"{Target.Agent} in conversation {Target.Participant.ConversationId}";

    public string Action =>
        $"Set wrap-up {Wanted.Title}" +
        (Previous is null || Wanted.HasCode(Previous.Code) ? string.Empty : $" instead of '{Previous.CodeName ?? Previous.Code}'") +
        (Route.Level == WrapupLevel.Communication ? $" on its {Target.Media}" : string.Empty);
}
