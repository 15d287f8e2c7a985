using System;
using System.Collections;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;
using Xunit;

namespace GenesysWrapup.Tests.Commands;

/// <summary>The bodies of the explaining cmdlets, where no PowerShell is installed.</summary>
public class DiagnosisCommandTests
{
    private const string Id = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";
    private const string ParticipantPath = $"/api/v2/conversations/{Id}/participants/{Id}";

    [Fact]
    public async Task Resolve_explains_an_exception_a_body_and_a_status_alike()
    {
        const string Body = """{"code":"missing.any.permissions","status":403,"message":"x"}""";
        var known = new PlatformException(new Failure(FailureId.PermissionDenied, FailureCategory.PermissionDenied, "x", "Grant it."))
        {
            StatusCode = 403,
            ErrorCode = "missing.any.permissions",
        };
        foreach (ResolveWrapupErrorCommand command in new ResolveWrapupErrorCommand[]
        {
            new() { InputObject = Body },
            new() { Body = Body },
            new() { InputObject = known },
            new() { InputObject = new InvalidOperationException("o", known) },
        })
        {
            WrapupDiagnosis explained = Assert.Single((await CommandRun.OfAsync(command)).OutputOf<WrapupDiagnosis>());
            Assert.Equal(FindingIds.AccessPermission, explained.FindingId);
        }

        var status = new ResolveWrapupErrorCommand { StatusCode = 429, Method = "PATCH", Uri = ParticipantPath };
        WrapupDiagnosis told = Assert.Single((await CommandRun.OfAsync(status)).OutputOf<WrapupDiagnosis>());
        Assert.Equal((FindingIds.LimitRequests, Id), (told.FindingId, told.ConversationId));
    }

    [Fact]
    public async Task Resolve_of_nothing_is_an_error_that_says_what_to_pass()
    {
        using var command = new ResolveWrapupErrorCommand();
        Failure failure = Assert.Single((await CommandRun.OfAsync(command)).Errors);
        Assert.Equal(FailureId.MissingInput, failure.Id);
    }

    [Fact]
    public async Task A_hashtable_is_a_body_as_well_as_JSON()
    {
        var wrapup = new Hashtable { ["code"] = "Sales", ["durationSeconds"] = 5 };
        using var table = new TestWrapupRequestCommand
        {
            Method = "patch",
            Uri = ParticipantPath,
            Body = new Hashtable { ["wrapup"] = wrapup },
        };
        Assert.Equal(FindingIds.CodeName, Assert.Single((await CommandRun.OfAsync(table)).OutputOf<RequestVerdict>()).FindingId);
        Assert.Equal("""{"a":[1,true,null,"x"]}""", BodyText.Of(new Hashtable { ["a"] = new object?[] { 1, true, null, "x" } }));
    }

    [Fact]
    public async Task A_correct_call_is_called_right()
    {
        using var command = new TestWrapupRequestCommand
        {
            Method = "PATCH",
            Uri = ParticipantPath,
            Body = $$$"""{"wrapup":{"code":"{{{Id}}}"}}""",
            Scope = ["conversations"],
        };
        RequestVerdict told = Assert.Single((await CommandRun.OfAsync(command)).OutputOf<RequestVerdict>());
        Assert.Equal(("Pass", "patchConversationParticipant"), (told.Status, told.Operation));
        Assert.Empty(told.Findings);
    }

    [Fact]
    public async Task A_pasted_line_is_checked_as_its_parts_are()
    {
        string pasted =
            $"curl -X POST https://api.mypurecloud.com/api/v2/interactions/{Id}/wrapup " + """-d '{"wrapUpCode":"Sales follow-up"}'""";
        using var command = new TestWrapupRequestCommand { Text = pasted };
        RequestVerdict told = Assert.Single((await CommandRun.OfAsync(command)).OutputOf<RequestVerdict>());
        Assert.Equal($"Set-ParticipantWrapup -ConversationId {Id} -WrapupCode 'Sales follow-up'", told.Command);
    }

    [Fact]
    public async Task A_text_without_a_call_is_an_error()
    {
        using var command = new TestWrapupRequestCommand { Text = "good morning" };
        Assert.Equal(FailureId.MissingInput, Assert.Single((await CommandRun.OfAsync(command)).Errors).Id);
    }

    [Fact]
    public async Task Requirements_are_listed_for_every_command_that_calls_the_platform()
    {
        using var all = new FindRequiredPermissionCommand();
        string[] commands = [.. (await CommandRun.OfAsync(all)).OutputOf<RequiredPermission>().Select(row => row.Command!).Distinct()];
        Assert.Equal(CommandOperations.Commands, commands);
        using var one = new FindRequiredPermissionCommand { Command = ["set-participantwrapup"] };
        Assert.Contains(
            (await CommandRun.OfAsync(one)).OutputOf<RequiredPermission>(),
            row => row.Permission.FirstOrDefault() == "conversation:participant:wrapup" && row.OnlyWhen is null);
        using var operation = new FindRequiredPermissionCommand { Operation = ["patchConversations*Participant"] };
        Assert.Contains(
            (await CommandRun.OfAsync(operation)).OutputOf<RequiredPermission>(),
            row => row.Note?.Contains("not.a.user", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_name_that_is_no_command_is_an_error_with_the_nearest()
    {
        using var command = new FindRequiredPermissionCommand { Command = ["Set-ParticipantWrapupp"] };
        Failure failure = Assert.Single((await CommandRun.OfAsync(command)).Errors);
        Assert.Contains("'Set-ParticipantWrapup'", failure.Message);
    }

}
