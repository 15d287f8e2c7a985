using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform;

/// <summary>What kind of value a member of a request takes.</summary>
internal enum MemberKind
{
    Text,
    Whole,
    Flag,
    Date,
    Texts,

    /// <summary>Names and texts of the caller's choice.</summary>
    TextMap,

    /// <summary>One of a list of words.</summary>
    Choice,

    /// <summary>An object with a model of its own.</summary>
    Model,

    /// <summary>Anything; this module does not look inside.</summary>
    Any,
}

internal sealed record BodyMember(string Name, MemberKind Kind)
{
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string? Model { get; init; }

    public bool Required { get; init; }

    /// <summary>Sending it does something by itself: it hangs up, mutes, stops a recording.</summary>
    public bool Acts { get; init; }
}

/// <summary>The members of a request body, by the contract.</summary>
internal sealed record BodyModel(string Name, params BodyMember[] Members)
{
    public BodyMember? Find(string name) => Array.Find(Members, member => member.Name == name);
}

/// <summary>The bodies of the catalogue's operations. A test holds them against the vendor's contract when it is given one.</summary>
internal static class BodyModels
{
    public static readonly BodyModel WrapupInput = new("WrapupInput",
        Text("code"), Text("name"), Text("notes"), new("tags", MemberKind.Texts), new("durationSeconds", MemberKind.Whole),
        new("endTime", MemberKind.Date), Flag("provisional"), Flag("disableEndTimeUpdates"));

    /// <summary>The states of a participant or communication.</summary>
    public static readonly IReadOnlyList<string> States =
    [
        "alerting", "dialing", "contacting", "offering", "connected", "disconnected",
        "terminated", "converting", "uploading", "transmitting", "parked", "none",
    ];

    public static readonly IReadOnlyList<string> AfterCallWorkStates = ["unknown", "notApplicable", "skipped", "pending", "complete"];

    public static readonly BodyModel MediaParticipantRequest = new("MediaParticipantRequest",
        new("wrapup", MemberKind.Model) { Model = "WrapupInput" },
        new("state", MemberKind.Choice) { Choices = States, Acts = true },
        Flag("recording") with { Acts = true }, Flag("muted") with { Acts = true }, Flag("confined") with { Acts = true },
        Flag("held") with { Acts = true }, Flag("wrapupSkipped") with { Acts = true }, new("resumeTime", MemberKind.Date) { Acts = true });

    public static readonly IReadOnlyList<BodyModel> All =
    [
        WrapupInput,
        MediaParticipantRequest,
        new("AfterCallWorkUpdate", Flag("afterCallWorkRequired") with { Required = true }),
        new("ParticipantAttributes", new BodyMember("attributes", MemberKind.TextMap)),
        new("WrapupCodeRequest",
            Text("id"), Text("name") with { Required = true },
            new("division", MemberKind.Model) { Model = "WritableStarrableDivision" }, Text("description"),
            new("dateCreated", MemberKind.Date), new("dateModified", MemberKind.Date),
            Text("createdBy"), Text("modifiedBy"), Text("selfUri")),
        new("WritableStarrableDivision", Text("id"), Text("name"), Text("selfUri")),
        new("WrapUpCodeReference", Text("id")),
        new("WrapUpCodeMapping",
            Text("id"), Text("name"), new("dateCreated", MemberKind.Date), new("dateModified", MemberKind.Date),
            new("version", MemberKind.Whole),
            new("defaultSet", MemberKind.Texts), new("mapping", MemberKind.Any), Text("selfUri")),
        new("Settings",
            Flag("communicationBasedACW"), Flag("includeNonAgentConversationSummary"), Flag("allowCallbackQueueSelection"),
            Flag("callbacksInheritRoutingFromInboundCall"), Flag("completeAcwWhenAgentTransitionsOffline"), Flag("totalActiveCallback")),
        new("ChannelTopic",
            Text("id"), new("state", MemberKind.Choice) { Choices = ["Permitted", "Rejected"] }, Text("rejectionReason"), new(
                "missingPermissions", MemberKind.Texts), Text("selfUri")),
        new("ConversationQuery", [.. Query(), new("aggregations", MemberKind.Any), new("paging", MemberKind.Any)]),
        new("AsyncConversationQuery", [.. Query(), new("limit", MemberKind.Whole), Flag("startOfDayIntervalMatching")]),
        new("PropertyIndexRequest",
            Text("sessionId") with { Required = true }, new("targetDate", MemberKind.Date) { Required = true },
            new("properties", MemberKind.Any) { Required = true }),
    ];

    /// <summary>The model of an operation's body; [] behind the name stands for a list of them.</summary>
    public static BodyModel? Find(string? name) =>
        name is null ? null : All.FirstOrDefault(model => model.Name == name.Replace("[]", string.Empty));

    private static BodyMember[] Query() =>
    [
        Text("interval") with { Required = true }, new("conversationFilters", MemberKind.Any), new("segmentFilters", MemberKind.Any),
        new("evaluationFilters", MemberKind.Any), new("surveyFilters", MemberKind.Any), new("resolutionFilters", MemberKind.Any),
        new("order", MemberKind.Choice) { Choices = ["asc", "desc", "unordered"] },
        new("orderBy", MemberKind.Choice) { Choices = ["conversationStart", "conversationEnd", "segmentStart", "segmentEnd"] },
    ];

    private static BodyMember Text(string name) => new(name, MemberKind.Text);

    private static BodyMember Flag(string name) => new(name, MemberKind.Flag);
}
