using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Broker;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Puts rows into a work list on a message broker, for Invoke-WrapupWorker on any machine.</summary>
[Cmdlet(VerbsCommunications.Send, "WrapupRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SendResult))]
public sealed class SendWrapupRequestCommand : WrittenCodeCommand
{
    /// <summary>A command that is stopped waits no longer for a broker that does not answer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly List<WorkListRow> _rows = [];
    private BrokerAccess? _access;
    private ListSender? _sender;
    private string _organization = string.Empty;
    private int _most;
    private bool? _isConfirmed;

    [Parameter]
    [Needed]
    public Uri? Broker { get; set; }

    [Parameter]
    public PSCredential? Credential { get; set; }

    [Parameter]
    public string WorkList { get; set; } = WorkListName.Usual;

    [Parameter]
    [ValidateRange(1, 1_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>Sends also what was sent before.</summary>
    [Parameter]
    public SwitchParameter Again { get; set; }

    [Parameter]
    public SwitchParameter AllowUnencrypted { get; set; }

    internal BrokerDoor Door { get; set; } = RabbitBroker.ConnectAsync;

    internal override PipelineWork? OnBegin()
    {
        _access = BrokerAccess.Of(Broker, Credential, WorkList, AllowUnencrypted, Door);
        _organization = ListFailures.OrganizationOf(Connected, _access.List);
        _most = BatchSize;
        bool again = Again;
        return (pipe, _) =>
        {
            _sender = new ListSender(_access.List, _organization, again, stop => _access.ConnectAsync(pipe, stop), TimeProvider.System);
            return Task.CompletedTask;
        };
    }

    internal override PipelineWork? OnEnd() => async (pipe, stop) =>
    {
        await FlushAsync(pipe, stop).ConfigureAwait(false);
        await _sender!.CloseAsync().ConfigureAwait(false);
    };

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _sender is { } sender)
        {
            Task.WaitAny(Task.Run(sender.CloseAsync), Task.Delay(s_patience));
        }
    }

    private protected override PipelineWork? Work(WrapupRequest request)
    {
        WarnOfUnread();
        WorkListRow row = RowOf(request);
        bool isLive = IsLive;
        return async (pipe, stop) =>
        {
            _rows.Add(row);
            if (isLive || _rows.Count >= _most)
            {
                await FlushAsync(pipe, stop).ConfigureAwait(false);
            }
        };
    }

    /// <summary>A row that a list gave back goes in as it was asked for.</summary>
    private WorkListRow RowOf(WrapupRequest request)
    {
        if (Piped is not WorkListRow { Asked: { } asked } known)
        {
            return WorkListRow.Of(WorkRow.Of(RequestCheck.Clean(request), _organization), _access!.List);
        }

        return string.Equals(asked.Organization, _organization, StringComparison.OrdinalIgnoreCase)
            ? known
            : throw new GenesysException(ListFailures.OfOtherOrganization(_access!.List, asked.Organization, _organization));
    }

    private async Task FlushAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        WorkListRow[] rows = [.. _rows];
        _rows.Clear();
        _isConfirmed ??= await pipe.ShouldProcessAsync(_access!.Title, "Send rows, the first of which sets " +
            $"'{ShortText.Line(rows[0].WrapupCode)}' in conversation {rows[0].ConversationId}").ConfigureAwait(false);
        (SendResult result, Failure? failure) = _isConfirmed == true
            ? await _sender!.SendAsync(rows, pipe, stop).ConfigureAwait(false)
            : (_sender!.NotConfirmed(rows, _access!.Broker), null);
        await PerItem.TellAsync(pipe, result, failure).ConfigureAwait(false);
    }
}
