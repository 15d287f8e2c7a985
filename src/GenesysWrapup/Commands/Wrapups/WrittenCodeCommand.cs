using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Commands;

/// <summary>A cmdlet that has a code written, with what is written besides it: at once, or by whoever works a list.</summary>
public abstract class WrittenCodeCommand : ParticipantCodeCommand
{
    private bool _isNotesGiven;
    private bool _wasFirstRowSeen;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Notes { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [TagList]
    public string[]? Tag { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    public int? DurationSeconds { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SwitchCell]
    public SwitchParameter Provisional { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>A column that is nearly called like one of ours is worth a word. All rows have the columns of the first.</summary>
    private protected void WarnOfUnread()
    {
        if (!_wasFirstRowSeen && Row is { } row)
        {
            _wasFirstRowSeen = true;
            foreach (string unread in row.Unread())
            {
                WriteWarning(unread);
            }
        }
    }

    internal override void Prepare()
    {
        base.Prepare();
        _isNotesGiven = Notes is not null;
    }

    internal override WrapupRequest Request(string? conversationId) => base.Request(conversationId) with
    {
        // On the command line empty notes are intended; in a CSV row they are an empty cell.
        Notes = _isNotesGiven ? Notes : Row?.Text(nameof(Notes)) ?? (Notes is { Length: > 0 } ? Notes : null),
        Tags = Tag ?? TagListAttribute.Of(Row?.Value(nameof(Tag))),
        DurationSeconds = DurationSeconds ?? (int.TryParse(Row?.Text(nameof(DurationSeconds)), out int worked) ? worked : null),
        Provisional = Provisional || (bool.TryParse(Row?.Text(nameof(Provisional)), out bool provisional) && provisional),
        Force = Force,
        Known = Piped as ConversationParticipant,
    };
}
