using System;
using System.Net;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>Where a broker is and who asks. Only TLS, except on this machine or where somebody asked for less by name.</summary>
internal sealed record BrokerAddress
{
    private const string Tls = "amqps";
    private const string Plain = "amqp";
    private const int TlsPort = 5671;
    private const int PlainPort = 5672;

    /// <summary>RabbitMQ's own user, which it lets in from its own machine only.</summary>
    private const string LocalUser = "guest";

    private BrokerAddress(Uri given)
    {
        IsTls = given.Scheme == Tls;
        Host = given.DnsSafeHost;
        Port = given.Port > 0 ? given.Port : IsTls ? TlsPort : PlainPort;
        VirtualHost = given.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(given.AbsolutePath.Substring(1)) : "/";
        Title = $"{given.Scheme}://{given.Host}:{Port}{(given.AbsolutePath.Length > 1 ? given.AbsolutePath : string.Empty)}";
    }

    public bool IsTls { get; }

    public string Host { get; }

    public int Port { get; }

    public string VirtualHost { get; }

    /// <summary>As messages name it.</summary>
    public string Title { get; }

    /// <summary>Null where nobody was named: then it is this machine's own user.</summary>
    public NetworkCredential Credential { get; private init; } = new(LocalUser, LocalUser);

    public static BrokerAddress Of(Uri? given, NetworkCredential? credential, bool allowUnencrypted)
    {
        if (given is null)
        {
            throw Wrong(
                FailureId.MissingInput,
                "There is no broker.",
                "Give its address with -Broker, for example amqps://broker.example.com.");
        }

        if (!given.IsAbsoluteUri || given.Scheme is not (Tls or Plain) || given.DnsSafeHost.Length == 0)
        {
            throw Wrong(
                FailureId.InvalidValue,
                $"-Broker '{SinkAddress.Plain(given)}' is no address of a broker.",
                "Give one such as amqps://broker.example.com:5671/vhost.");
        }

        if (given.UserInfo.Length > 0 || given.Query.Length > 0 || given.Fragment.Length > 0)
        {
            throw Wrong(
                FailureId.InsecureAddress,
                $"The broker's address '{SinkAddress.Plain(given)}' has a user name or more in it, which would show in logs.",
                "Give the address alone with -Broker, and user and password with -Credential.");
        }

        var address = new BrokerAddress(given);
        if (!address.IsTls && !given.IsLoopback && !allowUnencrypted)
        {
            throw Wrong(
                FailureId.InsecureAddress,
                $"The way to {address.Title} is not encrypted: everybody on it could read the password and the rows.",
                "Give an amqps address; amqp is for this machine (127.0.0.1, localhost), and elsewhere only with -AllowUnencrypted.");
        }

        return credential is not null ? address with { Credential = credential }
            : given.IsLoopback ? address
            : throw Wrong(
                FailureId.MissingCredential,
                $"There is no user for {address.Title}.",
                "Give user and password with -Credential.");
    }

    private static GenesysException Wrong(string id, string message, string nextStep) =>
        new(new Failure(id, FailureCategory.InvalidArgument, message, nextStep) { EndsCommand = true });
}
