using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// A profile of the vendor's CLI (gc), read only: ~/.gc/config.toml with one table per profile. The file calls the client's id
/// client_credentials and the region environment; its grant types are numbers.
/// </summary>
internal static class CliProfile
{
    public const string DefaultName = "DEFAULT";

    private const string NoGrant = "0";
    private const string ClientCredentials = "1";
    private const string Implicit = "2";
    private const string Pkce = "3";
    private const int Longest = 1_000_000;

    /// <summary>Where the CLI keeps its profiles for this person.</summary>
    public static string DefaultPath =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".gc", "config.toml");

    /// <param name="name">The profile; null is the CLI's own default.</param>
    /// <param name="path">A file other than the person's own.</param>
    /// <param name="elsewhere">Whether a parameter gives the region or base address, so that the profile need not have one.</param>
    public static FoundCredentials Load(string? name, string? path = null, bool elsewhere = false)
    {
        string file = path ?? DefaultPath;
        try
        {
            return Read(name, TextOf(file), file, elsewhere);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotFound(
                $"The profile file of the vendor's CLI cannot be read: {file} ({exception.Message})",
                "Create it with 'gc profiles new', or connect in another way.",
                exception);
        }
    }

    /// <summary>The names of the profiles in a file, for completion; none where there is no file.</summary>
    public static IReadOnlyList<string> Names(string? path = null)
    {
        try
        {
            return TomlTables.Parse(TextOf(path ?? DefaultPath)).Keys.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A path may lead to anything, also to what has no end, or where opening waits for somebody else.</summary>
    private static string TextOf(string file)
    {
#if !NETFRAMEWORK
        // Elsewhere than on Windows pipes and devices open like files; they have no length.
        var at = new FileInfo(file);
        if (!OperatingSystem.IsWindows() && at.Exists &&
            (at.ResolveLinkTarget(returnFinalTarget: true) ?? at) is FileInfo { Exists: true, Length: 0 })
        {
            throw new IOException("It is empty, or a pipe or a device; only a file has profiles.");
        }
#endif
        using StreamReader reader = File.OpenText(file);
        char[] text = new char[Longest + 1];
        int length = reader.ReadBlock(text, 0, text.Length);
        return length <= Longest
            ? new string(text, 0, length)
            : throw new IOException(FormattableString.Invariant($"It has more than {Longest:N0} letters, which no profile file has."));
    }

    /// <param name="name">The profile; null is the CLI's own default.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Where the text is from, for messages.</param>
    /// <param name="elsewhere">Whether a parameter gives the region or base address.</param>
    public static FoundCredentials Read(string? name, string text, string file, bool elsewhere = false)
    {
        string wanted = string.IsNullOrWhiteSpace(name) ? DefaultName : name!.Trim();
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> profiles = TomlTables.Parse(text);
        if (!profiles.TryGetValue(wanted, out IReadOnlyDictionary<string, string>? profile))
        {
            string question = NearestNames.Question(wanted, profiles.Keys);
            string known = profiles.Count == 0 ? "It has none." : $"It has: {string.Join(", ", profiles.Keys)}.";
            throw NotFound($"There is no profile '{wanted}' in {file}.{(question.Length > 0 ? " " + question : string.Empty)}", known);
        }

        string? Value(string key) => profile.TryGetValue(key, out string? value) && value.Trim().Length > 0 ? value.Trim() : null;

        RefuseUnusable(Value, wanted, file);
        Uri? gateway = FoundCredentials.Gateway(
            Value("gateway_protocol"), Value("gateway_host"), Value("gateway_port"), $"profile '{wanted}'");
        Region? region = Value("environment") is { } environment && !elsewhere ? SessionAddress.RegionOf(environment) : null;
        return region is null && gateway is null && !elsewhere
            ? throw FoundCredentials.Missing(
                $"Profile '{wanted}' in {file} has no environment.",
                "Add it, for example environment = \"usw2.pure.cloud\", or give -Region.")
            : new FoundCredentials(GrantOf(Value, wanted, file), region, gateway);
    }

    /// <summary>As with the CLI itself, an access token in the profile takes precedence over its grant type.</summary>
    private static Grant GrantOf(Func<string, string?> value, string name, string file)
    {
        if (value("access_token") is { } token)
        {
            return new AccessTokenGrant(token);
        }

        string? id = value("client_credentials");
        string? secret = value("client_secret");
        string grantType = value("grant_type") ?? NoGrant;
        return (grantType, id, secret) switch
        {
            (Pkce, not null, _) => new AuthorizationCodeGrant(id) { Port = PortOf(value("redirect_uri")) },
            (Implicit, _, _) => throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"Profile '{name}' in {file} uses the implicit grant, which this module does not offer.",
                "Create a profile with client credentials or PKCE.")
            { EndsCommand = true }),
            (NoGrant or ClientCredentials, not null, not null) => new ClientCredentialsGrant(id, secret),
            _ => throw FoundCredentials.Missing(
                $"Profile '{name}' in {file} lacks {(id is null ? "client_credentials (the client's id)" : "client_secret")}.",
                "Complete it with 'gc profiles new', or connect in another way."),
        };
    }

    /// <summary>The port of the profile's redirect address; 0 for any free one.</summary>
    private static int PortOf(string? redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out Uri? address) && redirectUri!.IndexOf(':', address.Scheme.Length + 1) > 0
            ? Math.Max(address.Port, 0)
            : 0;

    private static void RefuseUnusable(Func<string, string?> value, string name, string file)
    {
        bool ownPaths = value("gateway_pathparams") is { } paths && paths.Trim('{', '}', ' ').Length > 0;
        if (value("gateway_host") is not null && (ownPaths || value("gateway_username") is not null))
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"Profile '{name}' in {file} names a gateway with paths or a login of its own, which this module cannot use.",
                "Give -BaseUri with the gateway's one address instead.")
            { EndsCommand = true });
        }
    }

    private static GenesysException NotFound(string message, string nextStep, Exception? cause = null) => new(new Failure(
        FailureId.ProfileNotFound, FailureCategory.ObjectNotFound, message, nextStep)
    { Exception = cause, EndsCommand = true });
}
