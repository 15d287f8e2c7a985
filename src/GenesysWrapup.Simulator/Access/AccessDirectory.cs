using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Simulator.Access;

/// <summary>Who may sign in: OAuth clients and people, and the tokens they were given.</summary>
internal sealed class AccessDirectory(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SimulatedOAuthClient> _clients = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, SimulatedPerson> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, SimulatedToken> _tokens = new();
    private readonly ConcurrentDictionary<string, SimulatedToken> _refreshable = new();
    private readonly ConcurrentDictionary<string, AuthorizationCode> _codes = new();

    public string OrganizationId { get; } = "5b1c9f6e-3a7d-4f28-9c4b-6e2d8a7f1c00";

    public string OrganizationName { get; } = "Simulated Contact Center";

    /// <summary>Client credentials that may do everything everywhere.</summary>
    public SimulatedOAuthClient FullRights { get; } =
        new("9a4e7b10-2c5d-4e8f-a1b3-000000000001", "Wrap-up runbook", SimulatedOAuthClient.ClientCredentials)
    {
        Grants = [new RoleGrant(SimulatedRole.Administrator, SimulatedDivision.AllId)],
    };

    /// <summary>Client credentials that may see everything and change nothing.</summary>
    public SimulatedOAuthClient ReadOnly { get; } =
        new("9a4e7b10-2c5d-4e8f-a1b3-000000000002", "Reporting", SimulatedOAuthClient.ClientCredentials)
    {
        Grants = [new RoleGrant(SimulatedRole.Reader, SimulatedDivision.AllId)],
    };

    /// <summary>Client credentials that nobody gave a role.</summary>
    public SimulatedOAuthClient NoRoles { get; } =
        new("9a4e7b10-2c5d-4e8f-a1b3-000000000003", "New integration", SimulatedOAuthClient.ClientCredentials);

    /// <summary>Client credentials with every right, but in the partners' division alone.</summary>
    public SimulatedOAuthClient OtherDivision { get; } =
        new("9a4e7b10-2c5d-4e8f-a1b3-000000000004", "Partner integration", SimulatedOAuthClient.ClientCredentials)
    {
        Grants = [new RoleGrant(SimulatedRole.Administrator, SimulatedDivision.Partners.Id)],
    };

    /// <summary>Signs people in, by authorization code with its secret or with PKCE.</summary>
    public SimulatedOAuthClient Desktop { get; } = new("9a4e7b10-2c5d-4e8f-a1b3-000000000005", "Wrap-up desktop", SimulatedOAuthClient.Code)
    {
        Scopes =
        [
            "analytics", "authorization", "conversations", "notifications", "oauth", "organization", "outbound", "routing",
            "user-basic-info", "users",
        ],
        RedirectUris = ["http://localhost", "http://127.0.0.1"],
    };

    /// <summary>Like the desktop client, but with read-only scopes.</summary>
    public SimulatedOAuthClient NarrowDesktop { get; } =
        new("9a4e7b10-2c5d-4e8f-a1b3-000000000006", "Wrap-up viewer", SimulatedOAuthClient.Code)
    {
        Scopes = ["authorization:readonly", "conversations:readonly", "routing:readonly", "user-basic-info"],
        RedirectUris = ["http://localhost", "http://127.0.0.1"],
    };

    public IReadOnlyCollection<SimulatedOAuthClient> Clients => [.. _clients.Values.OrderBy(client => client.Id, StringComparer.Ordinal)];

    /// <summary>The person who signs in at the authorize page when the request names nobody.</summary>
    public SimulatedPerson? DefaultPerson { get; set; }

    public void Add(SimulatedOAuthClient client) => _clients[client.Id] = client;

    public void Add(SimulatedPerson person)
    {
        _people[person.Id] = person;
        DefaultPerson ??= person;
    }

    public SimulatedOAuthClient? Client(string id) => _clients.TryGetValue(id, out SimulatedOAuthClient? client) ? client : null;

    /// <summary>Somebody by id, name or address.</summary>
    public SimulatedPerson? Person(string hint) => _people.TryGetValue(hint, out SimulatedPerson? person)
        ? person
        : _people.Values.FirstOrDefault(somebody => Same(somebody.Email, hint) || Same(somebody.Name, hint));

    public SimulatedToken Issue(SimulatedOAuthClient client, SimulatedPerson? user, string? refreshToken = null)
    {
        var token = new SimulatedToken(NewSecret(), client, user, clock.GetUtcNow() + client.TokenLifetime)
        {
            RefreshToken = user is null ? null : refreshToken ?? NewSecret(),
        };
        _tokens[token.Value] = token;
        if (token.RefreshToken is not null)
        {
            _refreshable[token.RefreshToken] = token;
        }

        return token;
    }

    /// <summary>The token behind a bearer value, while it is valid.</summary>
    public SimulatedToken? Token(string value) =>
        _tokens.TryGetValue(value, out SimulatedToken? token) && token.Expires > clock.GetUtcNow() ? token : null;

    public SimulatedToken? Refreshable(string refreshToken) =>
        _refreshable.TryGetValue(refreshToken, out SimulatedToken? token) ? token : null;

    public void Revoke(SimulatedToken token)
    {
        _tokens.TryRemove(token.Value, out _);
        if (token.RefreshToken is not null)
        {
            _refreshable.TryRemove(token.RefreshToken, out _);
        }
    }

    public bool RevokeAllOf(string userId)
    {
        SimulatedToken[] theirs = _tokens.Values.Where(token => token.User?.Id == userId).ToArray();
        foreach (SimulatedToken token in theirs)
        {
            Revoke(token);
        }

        return theirs.Length > 0;
    }

    /// <summary>Ends every token at once, as a restart of the organization's sessions would.</summary>
    public void RevokeAll()
    {
        _tokens.Clear();
        _refreshable.Clear();
        _codes.Clear();
    }

    public string IssueCode(AuthorizationCode code)
    {
        string value = NewSecret();
        _codes[value] = code;
        return value;
    }

    /// <summary>Takes a code, which can be used once.</summary>
    public AuthorizationCode? TakeCode(string value) =>
        _codes.TryRemove(value, out AuthorizationCode? code) && code.Expires > clock.GetUtcNow() ? code : null;

    /// <summary>Restores the initial clients; people come with a scenario.</summary>
    public void Reset()
    {
        RevokeAll();
        _clients.Clear();
        _people.Clear();
        DefaultPerson = null;
        foreach (SimulatedOAuthClient client in new[] { FullRights, ReadOnly, NoRoles, OtherDivision, Desktop, NarrowDesktop })
        {
            Add(client);
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string NewSecret() => Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");
}
