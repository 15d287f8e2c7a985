using System;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>
/// Makes a session, proves that it works by getting a token, and makes it the default of this runspace. Mandatory is only what chooses a
/// parameter set by itself, so that PowerShell never asks for it: a runbook would hang there. Whatever is missing is an error with an id.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "GenesysCloud", DefaultParameterSetName = ByClient)]
[OutputType(typeof(GenesysSession))]
[UsesOperation(nameof(Operations.GetTokensMe))]
[UsesOperation(nameof(Operations.GetUsersMe), OnlyWhen = "with the token of a user")]
public sealed class ConnectGenesysCloudCommand : AsyncCommand
{
    private const string ByClient = "Client";
    private const string ByToken = "AccessToken";
    private const string ByBrowser = "Interactive";
    private const string ByEnvironment = "Environment";
    private const string ByProfile = "Profile";
    private const string ByConnection = "Connection";
    private const string BySimulator = "Simulator";
    private const string ByPlatform = "SimulatedPlatform";

    /// <summary>Id and secret of an OAuth client with the grant Client Credentials.</summary>
    [Parameter(ParameterSetName = ByClient)]
    public PSCredential? Credential { get; set; }

    [Parameter(ParameterSetName = ByClient)]
    [Parameter(ParameterSetName = ByBrowser)]
    public string? ClientId { get; set; }

    [Parameter(ParameterSetName = ByClient)]
    [Secret]
    public SecureString? ClientSecret { get; set; }

    /// <summary>A token that was made elsewhere. It cannot be renewed.</summary>
    [Parameter(ParameterSetName = ByToken, Mandatory = true)]
    [Secret]
    public SecureString? AccessToken { get; set; }

    /// <summary>A person signs in with the browser of this machine.</summary>
    [Parameter(ParameterSetName = ByBrowser)]
    [Needed]
    public SwitchParameter Interactive { get; set; }

    /// <summary>The port where this machine waits for the browser to return; 0 for any free one.</summary>
    [Parameter(ParameterSetName = ByBrowser)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    [Parameter(ParameterSetName = ByBrowser)]
    [ValidateRange(1, 3600)]
    public int? TimeoutSeconds { get; set; }

    /// <summary>The variables that the vendor's CLI and Terraform provider use.</summary>
    [Parameter(ParameterSetName = ByEnvironment, Mandatory = true)]
    public SwitchParameter Environment { get; set; }

    /// <summary>A profile of the vendor's CLI.</summary>
    [Parameter(ParameterSetName = ByProfile)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? Profile { get; set; }

    [Parameter(ParameterSetName = ByProfile)]
    public string? ProfilePath { get; set; }

    /// <summary>What Get-AutomationConnection returns.</summary>
    [Parameter(ParameterSetName = ByConnection, Mandatory = true)]
    public IDictionary? Connection { get; set; }

    /// <summary>A platform in memory, to try things out and for tests.</summary>
    [Parameter(ParameterSetName = BySimulator)]
    [Needed]
    public SwitchParameter Simulator { get; set; }

    [Parameter(ParameterSetName = BySimulator)]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    public string? Scenario { get; set; }

    [Parameter(ParameterSetName = BySimulator)]
    [PolicyTable]
    [ArgumentCompleter(typeof(PolicySetCompleter))]
    public IDictionary? Policy { get; set; }

    /// <summary>A simulator that Start-GenesysSimulator made.</summary>
    [Parameter(ParameterSetName = ByPlatform, Mandatory = true, ValueFromPipeline = true)]
    public GenesysSimulator? SimulatedPlatform { get; set; }

    [Parameter(ParameterSetName = ByClient)]
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByBrowser)]
    [Parameter(ParameterSetName = ByEnvironment)]
    [Parameter(ParameterSetName = ByProfile)]
    [Parameter(ParameterSetName = ByConnection)]
    [RegionTransformation]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>A gateway in front of the platform, or the simulator's server.</summary>
    [Parameter(ParameterSetName = ByClient)]
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByBrowser)]
    [Parameter(ParameterSetName = ByEnvironment)]
    [Parameter(ParameterSetName = ByProfile)]
    [Parameter(ParameterSetName = ByConnection)]
    public Uri? BaseUri { get; set; }

    /// <summary>No single wait is longer. Where a server asks for more, the call fails.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? LongestWait { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int? MaxRetries { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Opens the sign-in page; a test brings its own browser.</summary>
    internal Func<Uri, bool>? OpenBrowser { get; set; }

    internal override PipelineWork OnRecord()
    {
        GenesysSimulator? simulator = SimulatedPlatform is not null || Simulator || Scenario is not null || Policy is not null
            ? SimulatedPlatform ?? GenesysSimulator.Start(Scenario, Policy)
            : null;
        ConnectOptions options = WithLimits(simulator?.Connection() ?? RealPlatform());
        RunspaceSession here = RunspaceSession.Here;
        bool passThru = PassThru;
        PSHost? person = !passThru && HostManners.IsTypedByPerson(this) ? Host : null;
        return async (pipe, stop) =>
        {
            GenesysSession session = await SessionFactory.ConnectAsync(options, pipe, stop).ConfigureAwait(false);
            simulator?.Serves(session);
            here.Open(session);
            pipe.Verbose($"Connected to {session}.");
            person?.UI.WriteLine(ShownText.Line(Greeting(session)));
            if (passThru)
            {
                await pipe.WriteAsync(session).ConfigureAwait(false);
            }
        };
    }

    /// <summary>What a person wants to know first: who, where, until when.</summary>
    private static string Greeting(GenesysSession session)
    {
        string until = session.TokenExpires is { } end ? FormattableString.Invariant($", until {end:yyyy-MM-dd HH:mm} UTC") : string.Empty;
        return $"Connected to {session}{until}.";
    }

    private ConnectOptions RealPlatform()
    {
        FoundCredentials found = Found();
        bool elsewhere = BaseUri is not null;
        return new ConnectOptions
        {
            Grant = found.Grant,
            Region = Region is not null ? SessionAddress.RegionOf(Region) : elsewhere ? null : found.Region,
            BaseUri = BaseUri ?? (Region is null ? found.BaseUri : null),
        };
    }

    private FoundCredentials Found()
    {
        // With a region or address from a parameter, the source of the credentials need not have one.
        bool elsewhere = Region is not null || BaseUri is not null;
        if (Environment)
        {
            return EnvironmentCredentials.Read(System.Environment.GetEnvironmentVariable, elsewhere);
        }

        if (Profile is not null || ProfilePath is not null)
        {
            return CliProfile.Load(Profile, ProfilePath is null ? null : GivenPath.File(this, nameof(ProfilePath), ProfilePath), elsewhere);
        }

        if (Connection is not null)
        {
            return ConnectionAsset.Read(Connection, Revealed, elsewhere);
        }

        Grant grant = Interactive || TimeoutSeconds is not null ? SignIn()
            : AccessToken is not null ? new AccessTokenGrant(SecretText.Of(AccessToken))
            : Client();
        return new FoundCredentials(grant, null, null);
    }

    private AuthorizationCodeGrant SignIn()
    {
        if (string.IsNullOrWhiteSpace(ClientId))
        {
            throw FoundCredentials.Missing(
                "The sign-in with the browser needs an OAuth client.",
                "Give -ClientId of a client with the grant 'Code Authorization' that allows PKCE.");
        }

        var grant = new AuthorizationCodeGrant(ClientId!.Trim()) { Port = Port };
        return grant with
        {
            LongestSignIn = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : grant.LongestSignIn,
            OpenBrowser = OpenBrowser ?? grant.OpenBrowser,
        };
    }

    private ClientCredentialsGrant Client()
    {
        string? id = Credential?.UserName ?? ClientId;
        SecureString? secret = Credential?.Password ?? ClientSecret;
        if (string.IsNullOrWhiteSpace(id))
        {
            throw FoundCredentials.Missing(
                "No credential was given.",
                "Give -Credential, or -ClientId with -ClientSecret, or another way to connect: -AccessToken, -Interactive, -Environment, " +
                "-Profile, -Connection, -Simulator.");
        }

        return secret is { Length: > 0 }
            ? new ClientCredentialsGrant(id!.Trim(), SecretText.Of(secret))
            : throw FoundCredentials.Missing(
                $"The secret of the OAuth client {id} is missing.", "Give -ClientSecret (a SecureString), or both in -Credential.");
    }

    /// <summary>Connection assets hold text; a table made by hand may hold a SecureString or a credential.</summary>
    private static string? Revealed(object value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        SecureString secret => SecretText.Of(secret),
        PSCredential credential => SecretText.Of(credential.Password),
        object plain => plain.ToString(),
    };

    private ConnectOptions WithLimits(ConnectOptions options)
    {
        if (LongestWait <= TimeSpan.Zero)
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"The longest wait cannot be {LongestWait}.",
                "Give -LongestWait a time span above zero, for example 00:03:00.")
            { Target = LongestWait, EndsCommand = true });
        }

        return options with
        {
            LongestWait = LongestWait ?? options.LongestWait,
            MaxRetries = MaxRetries ?? options.MaxRetries,
        };
    }
}
