using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
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
                """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                data.Add(int.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), line.Split(' ')[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_gate_a_cause_and_a_next_step(int status, string code)
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(ErrorBodyReader.Read($$"""{"code":"{{code}}","status":{{status}},"message":"words of the platform","contextId":"8d839ca0-0000-4000-8000-000000000001"}"""));

        Assert.Equal(code, diagnosis.ErrorCode);
        Assert.Equal(status, diagnosis.StatusCode);
        Assert.Equal("8d839ca0-0000-4000-8000-000000000001", diagnosis.CorrelationId);
        Assert.NotEqual(FindingIds.PlatformUnknownCode, diagnosis.FindingId);
        Assert.NotNull(diagnosis.Gate);
        Assert.Contains("words of the platform", diagnosis.Findings[0].Evidence);
        Assert.All(diagnosis.Findings, Wording.Check);
    }

    [Fact]
    public void Every_entry_of_the_table_is_short_and_names_an_action() => Assert.All(KnownErrors.All.Append(KnownErrors.TokenLimit), known =>
    {
        Wording.Length(known.Cause, known.Code);
        Wording.Length(known.NextStep, known.Code);
        Wording.NamesAnAction(known.NextStep, known.Code);
        Assert.EndsWith(".", known.Cause, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_finding_id_used_is_a_public_one()
    {
        HashSet<string> ids = [.. typeof(FindingIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)];
        Assert.All(KnownErrors.All, known => Assert.Contains(known.FindingId, ids));
    }

    [Fact]
    public void Every_failure_of_the_module_has_a_finding()
    {
        string[] ids = [.. typeof(FailureId).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.Name != nameof(FailureId.Prefix)).Select(field => (string)field.GetValue(null)!)];
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.True(FailureFindings.Covers(id), $"{id} has no finding: add it to FailureFindings"));
    }

    [ContractFact]
    public void Every_code_that_the_contract_declares_is_known()
    {
        string[] unknown = [.. Contract.Read().Operations
            .SelectMany(operation => operation.Element.GetProperty("responses").EnumerateObject())
            .Where(response => response.Value.TryGetProperty("x-inin-error-codes", out _))
            .SelectMany(response => response.Value.GetProperty("x-inin-error-codes").EnumerateObject().Select(code => (code.Name, Status: response.Name)))
            .Distinct()
            .Where(code => KnownErrors.Find(code.Name) is not { } known ||
                !known.OtherStatuses.Append(known.Status).Contains(int.Parse(code.Status, System.Globalization.CultureInfo.InvariantCulture)))
            .Select(code => $"{code.Status} {code.Name}")];
        Assert.True(unknown.Length == 0, "declared, but not known under that status: " + string.Join(", ", unknown));
    }
}
