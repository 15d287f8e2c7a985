using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Platform;

/// <summary>Holds the catalogue against the vendor's contract, both ways.</summary>
public sealed class OperationContractTests
{
    [Fact]
    public void Every_operation_of_the_contract_is_in_the_catalogue_and_the_reverse()
    {
        HashSet<string> contract = [.. ContractFile.Operations().Select(static entry => $"{entry.Method} {entry.Path}")];
        HashSet<string> catalogue = [.. Operations.All.Select(static operation => operation.ToString())];
        Assert.Equal([], contract.Except(catalogue).Order());
        Assert.Equal([], catalogue.Except(contract).Except(ContractFile.BesideTheSubset).Order());
    }

    [Fact]
    public void Every_operation_says_what_the_contract_says()
    {
        var differences = new List<string>();
        foreach ((string method, string path, JsonObject contract) in ContractFile.Operations())
        {
            if (Operations.All.SingleOrDefault(operation => operation.Method == method && operation.Path == path) is { } operation)
            {
                differences.AddRange(Differences(operation, contract).Select(difference => $"{operation}: {difference}"));
            }
        }

        Assert.True(
            differences.Count == 0, $"{differences.Count} differences from {ContractFile.Location}:\n{string.Join("\n", differences)}");
    }

    [Fact]
    public void Names_and_calls_are_unique_and_found_again()
    {
        Assert.Equal(Operations.All.Count, Operations.All.Select(static operation => operation.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count());
        Assert.All(Operations.All, static operation =>
        {
            string path = operation.PathFor([.. operation.Path.Split('{').Skip(1).Select(static (_, number) => $"value {number}/x")]);
            Assert.Same(operation, Operations.Find(operation.Method, path, out string[] values));
            Assert.Equal(values.Length, operation.Path.Count(static letter => letter == '{'));
            Assert.All(values.Select(static (value, number) => (value, number)), static found =>
                Assert.Equal($"value {found.number}/x", found.value));
        });
    }

    /// <summary>Whether a call may be repeated must not be guessed from its method or its body.</summary>
    [Fact]
    public void Every_operation_says_what_it_does()
    {
        Assert.All(Operations.All, static operation =>
            Assert.True(operation.Effect is not OperationEffect.Unstated, $"{operation} states no Effect."));
        Assert.All(Operations.All.Where(static operation => operation.Method is "GET" or "HEAD"), static operation =>
            Assert.True(operation.IsRead));
        Assert.Equal(
            [Operations.PostAnalyticsConversationsDetailsQuery],
            Operations.All.Where(static operation => operation.Method is not ("GET" or "HEAD") && operation.IsRead));
    }

    [Fact]
    public void An_operation_that_changes_something_has_to_say_so()
    {
        Assert.Equal(OperationEffect.Unstated, new Operation("make", "POST", "/api/v2/things", [], Permit.None).Effect);
        Assert.Equal(OperationEffect.Reads, new Operation("look", "HEAD", "/api/v2/things", [], Permit.None).Effect);
    }

    /// <summary>A submitted job exists afterwards, and a repeated call makes another one.</summary>
    [Fact]
    public void A_job_is_made_and_not_read() => Assert.All(
        [
            Operations.PostAnalyticsConversationsDetailsJobs,
            Operations.DeleteAnalyticsConversationsDetailsJob,
            Operations.PostNotificationsChannels,
        ],
        static operation => Assert.False(operation.IsRead));

    private static IEnumerable<string> Differences(Operation operation, JsonObject contract)
    {
        JsonObject[] parameters = [.. (contract["parameters"]?.AsArray() ?? []).Select(static parameter => parameter!.AsObject())];
        JsonObject? body = parameters.SingleOrDefault(static parameter => Text(parameter["in"]) == "body");
        JsonObject? permit = contract["x-inin-requires-permissions"]?.AsObject();
        (string What, object? Ours, object? Theirs)[] members =
        [
            ("name", operation.Name, Text(contract["x-purecloud-method-name"])),
            ("scopes", Set(operation.Scopes), Set(Scopes(contract))),
            ("permission rule", operation.Permit.Rule, RuleOf(permit)),
            ("permissions", Set(operation.Permit.Permissions), Set(Texts(permit?["permissions"]))),
            ("body", operation.Body, ModelOf(body?["schema"])),
            ("body optional", operation.BodyOptional, body is not null && body["required"]?.GetValue<bool>() != true),
            ("query", Set(operation.Query), Set(parameters.Where(static parameter => Text(parameter["in"]) == "query")
                .Select(static parameter => Text(parameter["name"])!))),
            ("not.a.user", operation.RefusesClientCredentials, contract.ToJsonString()
                .Contains("\"not.a.user\"", StringComparison.Ordinal)),
            ("deprecated", operation.Deprecated, contract["deprecated"]?.GetValue<bool>() == true),
        ];
        return members.Where(static member => !Equals(member.Ours, member.Theirs))
            .Select(static member => $"{member.What} is {member.Ours ?? "none"}, the contract has {member.Theirs ?? "none"}");
    }

    private static PermissionRule RuleOf(JsonObject? permit) => permit is null || !Texts(permit["permissions"]).Any()
        ? PermissionRule.None
        : Text(permit["type"]) == "ALL" ? PermissionRule.All : PermissionRule.Any;

    private static IEnumerable<string> Scopes(JsonObject contract) => (contract["security"]?.AsArray() ?? [])
        .SelectMany(static entry => entry!.AsObject().SelectMany(static scheme => Texts(scheme.Value)));

    private static string? ModelOf(JsonNode? schema) => schema switch
    {
        null => null,
        _ when Text(schema["type"]) == "array" => ModelOf(schema["items"]) + "[]",
        _ when Text(schema["$ref"]) is { } reference => reference.Split('/').Last(),
        _ => Text(schema["type"]),
    };

    private static string Set(IEnumerable<string> values) => string.Join(", ", values.Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Texts(JsonNode? array) => (array?.AsArray() ?? []).Select(static value => Text(value)!);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
