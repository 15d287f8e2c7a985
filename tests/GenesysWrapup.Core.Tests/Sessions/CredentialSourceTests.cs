using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using Xunit;

namespace GenesysWrapup.Core.Tests.Sessions;

public sealed class CredentialSourceTests
{
    private const string Profiles = """
        # written by the CLI
        [default]
          access_token = ''
          client_credentials = "client-of-default"
          client_secret = 'secret # not a comment'
          environment = "usw2.pure.cloud" # a comment
          grant_type = "1"
          logging_enabled = false

        [Test-One]
        environment="eu-central-1"
        client_credentials="client-one"
        client_secret="se\"cr\\et\u0041"

        [token]
        environment = "mypurecloud.ie"
        access_token = "a-token"
        client_credentials = "ignored"
        grant_type = "1"

        [person]
        environment = "me_central_1"
        client_credentials = "client-pkce"
        grant_type = "3"
        redirect_uri = "http://localhost:7788"

        [anyport]
        environment = "me_central_1"
        client_credentials = "client-pkce"
        grant_type = "3"
        redirect_uri = "http://localhost:0"

        [implicit]
        environment = "mypurecloud.com"
        client_credentials = "client-implicit"
        grant_type = "2"

        [nosecret]
        environment = "mypurecloud.com"
        client_credentials = "client"

        [nowhere]
        client_credentials = "client"
        client_secret = "secret-of-nowhere"

        [misspelt]
        environment = "us-wets-2"
        client_credentials = "client"
        client_secret = "secret-of-misspelt"

        [gateway]
        client_credentials = "client"
        client_secret = "secret-of-gateway"
        gateway_protocol = "https"
        gateway_host = "gateway.example"
        gateway_port = "8443"
        gateway_pathparams = "{}"

        [gatewaypaths]
        client_credentials = "client"
        client_secret = "secret-of-gateway"
        gateway_protocol = "https"
        gateway_host = "gateway.example"
        gateway_port = "8443"
        gateway_pathparams = "{login: a, api: b}"
        """;

    [Fact]
    public void The_environment_gives_client_credentials_and_region()
    {
        FoundCredentials found = FromEnvironment(
            ("GENESYSCLOUD_REGION", "us-west-2"), ("GENESYSCLOUD_OAUTHCLIENT_ID", " id "), ("GENESYSCLOUD_OAUTHCLIENT_SECRET", "secret"));
        Assert.Equal(new ClientCredentialsGrant("id", "secret"), found.Grant);
        Assert.Equal("us_west_2", found.Region!.Name);
    }

    [Fact]
    public void In_the_environment_a_token_goes_before_a_client()
    {
        FoundCredentials found = FromEnvironment(
            ("GENESYSCLOUD_REGION", "mypurecloud.de"),
            ("GENESYSCLOUD_ACCESS_TOKEN", "token"),
            ("GENESYSCLOUD_OAUTHCLIENT_ID", "id"),
            ("GENESYSCLOUD_OAUTHCLIENT_SECRET", "secret"));
        Assert.Equal(new AccessTokenGrant("token"), found.Grant);
    }

    [Fact]
    public void The_environment_may_name_a_gateway()
    {
        FoundCredentials found = FromEnvironment(
            ("GENESYSCLOUD_ACCESS_TOKEN", "token"),
            ("GENESYSCLOUD_GATEWAY_PROTOCOL", "http"),
            ("GENESYSCLOUD_GATEWAY_HOST", "localhost"),
            ("GENESYSCLOUD_GATEWAY_PORT", "4010"));
        Assert.Equal(new Uri("http://localhost:4010"), found.BaseUri);
        Assert.Null(found.Region);
    }

    [Fact]
    public void What_the_environment_lacks_is_named()
    {
        GenesysException nothing = Missing(() => FromEnvironment());
        Assert.Contains(
            "GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET and GENESYSCLOUD_ACCESS_TOKEN are not set", nothing.Message);
        GenesysException noSecret = Missing(
            () => FromEnvironment(
                ("GENESYSCLOUD_REGION", "us-east-1"), ("GENESYSCLOUD_OAUTHCLIENT_ID", "id"), ("GENESYSCLOUD_OAUTHCLIENT_SECRET", " ")));
        Assert.DoesNotContain("GENESYSCLOUD_OAUTHCLIENT_ID and", noSecret.Message);
        Assert.Contains("GENESYSCLOUD_OAUTHCLIENT_SECRET", noSecret.Message);
        GenesysException noRegion = Missing(() => FromEnvironment(("GENESYSCLOUD_ACCESS_TOKEN", "token")));
        Assert.Contains("GENESYSCLOUD_REGION", noRegion.Message);
    }

    [Fact]
    public void A_region_given_beside_goes_before_the_sources_own()
    {
        Dictionary<string, string> variables =
            new() { ["GENESYSCLOUD_ACCESS_TOKEN"] = "token", ["GENESYSCLOUD_REGION"] = "no such region" };
        Assert.Null(EnvironmentCredentials.Read(name => variables.GetValueOrDefault(name), elsewhere: true).Region);
        Assert.Null(CliProfile.Read("misspelt", Profiles, "file", elsewhere: true).Region);
        Assert.Null(CliProfile.Read("nowhere", Profiles, "file", elsewhere: true).Region);
        var connection = new Hashtable { ["AccessToken"] = "token", ["Region"] = "no such region" };
        Assert.Null(ConnectionAsset.Read(connection, static _ => null, elsewhere: true).Region);
    }

#if !NETFRAMEWORK
    [Fact]
    public void A_pipe_or_a_device_is_no_profile_file()
    {
        if (OperatingSystem.IsWindows())
        {
            // It opens neither by a file's path.
            return;
        }

        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            (string pipe, string link) = (Path.Combine(folder, "pipe"), Path.Combine(folder, "link"));
            Process.Start("mkfifo", pipe).WaitForExit();
            File.CreateSymbolicLink(link, pipe);
            foreach (string path in (string[])["/dev/zero", pipe, link])
            {
                Failure failure = Assert.Throws<GenesysException>(() => CliProfile.Load("x", path)).Failure;
                Assert.Equal(FailureId.ProfileNotFound, failure.Id);
                Assert.Contains("a pipe or a device", failure.Message, StringComparison.Ordinal);
                Assert.Empty(CliProfile.Names(path));
            }

            string file = Path.Combine(folder, "config.toml");
            File.WriteAllText(file, Profiles);
            File.Delete(link);
            File.CreateSymbolicLink(link, file);
            Assert.Contains("default", CliProfile.Names(link));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
#endif

    [Fact]
    public void A_file_without_end_is_no_profile_file()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "[x]\n#" + new string('x', 1_500_000));
            Failure failure = Assert.Throws<GenesysException>(() => CliProfile.Load("x", file)).Failure;
            Assert.Equal(FailureId.ProfileNotFound, failure.Id);
            Assert.Contains("1,000,000", failure.Message, StringComparison.Ordinal);
            Assert.Empty(CliProfile.Names(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(null, "client-of-default", "secret # not a comment", "us_west_2")]
    [InlineData("DEFAULT", "client-of-default", "secret # not a comment", "us_west_2")]
    [InlineData("test-one", "client-one", "se\"cr\\etA", "eu_central_1")]
    public void A_profile_gives_client_credentials_and_region(string? name, string id, string secret, string region)
    {
        FoundCredentials found = CliProfile.Read(name, Profiles, "file");
        var grant = Assert.IsType<ClientCredentialsGrant>(found.Grant);
        Assert.Equal((id, secret, region), (grant.ClientId, grant.ClientSecret, found.Region!.Name));
    }

    [Fact]
    public void A_profile_may_hold_a_token_a_sign_in_or_a_gateway()
    {
        Assert.Equal(new AccessTokenGrant("a-token"), CliProfile.Read("token", Profiles, "file").Grant);
        Assert.Equal(("client-pkce", 7788), Person("person"));
        Assert.Equal(("client-pkce", 0), Person("anyport"));
        Assert.Equal(new Uri("https://gateway.example:8443"), CliProfile.Read("gateway", Profiles, "file").BaseUri);

        static (string, int) Person(string name)
        {
            var grant = Assert.IsType<AuthorizationCodeGrant>(CliProfile.Read(name, Profiles, "file").Grant);
            return (grant.ClientId, grant.Port);
        }
    }

    [Theory]
    [InlineData("implicit", FailureId.InvalidValue, "implicit grant")]
    [InlineData("nosecret", FailureId.MissingCredential, "client_secret")]
    [InlineData("nowhere", FailureId.MissingCredential, "environment")]
    [InlineData("misspelt", FailureId.UnknownRegion, "us_west_2")]
    [InlineData("gatewaypaths", FailureId.InvalidValue, "paths or a login of its own")]
    [InlineData("test_on", FailureId.ProfileNotFound, "'Test-One'")]
    public void A_profile_that_cannot_be_used_says_why(string name, string id, string told)
    {
        GenesysException error = Assert.Throws<GenesysException>(() => CliProfile.Read(name, Profiles, "/home/dana/.gc/config.toml"));
        Assert.Equal((id, true), (error.Failure.Id, error.Failure.EndsCommand));
        Assert.Contains(told, error.Message);
        Assert.DoesNotContain("secret-of", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "config.toml");
        GenesysException error = Assert.Throws<GenesysException>(() => CliProfile.Load(null, path));
        Assert.Equal(FailureId.ProfileNotFound, error.Failure.Id);
        Assert.Contains(path, error.Message);
        Assert.Empty(CliProfile.Names(path));
        Assert.EndsWith(Path.Combine(".gc", "config.toml"), CliProfile.DefaultPath);
    }

    [Fact]
    public void A_file_is_read_and_stays_as_it_was()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\uFEFF" + Profiles.Replace("\n", "\r\n", StringComparison.Ordinal));
            DateTime written = File.GetLastWriteTimeUtc(path);
            Assert.Equal("client-one", Assert.IsType<ClientCredentialsGrant>(CliProfile.Load("test-one", path).Grant).ClientId);
            Assert.Contains("default", CliProfile.Names(path));
            Assert.Equal(written, File.GetLastWriteTimeUtc(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[]\n=\n= x\nkey\n[open\n'\"")]
    [InlineData("[a]\nkey = \"never ends \\")]
    [InlineData("[a]\nkey = \"\\uZZZZ \\uD800 \\U0011FFFF\"")]
    public void A_file_that_is_no_profile_file_is_survived(string text) =>
        Assert.Equal(FailureId.ProfileNotFound, Assert.Throws<GenesysException>(() => CliProfile.Read("wanted", text, "file")).Failure.Id);

    [Theory]
    [InlineData("Region", "ClientId", "ClientSecret")]
    [InlineData("region", "clientid", "clientsecret")]
    [InlineData("Environment", "Client Id", "client_secret")]
    [InlineData("REGION", "UserName", "Password")]
    [InlineData("Region", "OAuthClientId", "OAuthClientSecret")]
    public void An_automation_connection_is_taken_under_the_names_people_give(string region, string id, string secret)
    {
        var connection = new Hashtable { [region] = "us-west-2", [id] = "the-id", [secret] = "the-secret", ["Other"] = 7 };
        FoundCredentials found = ConnectionAsset.Read(connection, static _ => null);
        Assert.Equal((new ClientCredentialsGrant("the-id", "the-secret"), "us_west_2"), (found.Grant, found.Region!.Name));
    }

    [Fact]
    public void An_automation_connection_may_hold_a_hidden_secret_a_token_or_a_gateway()
    {
        var hidden = new object();
        FoundCredentials client = ConnectionAsset.Read(
            new Dictionary<string, object?> { ["Region"] = "mypurecloud.jp", ["ClientId"] = "id", ["ClientSecret"] = hidden },
            value => ReferenceEquals(value, hidden) ? "revealed" : null);
        Assert.Equal(new ClientCredentialsGrant("id", "revealed"), client.Grant);
        FoundCredentials token = ConnectionAsset.Read(
            new Hashtable { ["AccessToken"] = "token", ["BaseUri"] = "https://gateway.example/x" }, static _ => null);
        Assert.Equal((new AccessTokenGrant("token"), new Uri("https://gateway.example/x")), (token.Grant, token.BaseUri));
    }

    [Fact]
    public void What_an_automation_connection_lacks_is_named_with_what_it_has()
    {
        GenesysException error = Missing(
            () => ConnectionAsset.Read(
                new Hashtable { ["Region"] = "us-west-2", ["ClientId"] = "id", ["Sekret"] = "the-secret-itself" }, static _ => null));
        Assert.Contains("no ClientSecret", error.Message);
        Assert.Contains("clientid, region, sekret", error.Message);
        Assert.DoesNotContain("the-secret-itself", error.Message);
        Assert.Contains("no Region", Missing(() => ConnectionAsset.Read(new Hashtable(), static _ => null)).Message);
    }

    private static FoundCredentials FromEnvironment(params (string Name, string Value)[] variables)
    {
        var set = new Dictionary<string, string>();
        foreach ((string name, string value) in variables)
        {
            set[name] = value;
        }

        return EnvironmentCredentials.Read(name => set.GetValueOrDefault(name));
    }

    private static GenesysException Missing(Action read)
    {
        GenesysException error = Assert.Throws<GenesysException>(read);
        Assert.Equal((FailureId.MissingCredential, true), (error.Failure.Id, error.Failure.EndsCommand));
        return error;
    }
}
