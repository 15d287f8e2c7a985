using System;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Broker;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>How far a work list is, what of it is dead, and what came out of it. It asks the broker, never the platform.</summary>
[Cmdlet(VerbsCommon.Get, "WrapupBacklog", DefaultParameterSetName = Counted)]
[OutputType(typeof(WrapupBacklog), ParameterSetName = [Counted])]
[OutputType(typeof(WorkListRow), ParameterSetName = [OfDead])]
[OutputType(typeof(WrapupResult), ParameterSetName = [OfOutcomes])]
public sealed class GetWrapupBacklogCommand : AsyncCommand
{
    private const string Counted = "Count";
    private const string OfDead = "Dead";
    private const string OfOutcomes = "Outcome";

    [Parameter(Position = 0)]
    [Needed]
    public Uri? Broker { get; set; }

    [Parameter]
    public PSCredential? Credential { get; set; }

    [Parameter]
    public string WorkList { get; set; } = WorkListName.Usual;

    /// <summary>The rows that are not tried any more.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfDead)]
    public SwitchParameter Dead { get; set; }

    /// <summary>What workers said of the rows that are done.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfOutcomes)]
    public SwitchParameter Outcome { get; set; }

    /// <summary>Takes from the broker what it gives.</summary>
    [Parameter(ParameterSetName = OfDead)]
    [Parameter(ParameterSetName = OfOutcomes)]
    public SwitchParameter Take { get; set; }

    [Parameter]
    public SwitchParameter AllowUnencrypted { get; set; }

    internal BrokerDoor Door { get; set; } = RabbitBroker.FindAsync;

    internal override PipelineWork OnBegin()
    {
        BrokerAccess access = BrokerAccess.Of(Broker, Credential, WorkList, AllowUnencrypted, Door);
        (bool dead, bool outcome, bool take) = (Dead, Outcome, Take);
        return async (pipe, stop) =>
        {
            IListBroker broker = await access.ConnectAsync(pipe, stop).ConfigureAwait(false);
            try
            {
                var reader = new BacklogReader(broker, access.List, TimeProvider.System);
                Task work = dead ? reader.DeadAsync(take, pipe.WriteAsync, stop)
                    : outcome ? reader.OutcomesAsync(take, pipe.WriteAsync, stop)
                    : pipe.WriteAsync(await reader.CountAsync(stop).ConfigureAwait(false));
                await work.ConfigureAwait(false);
            }
            finally
            {
                await broker.CloseAsync().ConfigureAwait(false);
            }
        };
    }
}
