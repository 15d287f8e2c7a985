namespace GenesysWrapup.Commands;

/// <summary>In which case a command calls the operations of notification channels, for the help and the access cmdlets.</summary>
internal static class ChannelUse
{
    public const string ToWait = "with -Wait, where it has to wait, and with -Economy; does without where it is refused";

    public const string WhileWaiting = "where it has to wait; does without where it is refused";

    public const string ToRestore = "after the channel was interrupted";

    public const string ToRenew = "after 23 hours, or where a channel has to be replaced";
}
