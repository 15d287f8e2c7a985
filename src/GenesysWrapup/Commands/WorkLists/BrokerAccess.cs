using System;
using System.Management.Automation;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.WorkLists;

namespace GenesysWrapup.Commands;

/// <summary>Connects to a list at a broker.</summary>
internal delegate Task<IListBroker> BrokerDoor(
    BrokerAddress address, WorkListName list, IActivitySink activity, CancellationToken stop);

/// <summary>The list that a command is about, from its parameters.</summary>
internal sealed class BrokerAccess(BrokerAddress address, WorkListName list, BrokerDoor door)
{
    public WorkListName List => list;

    public string Broker => address.Title;

    /// <summary>As questions name it.</summary>
    public string Title => $"{list} at {address.Title}";

    public static BrokerAccess Of(Uri? broker, PSCredential? credential, string? workList, bool allowUnencrypted, BrokerDoor door) => new(
        BrokerAddress.Of(
            broker,
            credential is null ? null : new NetworkCredential(credential.UserName, SecretText.Of(credential.Password)),
            allowUnencrypted),
        WorkListName.Of(workList),
        door);

    public Task<IListBroker> ConnectAsync(IActivitySink activity, CancellationToken stop) => door(address, list, activity, stop);
}
