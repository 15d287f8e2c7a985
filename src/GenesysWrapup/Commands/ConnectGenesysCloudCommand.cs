using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Failures;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Platform;
using GenesysWrapup.Sessions;
using GenesysWrapup.Simulation;

namespace GenesysWrapup.Commands;

/// <summary>
/// Makes a session, proves it by getting a token and makes it the default of this runspace. No parameter is mandatory: in a runbook the
/// question for one would be a hang, so what is missing is an error with an id.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "GenesysCloud", DefaultParameterSetName = ByClient)]
[OutputType(typeof(GenesysSession))]
[UsesOperation(nameof(Operations.GetTokensMe))]
[UsesOperation(nameof(Operations.GetUsersMe), OnlyWhen = "where a user stands behind the token")]
public sealed class ConnectGenesysCloudCommand : AsyncCommand
{
    private const string ByClient = "Client";
    private const string ByToken = "AccessToken";
    private const string BySimulator = "Simulator";
    private const string ByPlatform = "SimulatedPlatform";

    private RunspaceSession _here = RunspaceSession.Here;

    /// <summary>Client id and secret of an OAuth client with the grant Client Credentials.</summary>
    [Parameter(ParameterSetName = ByClient)]
    public PSCredential? Credential { get; set; }

    [Parameter(ParameterSetName = ByClient)]
    public string? ClientId { get; set; }

    [Parameter(ParameterSetName = ByClient)]
    public SecureString? ClientSecret { get; set; }

    /// <summary>A token that was made elsewhere. It cannot be renewed.</summary>
    [Parameter(ParameterSetName = ByToken)]
    public SecureString? AccessToken { get; set; }

    /// <summary>A platform in memory, for trying and testing.</summary>
    [Parameter(ParameterSetName = BySimulator)]
    public SwitchParameter Simulator { get; set; }

    [Parameter(ParameterSetName = BySimulator)]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    public string? Scenario { get; set; }

    [Parameter(ParameterSetName = BySimulator)]
    public IDictionary? Policy { get; set; }

    /// <summary>A simulator that Start-GenesysSimulator made.</summary>
    [Parameter(ParameterSetName = ByPlatform, ValueFromPipeline = true)]
    public GenesysSimulator? SimulatedPlatform { get; set; }

    [Parameter(ParameterSetName = ByClient)]
    [Parameter(ParameterSetName = ByToken)]
    [RegionTransformation]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>A gateway in front of the platform, or the simulator's server.</summary>
    [Parameter(ParameterSetName = ByClient)]
    [Parameter(ParameterSetName = ByToken)]
    public Uri? BaseUri { get; set; }

    /// <summary>No single wait is longer; a server that asks for more gets an error instead.</summary>
    [Parameter]
    public TimeSpan? LongestWait { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int? MaxRetries { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override void Prepare() => _here = RunspaceSession.Here;

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        GenesysSession session = SimulatedPlatform is not null || Simulator || Scenario is not null || Policy is not null
            ? await ConnectToSimulatorAsync(pipe, stop).ConfigureAwait(false)
            : await SessionFactory.ConnectAsync(WithLimits(RealPlatform()), pipe, stop).ConfigureAwait(false);

        _here.Open(session);
        pipe.Verbose($"Connected to {session}.");
        if (PassThru)
        {
            await pipe.WriteAsync(session).ConfigureAwait(false);
        }
    }

    private async Task<GenesysSession> ConnectToSimulatorAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        GenesysSimulator simulator = SimulatedPlatform ?? GenesysSimulator.Start(Scenario, Policy);
        GenesysSession session = await SessionFactory.ConnectAsync(WithLimits(simulator.Connection()), pipe, stop).ConfigureAwait(false);
        simulator.Serves(session);
        return session;
    }

    private ConnectOptions RealPlatform() => new()
    {
        Grant = Grant(),
        Region = Region is null ? null : SessionAddress.RegionOf(Region),
        BaseUri = BaseUri,
    };

    private Grant Grant()
    {
        if (AccessToken is { Length: > 0 })
        {
            return new AccessTokenGrant(SecretText.Of(AccessToken));
        }

        if (AccessToken is not null)
        {
            throw Missing("The access token is empty.", "Give -AccessToken a SecureString that holds one.");
        }

        string? id = Credential?.UserName ?? ClientId;
        SecureString? secret = Credential?.Password ?? ClientSecret;
        if (string.IsNullOrWhiteSpace(id))
        {
            throw Missing(
                "No credential was given.",
                "Give -Credential, or -ClientId with -ClientSecret, or another way to connect: -AccessToken, -Interactive, -Environment, -Profile, -Connection, -Simulator.");
        }

        return secret is { Length: > 0 }
            ? new ClientCredentialsGrant(id!.Trim(), SecretText.Of(secret))
            : throw Missing($"The secret of the OAuth client {id} is missing.", "Give -ClientSecret (a SecureString), or both in -Credential.");
    }

    private ConnectOptions WithLimits(ConnectOptions options)
    {
        if (LongestWait <= TimeSpan.Zero)
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"The longest wait cannot be {LongestWait}.",
                "Give -LongestWait a time span above zero, for example 00:03:00.") { Target = LongestWait, EndsCommand = true });
        }

        return options with
        {
            LongestWait = LongestWait ?? options.LongestWait,
            MaxRetries = MaxRetries ?? options.MaxRetries,
        };
    }

    private static GenesysException Missing(string what, string nextStep) => new(
        new Failure(FailureId.MissingCredential, FailureCategory.InvalidArgument, what, nextStep) { EndsCommand = true });
}
