using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>What the tests of one run share: the session, the conversations that were given, and what has been read already.</summary>
internal sealed class AssumptionBench(
    GenesysSession session,
    IReadOnlyList<string> conversationIds,
    Func<WriteQuestion, Task<bool>> confirm,
    IActivitySink activity)
{
    private readonly Dictionary<string, ConversationRead> _read = new(StringComparer.OrdinalIgnoreCase);
    private Answer<WireTokenInfo>? _token;
    private Answer<WireConversationSettings>? _settings;
    private PlatformException? _refusedToken;
    private JobTrial? _job;

    public GenesysSession Session => session;

    public IActivitySink Activity => activity;

    public DateTimeOffset Now => session.Clock.GetUtcNow();

    public IReadOnlyList<string> ConversationIds => conversationIds;

    /// <summary>How long is waited for a write to show.</summary>
    public TimeSpan Patience { get; init; } = WrapupRequest.DefaultVerifyTimeout;

    /// <summary>
    /// A second write has been seen to replace the first, so that a participant with a code serves as well as one without.
    /// </summary>
    public bool Overwrites { get; set; }

    public Task<bool> ConfirmAsync(WriteQuestion question) => confirm(question);

    /// <summary>Asks, and takes a refusal for an answer. What ends the command, or was no answer at all, is thrown.</summary>
    public async Task<Answer<T>> AskAsync<T>(ApiCall call, JsonTypeInfo<T> type, CancellationToken stop)
    {
        try
        {
            return Answer<T>.Of(call, await session.Api.SendAsync(call, type, activity, stop).ConfigureAwait(false));
        }
        catch (PlatformException refusal) when (refusal is { StatusCode: >= 400 and < 500 and not 401 and not 429 })
        {
            return Answer<T>.Of(call, refusal);
        }
    }

    public async Task<Answer<bool>> SendAsync(ApiCall call, CancellationToken stop)
    {
        try
        {
            return Answer<bool>.Of(call, await session.Api.SendAsync(call, activity, stop).ConfigureAwait(false));
        }
        catch (PlatformException refusal) when (refusal is { StatusCode: >= 400 and < 500 and not 401 and not 429 })
        {
            return Answer<bool>.Of(call, refusal);
        }
    }

    /// <summary>The description of the token; asked once for all that its headers show.</summary>
    public async Task<Answer<WireTokenInfo>> TokenAsync(CancellationToken stop) => _token ??=
        await AskAsync(new ApiCall(Operations.GetTokensMe), PlatformJson.Default.WireTokenInfo, stop).ConfigureAwait(false);

    public async Task<Answer<WireConversationSettings>> SettingsAsync(CancellationToken stop) => _settings ??= await AskAsync(
        new ApiCall(Operations.GetConversationsSettings), PlatformJson.Default.WireConversationSettings, stop).ConfigureAwait(false);

    /// <summary>How the login host refuses a client that is made up; asked once. Null where it does not.</summary>
    public async Task<PlatformException?> RefusedTokenAsync(CancellationToken stop)
    {
        if (_refusedToken is not null || session.Login is not { } login)
        {
            return _refusedToken;
        }

        var request = new TokenRequest(
            "a client that is made up", new Dictionary<string, string> { ["grant_type"] = "client_credentials" }, Repeatable: false)
        {
            Client = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString("N")),
        };
        try
        {
            await login.AskAsync(request, activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException refusal)
        {
            _refusedToken = refusal;
        }

        return _refusedToken;
    }

    /// <summary>One job of analytics for all that it shows.</summary>
    public async Task<JobTrial> JobAsync(Func<AssumptionBench, CancellationToken, Task<JobTrial>> runAsync, CancellationToken stop) =>
        _job ??= await runAsync(this, stop).ConfigureAwait(false);

    /// <summary>How the platform refuses a token that is made up.</summary>
    public async Task<PlatformException?> UnusableTokenAsync(CancellationToken stop)
    {
        try
        {
            using GenesysSession stranger = await SessionFactory.ConnectAsync(
                new ConnectOptions
                {
                    BaseUri = session.ApiUri,
                    Grant = new AccessTokenGrant(Guid.NewGuid().ToString("N")),
                    Network = session.Network,
                    Clock = session.Clock,
                },
                activity,
                stop).ConfigureAwait(false);
            return null;
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 401)
        {
            return refusal;
        }
    }

    /// <summary>A given conversation, as it was when it was last needed and not written to since.</summary>
    public async Task<ConversationRead> ReadAsync(string conversationId, CancellationToken stop)
    {
        if (!_read.TryGetValue(conversationId, out ConversationRead? read))
        {
            read = await ConversationReader.Of(session).ReadAsync(conversationId, activity, stop).ConfigureAwait(false);
            _read[conversationId] = read;
        }

        return read;
    }

    public void Forget(string conversationId) => _read.Remove(conversationId);

    /// <summary>The first participant of the given conversations that fits, the likeliest for a code first.</summary>
    public async Task<Subject?> FindAsync(Func<Subject, bool> fits, CancellationToken stop)
    {
        foreach (string id in conversationIds)
        {
            ConversationRead read = await ReadAsync(id, stop).ConfigureAwait(false);
            Subject? found = ParticipantRanking.Candidates(read.Participants)
                .Concat(read.Participants.Where(static one => ParticipantRole.IsPerson(one.Wire)))
                .Select(participant => new Subject(read, participant) { MayBeOverwritten = Overwrites })
                .FirstOrDefault(fits);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
