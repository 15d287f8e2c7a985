using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>The wrap-up codes of the organization, a division or a queue, or those that a participant may get.</summary>
[Cmdlet(VerbsCommon.Get, "WrapupCode", DefaultParameterSetName = ByName)]
[OutputType(typeof(WrapupCode))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodesDivisionviews), OnlyWhen = "where viewing the codes is refused")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcode), OnlyWhen = "with an id")]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with -Queue and a name")]
[UsesOperation(nameof(Operations.GetRoutingQueue), OnlyWhen = "with -Queue and an id")]
[UsesOperation(nameof(Operations.GetRoutingQueueWrapupcodes), OnlyWhen = "with -Queue")]
[UsesOperation(nameof(Operations.GetAuthorizationDivisions), OnlyWhen = "with -Division and a name")]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapupcodes), OnlyWhen = "with -ParticipantId or -ConversationId")]
[UsesOperation(nameof(Operations.GetConversation), OnlyWhen = "with -ConversationId alone")]
public sealed class GetWrapupCodeCommand : SessionCommand
{
    private const string ByName = "Name";
    private const string ById = "Id";
    private const string ByQueue = "Queue";
    private const string ByParticipant = "Participant";

    [Parameter(Position = 0, ParameterSetName = ByName)]
    [Parameter(Position = 0, ParameterSetName = ByQueue)]
    [Parameter(Position = 0, ParameterSetName = ByParticipant)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WrapupCodeCompleter))]
    [TextList]
    public string[]? Name { get; set; }

    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(DivisionCompleter))]
    public string? Division { get; set; }

    [Parameter(ParameterSetName = ById)]
    [TextList]
    public string[]? Id { get; set; }

    [Parameter(ParameterSetName = ByQueue)]
    [ArgumentCompleter(typeof(QueueCompleter))]
    [TextList]
    public string[]? Queue { get; set; }

    [Parameter(ParameterSetName = ByParticipant, ValueFromPipelineByPropertyName = true)]
    public string? ConversationId { get; set; }

    [Parameter(ParameterSetName = ByParticipant, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string? ParticipantId { get; set; }

    internal override PipelineWork OnRecord()
    {
        string[]? names = Name;
        if (Id is { } ids)
        {
            return (pipe, stop) => PerItem.EachAsync(pipe, ids, id => WriteOneAsync(id, pipe, stop));
        }

        if (Queue is { } queues)
        {
            return (pipe, stop) => PerItem.EachAsync(pipe, queues, queue => WriteOfQueueAsync(queue, new Sought(names), pipe, stop));
        }

        if (ConversationId is not null || ParticipantId is not null)
        {
            (string? conversationId, string? participantId) = (ConversationId, ParticipantId);
            return (pipe, stop) => PerItem.RunAsync(
                pipe, participantId, () => WriteOfParticipantAsync(conversationId, participantId, new Sought(names), pipe, stop));
        }

        string? division = Division;
        string[] known = [.. (names ?? []).Where(IsId)];
        string[] called = [.. (names ?? []).Except(known)];
        return async (pipe, stop) =>
        {
            await PerItem.EachAsync(pipe, known, id => WriteOneAsync(id, pipe, stop)).ConfigureAwait(false);
            if (known.Length == 0 || called.Length > 0)
            {
                string[]? rest = names is null ? null : called;
                await PerItem
                    .RunAsync(pipe, rest, () => WriteOfOrganizationAsync(division, new Sought(rest), pipe, stop))
                    .ConfigureAwait(false);
            }
        };
    }

    /// <summary>What is given in the place of a name may be an id, as everywhere else where a code is meant.</summary>
    private static bool IsId(string given) => Guid.TryParse(given, out _) || (SystemWrapupCode.IsOne(given) && given.IndexOf('*') < 0);

    private async Task WriteOneAsync(string id, IPipelineWriter pipe, CancellationToken stop)
    {
        CodeDirectory codes = CodeDirectory.Of(Connected);
        WrapupCode? code = SystemWrapupCode.IsUnlisted(id) || SystemWrapupCode.IsOne(id)
            ? await codes.FindAsync(id, pipe, stop).ConfigureAwait(false)
            : Guid.TryParse(id, out Guid guid)
                ? await codes.ReadOneAsync(guid.ToString("D"), pipe, stop).ConfigureAwait(false)
                : throw new GenesysException(new Failure(
                    FailureId.InvalidId,
                    FailureCategory.InvalidArgument,
                    $"'{id}' is not the id of a wrap-up code: those are GUIDs, except the platform's own, which begin with ININ-.",
                    "Find it by its name: Get-WrapupCode -Name.")
                { Target = id });
        await WriteAsync(code ?? throw new GenesysException(codes.NotFound(id)), pipe).ConfigureAwait(false);
    }

    private async Task WriteOfQueueAsync(string queueNameOrId, Sought seen, IPipelineWriter pipe, CancellationToken stop)
    {
        RoutingQueue queue = await QueueDirectory.Of(Connected).ResolveAsync(queueNameOrId, pipe, stop).ConfigureAwait(false);
        PageReader<WireWrapupCode> pages = new QueueCodes(Connected).Pages(queue);
        while (pages.HasMore)
        {
            foreach (WireWrapupCode wire in await pages.NextAsync(pipe, stop).ConfigureAwait(false))
            {
                if (CodeShape.Of(wire, queue) is { } code && seen.Wants(code))
                {
                    await WriteAsync(code, pipe).ConfigureAwait(false);
                }
            }
        }

        await WriteMissingAsync(seen, $"is on queue '{queue.Name}'", pipe).ConfigureAwait(false);
    }

    private async Task WriteOfParticipantAsync(
        string? conversationId, string? participantId, Sought seen, IPipelineWriter pipe, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(conversationId))
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput,
                FailureCategory.InvalidArgument,
                "The codes of a participant need the conversation's id, too.",
                "Pipe the participant: Get-ConversationParticipant <conversation id> | Get-WrapupCode."));
        }

        string conversation = ConversationReader.IdOf(conversationId);
        string participant = string.IsNullOrWhiteSpace(participantId)
            ? await AgentOfAsync(conversation, pipe, stop).ConfigureAwait(false)
            : participantId!.Trim();
        IReadOnlyList<WrapupCode> codes = await new QueueCodes(Connected)
            .ValidForAsync(conversation, participant, pipe, stop)
            .ConfigureAwait(false);
        foreach (WrapupCode code in codes.Where(seen.Wants))
        {
            await WriteAsync(code, pipe).ConfigureAwait(false);
        }

        await WriteMissingAsync(seen, "is among those of the participant", pipe).ConfigureAwait(false);
    }

    /// <summary>The one that a code would go to.</summary>
    private async Task<string> AgentOfAsync(string conversationId, IPipelineWriter pipe, CancellationToken stop)
    {
        IReadOnlyList<WrapupTarget> targets = await new TargetResolver(Connected)
            .ResolveAsync(new WrapupRequest { ConversationId = conversationId }, pipe, stop)
            .ConfigureAwait(false);
        return targets[0].Participant.ParticipantId;
    }

    private async Task WriteOfOrganizationAsync(string? givenDivision, Sought seen, IPipelineWriter pipe, CancellationToken stop)
    {
        WireReference? division = givenDivision is null
            ? null
            : await DivisionDirectory.Of(Connected).ResolveAsync(givenDivision, pipe, stop).ConfigureAwait(false);
        CodePages pages = CodeDirectory.Of(Connected).Pages(division?.Id);
        while (pages.HasMore)
        {
            foreach (WrapupCode code in await pages.NextAsync(pipe, stop).ConfigureAwait(false))
            {
                if (seen.Wants(code))
                {
                    await WriteAsync(code, pipe).ConfigureAwait(false);
                }
            }
        }

        string where = division is null ? "is visible to this session" : $"is in division {division.Name ?? division.Id}";
        await WriteMissingAsync(seen, where, pipe).ConfigureAwait(false);
    }

    private Task WriteAsync(WrapupCode code, IPipelineWriter pipe)
    {
        CodeDirectory.Of(Connected).Remember(code.With(copy => (copy.QueueId, copy.QueueName) = (null, null)));
        return pipe.WriteAsync(code);
    }

    /// <summary>A full name that was not found is an error. A pattern that matches nothing is an empty answer.</summary>
    private static async Task WriteMissingAsync(Sought seen, string where, IPipelineWriter pipe)
    {
        foreach (string name in seen.Missing)
        {
            await pipe.WriteErrorAsync(new Failure(
                FailureId.WrapupCodeNotFound,
                FailureCategory.ObjectNotFound,
                $"No wrap-up code named '{name}' {where}.",
                NearestNames.Question(name, seen.Names) is { Length: > 0 } question
                    ? question
                    : "Run Get-WrapupCode without a name to see them all.")
            {
                Target = name,
                FindingId = FindingIds.CodeExists,
            }).ConfigureAwait(false);
        }
    }

    /// <summary>The names that are looked for, and which of them have been found.</summary>
    private sealed class Sought(string[]? names)
    {
        private readonly (string Text, WildcardPattern Pattern)[] _patterns = (names ?? [])
            .Select(name => (name, NameWildcard.Of(name)))
            .ToArray();

        private readonly HashSet<string> _found = [];

        /// <summary>All names seen so far, to suggest from.</summary>
        public List<string> Names { get; } = [];

        public IEnumerable<string> Missing => _patterns
            .Select(sought => sought.Text)
            .Where(text => !WildcardPattern.ContainsWildcardCharacters(text) && !_found.Contains(text));

        public bool Wants(WrapupCode code)
        {
            Names.Add(code.Name);
            bool wanted = _patterns.Length == 0;
            foreach ((string text, WildcardPattern pattern) in _patterns)
            {
                if (string.Equals(text, code.Name, StringComparison.OrdinalIgnoreCase) || pattern.IsMatch(code.Name))
                {
                    _found.Add(text);
                    wanted = true;
                }
            }

            return wanted;
        }
    }
}
