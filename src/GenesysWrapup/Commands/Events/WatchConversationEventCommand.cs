using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Live;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Users;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Events of queues, users and conversations as they happen, until stopped.</summary>
[Cmdlet(VerbsCommon.Watch, "ConversationEvent")]
[OutputType(typeof(ConversationEvent))]
[UsesOperation(nameof(Operations.PostNotificationsChannels))]
[UsesOperation(nameof(Operations.PostNotificationsChannelSubscriptions))]
[UsesOperation(nameof(Operations.PutNotificationsChannelSubscriptions), OnlyWhen = ChannelUse.ToRenew)]
[UsesOperation(nameof(Operations.HeadNotificationsChannel), OnlyWhen = ChannelUse.ToRestore)]
[UsesOperation(nameof(Operations.GetNotificationsChannelSubscriptions), OnlyWhen = ChannelUse.ToRestore)]
[UsesOperation(nameof(Operations.GetConversation), OnlyWhen = ChannelUse.ToRestore)]
[UsesOperation(
    nameof(Operations.PostAnalyticsConversationsDetailsQuery),
    OnlyWhen = ChannelUse.ToRestore + "; does without where it is refused")]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with -Queue, to find one by its name")]
[UsesOperation(nameof(Operations.GetUsers), OnlyWhen = "with -User, to find one by name")]
public sealed class WatchConversationEventCommand : SessionCommand
{
    private readonly List<string> _conversations = [];

    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(QueueCompleter))]
    [TextList]
    public string[]? Queue { get; set; }

    [Parameter]
    [Alias("Agent")]
    [ArgumentCompleter(typeof(UserCompleter))]
    [TextList]
    public string[]? User { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextList]
    public string[]? ConversationId { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(EventTypeCompleter))]
    [TextList]
    public string[]? EventType { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxEvents { get; set; }

    /// <summary>All that is piped in is watched together.</summary>
    internal override PipelineWork? OnRecord()
    {
        _conversations.AddRange((ConversationId ?? []).Where(id => PipelineValues.Given(id) is not null));
        return null;
    }

    internal override PipelineWork OnEnd()
    {
        GenesysSession session = Connected;
        string[] queues = Queue ?? [];
        string[] users = User ?? [];
        var request = new WatchRequest
        {
            ConversationIds = [.. _conversations.Select(ConversationReader.IdOf)],
            EventTypes = EventType ?? [],
            Timeout = Timeout,
            MaxEvents = MaxEvents,
        };
        return async (pipe, stop) =>
        {
            request = request with
            {
                QueueIds = await IdsAsync(pipe, queues, async name => (await QueueDirectory.Of(session).ResolveAsync(name, pipe, stop)
                    .ConfigureAwait(false)).Id).ConfigureAwait(false),
                UserIds = await IdsAsync(pipe, users, async name => (await UserDirectory.Of(session).ResolveAsync(name, pipe, stop)
                    .ConfigureAwait(false)).Id).ConfigureAwait(false),
            };
            if (request.Topics().Count > 0)
            {
                await WatchAsync(session, request, pipe, stop).ConfigureAwait(false);
            }
            else if (queues.Length + users.Length == 0)
            {
                throw new GenesysException(Nothing(request));
            }
        };
    }

    private static Task WatchAsync(GenesysSession session, WatchRequest request, IPipelineWriter pipe, CancellationToken stop) =>
        new EventWatch(session, request).RunAsync(
            found => pipe.WriteAsync(LiveStream.Mark(found)),
            pipe.WriteErrorAsync,
            pipe,
            stop);

    /// <summary>Those that are found; an error for each that is not.</summary>
    private static async Task<IReadOnlyCollection<string>> IdsAsync(IPipelineWriter pipe, string[] names, Func<string, Task<string>> idOf)
    {
        var ids = new List<string>();
        await PerItem.EachAsync(pipe, names, async name => ids.Add(await idOf(name).ConfigureAwait(false))).ConfigureAwait(false);
        return ids;
    }

    private static Failure Nothing(WatchRequest request) => request.ConversationIds.Count > 0
        ? new Failure(
            FailureId.InvalidValue,
            FailureCategory.InvalidArgument,
            $"Conversations have no events of type {string.Join(", ", request.EventTypes)}.",
            $"They have: {string.Join(", ", WatchRequest.TypesOfConversations)}.")
        : new Failure(
            FailureId.MissingInput,
            FailureCategory.InvalidArgument,
            "There is nothing to watch: no queue, user or conversation was given.",
            "Pass -Queue or -User with names or ids, or -ConversationId.");

    /// <summary>Completes the types of events.</summary>
    private sealed class EventTypeCompleter : IArgumentCompleter
    {
        public IEnumerable<CompletionResult> CompleteArgument(
            string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
            Completion.Of(
                wordToComplete,
                WatchRequest.TypesOfConversations.Append(Core.Events.EventType.Conversation).Select(type => new Suggestion(type)));
    }
}
