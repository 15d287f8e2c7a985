using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Core.Tests.Analytics;

/// <summary>Conversations that happened some time ago, for questions about the past.</summary>
internal static class PastConversations
{
    private static readonly TimeSpan s_talk = TimeSpan.FromMinutes(3);

    /// <summary>A call that began so long ago, whose agent has hung up; what comes of it then is up to the caller.</summary>
    public static (SimulatedConversation Conversation, SimulatedParticipant Agent) Past(
        this Desk desk,
        TimeSpan ago,
        Action<SimulatedConversation, SimulatedParticipant>? then = null,
        SimulatedPerson? by = null,
        SimulatedQueue? queue = null)
    {
        using SimulatedWorld.Staging past = desk.World.Stage(ago);
        SimulatedConversation conversation = desk.World.Open(new ConversationOpening(MediaKind.Call) { Queue = queue ?? desk.Support });
        SimulatedParticipant agent = desk.World.RingAndConnect(conversation, by ?? desk.Anna, queue ?? desk.Support);
        past.Pass(s_talk);
        desk.World.CustomerHangUp(conversation);
        past.Pass(s_talk);
        then?.Invoke(conversation, agent);
        return (conversation, agent);
    }

    /// <summary>So many calls that were skipped, one minute after the other, the first one so long ago.</summary>
    public static string[] PastMany(this Desk desk, int count, TimeSpan ago) =>
    [
        .. Enumerable.Range(0, count).Select(number => desk.Past(ago - TimeSpan.FromMinutes(number), desk.World.Skip).Conversation.Id),
    ];

    public static TimeInterval Last(this Desk desk, TimeSpan time) =>
        new(desk.Platform.Clock.GetUtcNow() - time, desk.Platform.Clock.GetUtcNow());

    /// <summary>How often an operation was called since the desk last forgot.</summary>
    public static int Count(this Desk desk, Operation operation) => desk.Asked.Count(request => request.Operation == operation.Name);

    public static async Task<List<DetailsPage>> ReadAllAsync(this Desk desk, DetailsQuestion question)
    {
        var reader = new DetailsReader(desk.Session, question);
        var pages = new List<DetailsPage>();
        while (reader.HasMore)
        {
            pages.Add(await reader.NextAsync(desk, CancellationToken.None));
        }

        return pages;
    }

    public static string[] Ids(this IEnumerable<DetailsPage> pages) =>
        [.. pages.SelectMany(page => page.Conversations).Select(one => one.ConversationId!)];
}
