using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Users;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Users;

public sealed class UserDirectoryTests
{
    private const string AnnaId = "11111111-2222-4333-8444-000000000001";
    private readonly ScriptedApi _api = new ScriptedApi().List(Operations.GetUsers,
    [
        $$"""{"id": "{{AnnaId}}", "name": "Anna Adler"}""",
        """{"id": "u2", "name": "Ben Brandt"}""", """{"id": "u3", "name": "BEN BRANDT"}""",
        """{"id": "u4", "name": "Kim"}""", """{"id": "u5", "name": "Kim"}""",
    ]);

    [Theory]
    [InlineData("Anna Adler", AnnaId)]
    [InlineData("anna adler", AnnaId)]
    [InlineData("Ben Brandt", "u2")]
    [InlineData("BEN BRANDT", "u3")]
    public async Task Finds_by_exact_name_then_in_other_case(string name, string id) => Assert.Equal(id, (await ResolveAsync(name)).Id);

    [Fact]
    public async Task An_id_is_taken_as_it_is_without_a_request()
    {
        Assert.Equal(AnnaId, (await ResolveAsync(AnnaId.ToUpperInvariant())).Id);
        Assert.Empty(_api.Calls);
    }

    [Theory]
    [InlineData("Ana Adler", FailureId.UserNotFound, "Did you mean 'Anna Adler'?")]
    [InlineData("Kim", FailureId.UserAmbiguous, "Give the id of the one you mean.")]
    [InlineData(" ", FailureId.MissingInput, "Give a user's name or id.")]
    public async Task What_is_not_one_person_is_an_error_with_a_next_step(string name, string id, string next)
    {
        Failure failure = (await Assert.ThrowsAsync<GenesysException>(() => ResolveAsync(name))).Failure;
        Assert.Equal(id, failure.Id);
        Assert.StartsWith(next, failure.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_learnt_a_hundred_at_a_time_and_once()
    {
        var directory = new UserDirectory(_api.On(Operations.GetUsers, """{"entities": [{"id": "id-7", "name": "Seven"}]}""").Session());
        string[] ids = [.. Enumerable.Range(1, 150).Select(number => $"id-{number}")];

        await directory.LearnAsync(ids, SilentActivity.Instance, CancellationToken.None);
        await directory.LearnAsync(ids, SilentActivity.Instance, CancellationToken.None);

        Assert.Equal(("Seven", null), (directory.KnownName("id-7"), directory.KnownName("id-8")));
        Assert.Equal([100, 50], _api.Calls.Select(call => call.Query.Count(member => member.Key == "id")));
        Assert.All(_api.Calls, call => Assert.Contains(call.Query, member => member is { Key: "state", Value: "any" }));
    }

    private Task<PlatformUser> ResolveAsync(string name) =>
        new UserDirectory(_api.Session()).ResolveAsync(name, SilentActivity.Instance, CancellationToken.None);
}
