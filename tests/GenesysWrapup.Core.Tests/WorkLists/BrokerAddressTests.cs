using System;
using System.Net;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.WorkLists;
using Xunit;

namespace GenesysWrapup.Core.Tests.WorkLists;

/// <summary>Where a broker may be, and what is not said to one.</summary>
public sealed class BrokerAddressTests
{
    private static readonly NetworkCredential s_user = new("worker", "a-password-of-the-tests");

    [Theory]
    [InlineData("amqps://broker.example.com", "broker.example.com", 5671, "/", true)]
    [InlineData("amqps://broker.example.com:5673/codes%2Flive", "broker.example.com", 5673, "codes/live", true)]
    [InlineData("amqp://localhost", "localhost", 5672, "/", false)]
    [InlineData("amqp://127.0.0.1:25672/", "127.0.0.1", 25672, "/", false)]
    public void It_is_read(string given, string host, int port, string virtualHost, bool tls)
    {
        var address = BrokerAddress.Of(new Uri(given), s_user, allowUnencrypted: false);
        Assert.Equal((host, port, virtualHost, tls), (address.Host, address.Port, address.VirtualHost, address.IsTls));
        Assert.DoesNotContain(s_user.Password, address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, FailureId.MissingInput)]
    [InlineData("https://broker.example.com", FailureId.InvalidValue)]
    [InlineData("relative", FailureId.InvalidValue)]
    [InlineData("amqp://broker.example.com", FailureId.InsecureAddress)]
    [InlineData("amqps://user:a-password-of-the-tests@broker.example.com", FailureId.InsecureAddress)]
    [InlineData("amqps://broker.example.com?password=a-password-of-the-tests", FailureId.InsecureAddress)]
    public void It_is_refused(string? given, string id)
    {
        GenesysException refusal = Assert.Throws<GenesysException>(() => BrokerAddress.Of(
            given is null ? null : new Uri(given, UriKind.RelativeOrAbsolute), s_user, allowUnencrypted: false));
        Assert.Equal(id, refusal.Failure.Id);
        Assert.DoesNotContain(s_user.Password, refusal.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unencrypted_has_to_be_asked_for_by_name() =>
        Assert.False(BrokerAddress.Of(new Uri("amqp://broker.example.com"), s_user, allowUnencrypted: true).IsTls);

    [Fact]
    public void Only_this_machine_needs_no_user()
    {
        Assert.Equal("guest", BrokerAddress.Of(new Uri("amqp://localhost"), null, allowUnencrypted: false).Credential.UserName);
        GenesysException refusal = Assert.Throws<GenesysException>(
            () => BrokerAddress.Of(new Uri("amqps://broker.example.com"), null, allowUnencrypted: false));
        Assert.Equal(FailureId.MissingCredential, refusal.Failure.Id);
    }

    [Theory]
    [InlineData("wrapups")]
    [InlineData("Codes-of_2026.11")]
    public void A_list_may_be_called_so(string name) => Assert.Equal(name, WorkListName.Of(name).Waiting);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("two words")]
    [InlineData(".hidden")]
    [InlineData("line\n")]
    public void A_list_may_not_be_called_so(string? name) =>
        Assert.Equal(FailureId.InvalidValue, Assert.Throws<GenesysException>(() => WorkListName.Of(name)).Failure.Id);
}
