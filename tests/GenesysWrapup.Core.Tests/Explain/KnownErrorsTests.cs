using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Tests.Lint;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Explain;

public class KnownErrorsTests
{
    /// <summary>What wrap-up and every operation may answer: status and code.</summary>
    public static TheoryData<int, string> Codes
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (string line in """
                400 missing.wrapup.code
                400 conversation.error.wrapup.code.required
                400 conversation.error.wrapup.cannot.skip
                400 conversation.error.participant.no.active.conversations
                400 conversation.participant.update.invalid
                500 conversation.participant.update.failed
                400 conversation.error.user.not.party
                400 not.a.user
                400 communication.state.required
                400 callback.error.conversation.not.found
                403 not.authorized
                403 conversation.error.forbidden.not.active.participant
                404 conversation.error.conversation.not.found
                404 conversation.error.not.conversation.participant
                404 conversation.error.communication.not.found
                404 resource.not.found
                400 invalid.id
                400 duplicate.name
                400 invalid.name
                400 name.and.id.specified
                403 missing.division.permissions
                504 division.authorization.timeout
                400 bad.request
                400 client.failed.request
                400 constraint.validation
                400 invalid.date
                400 invalid.property
                400 invalid.query.param.value
                400 invalid.value
                400 response.entity.too.large
                401 authentication.required
                401 bad.credentials
                401 ip.not.authorized
                403 app.not.authorized.for.scope
                403 authz.policy.denied
                403 missing.any.division.permissions
                403 missing.any.permissions
                403 missing.division.permission
                403 missing.permissions
                404 not.found
                408 client.timeout
                409 request.conflict
                413 request.entity.too.large
                415 unsupported.media.type
                429 too.many.requests
                429 too.many.requests.retry.after
                500 internal.server.error
                503 service.unavailable
                504 authentication.request.timeout
                504 request.timeout
                """.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0))
            {
                data.Add(int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture), line.Split(' ')[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_gate_a_cause_and_a_next_step(int status, string code)
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(ErrorBodyReader.Read($$"""
            {"code":"{{code}}","status":{{status}},"message":"words of the platform","contextId":"8d839ca0-0000-4000-8000-000000000001"}
            """));

        Assert.Equal(code, diagnosis.ErrorCode);
        Assert.Equal(status, diagnosis.StatusCode);
        Assert.Equal("8d839ca0-0000-4000-8000-000000000001", diagnosis.CorrelationId);
        Assert.NotEqual(FindingIds.PlatformUnknownCode, diagnosis.FindingId);
        Assert.NotNull(diagnosis.Gate);
        Assert.Contains("words of the platform", diagnosis.Findings[0].Evidence);
        Assert.All(diagnosis.Findings, Wording.Check);
    }

    [Fact]
    public void Every_entry_of_the_table_is_short_and_names_an_action() => Assert.All(KnownErrors.All, known =>
    {
        Wording.Length(known.Cause, known.Code);
        Wording.Length(known.NextStep, known.Code);
        Wording.NamesAnAction(known.NextStep, known.Code);
        Assert.EndsWith(".", known.Cause, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_finding_id_used_is_a_public_one()
    {
        HashSet<string> ids =
            [.. typeof(FindingIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)];
        Assert.All(KnownErrors.All, known => Assert.Contains(known.FindingId, ids));
    }

    [Fact]
    public void Every_failure_of_the_module_has_a_finding()
    {
        string[] ids = [.. typeof(FailureId)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name != nameof(FailureId.Prefix))
            .Select(field => (string)field.GetValue(null)!)];
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.True(FailureFindings.Covers(id), $"{id} has no finding: add it to FailureFindings"));
    }

    /// <summary>The catalogue has what the contract declares, in each operation's own words.</summary>
    [Fact]
    public void Every_error_that_the_contract_declares_is_known_with_its_text()
    {
        string[] differences = [.. ContractFile.Operations().SelectMany(declared => Differences(
            Operations.All.Single(
                operation => operation.Method == declared.Method && operation.Path == declared.Path), declared.Operation))];
        Assert.True(differences.Length == 0, "The contract declares:\n" + string.Join("\n", differences.Distinct()));
    }

    [Fact]
    public void An_error_is_declared_for_the_operations_of_the_contract_that_declare_it()
    {
        string[] differences =
        [
            .. from declared in ContractFile.Operations()
               let operation = Operations.All.Single(one => one.Method == declared.Method && one.Path == declared.Path)
               let codes = declared.Operation["responses"]!.AsObject()
                   .SelectMany(static response => response.Value!["x-inin-error-codes"]?.AsObject() ?? [])
                   .Select(static error => error.Key)
                   .ToHashSet()
               from known in KnownErrors.All
               where operation.Declares(known) != codes.Contains(known.Code)
               select $"{operation}: {known.Code}",
        ];
        Assert.True(differences.Length == 0, "DeclaredErrors and the contract differ on:\n" + string.Join("\n", differences));
    }

    /// <summary>A narrower entry is found by whoever needs it by name; by its code alone, the general one is.</summary>
    [Fact]
    public void An_entry_that_narrows_another_has_its_code()
    {
        KnownError[] narrower = [.. KnownErrors.All.Where(known => known.Narrows is not null)];
        Assert.NotEmpty(narrower);
        Assert.All(narrower, known => Assert.Equal(known.Narrows!.Code, known.Code));
        Assert.All(narrower, known => Assert.Same(known.Narrows, KnownErrors.Find(known.Code)));
    }

    [Fact]
    public void Every_entry_has_a_text_with_a_name_for_each_value_or_for_none() => Assert.All(KnownErrors.All, known =>
    {
        Assert.NotEmpty(known.Text);
        Assert.True(known.Parameters.Count == 0 || known.Parameters.Count == known.Text.Split("%s").Length - 1, known.Code);
    });

    private static IEnumerable<string> Differences(Operation operation, JsonObject declared) =>
        from response in declared["responses"]!.AsObject()
        from error in response.Value!["x-inin-error-codes"]?.AsObject() ?? []
        let status = int.Parse(response.Key, CultureInfo.InvariantCulture)
        let text = (string)error.Value!
        where !KnownErrors.All.Any(known => known.Code == error.Key && known.Status == status && known.TextFor(operation) == text)
        select $"{operation}: {status} {error.Key} \"{text}\"";
}
