using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Platform.Errors;
using Xunit;

namespace GenesysWrapup.Core.Tests.Lint;

/// <summary>
/// A whole forum page goes in, as it comes from the clipboard. Each test says in plain words what the asker is to be told, and then
/// holds the answer against it.
/// </summary>
public class WholePageTests
{
    /// <summary>
    /// "The package is not the vendor's, and neither SDK method exists, nor the two addresses: the platform has no interactions. Attributes
    /// are not the wrap-up. The scope does not exist, and no interaction has the state ENDED. The message is answered: a code can be set
    /// after the end, the code invalid.request is not the platform's. Run Set-ParticipantWrapup with 'Sales follow-up'."
    /// </summary>
    [Fact]
    public void First_page_nothing_in_it_exists_but_a_code_can_be_set_after_the_end()
    {
        IReadOnlyList<RequestVerdict> told = Told(ForumPages.SdkUpdateAfterTheEnd);

        Fails(told, "update_interaction", FindingIds.RequestSdk);
        Fails(told, "post_interactions_interaction_id_wrapup", FindingIds.RequestSdk);
        Fails(told, "POST /api/v2/conversations/interactions/{interactionId}", FindingIds.RequestResource);
        Fails(told, "POST /api/v2/interactions/{interactionId}/wrapup", FindingIds.RequestResource);
        Assert.Equal(4, told.Count(verdict => verdict.About == "Call"));
        Says(told, FindingIds.RequestMember, "'attributes'");
        Says(told, FindingIds.RequestScope, "'interaction:interaction:write'");
        Says(told, FindingIds.RequestState, "'ENDED'");
        Says(told, FindingIds.RequestSdk, "'genesyscloud.conversations'");
        RequestVerdict error = Error(told);
        Assert.Contains("invalid.request", error.Summary);
        Assert.Contains("A code can be set after the end", error.Summary);
        Assert.Contains("Set-ParticipantWrapup", error.Remedy);
        Assert.Contains(error.Findings, finding => finding.FindingId == FindingIds.StateEnded);
        EndsWith(told, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode 'Sales follow-up'");
    }

    /// <summary>
    /// "PUT on conversations/interactions does not exist, in the question and in the curl of the answer, whose host is not the platform's
    /// either; nor does interaction-wrapup-codes. wrapUpCode is not a member. The scope does not exist. 'Invalid wrap-up code id' means
    /// that the id is not one of a code you can see. Run Set-ParticipantWrapup with the id of the curl line."
    /// </summary>
    [Fact]
    public void Second_page_the_curl_of_the_answer_is_as_wrong_as_the_question()
    {
        IReadOnlyList<RequestVerdict> told = Told(ForumPages.PutOfACodeObject);

        Assert.Equal(3, told.Count(verdict => verdict.About == "Call"));
        Fails(told, "PUT /api/v2/conversations/interactions/{interactionId}", FindingIds.RequestResource);
        Fails(told, "GET /api/v2/interaction-wrapup-codes/{wrapUpCodeId}", FindingIds.RequestResource);
        const string Address = "https://api.genesyscloud.com/api/v2/conversations/interactions/{interactionId}";
        RequestVerdict curl = Fails(told, "PUT " + Address, FindingIds.RequestResource);
        Assert.Equal("curl", curl.Dialect);
        Says([curl], FindingIds.RequestHost, "api.genesyscloud.com");
        Assert.All(told.Where(verdict => verdict.Call.StartsWith("PUT", StringComparison.Ordinal)), verdict =>
            Assert.Contains(verdict.Findings, finding => finding.Message.Contains("'wrapUpCode'", StringComparison.Ordinal)));
        Says(told, FindingIds.RequestScope, "'interaction:write'");
        Assert.Equal(FindingIds.CodeExists, Error(told).FindingId);
        EndsWith(told, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode a1b2c3d4-e5f6-7890-abcd-ef1234567890");
    }

    /// <summary>
    /// "POST /api/v2/interactions/{id}/wrapup does not exist (it is a POST, and the full stop is not part of it). None of the three scopes
    /// exists, nor the state closed. 'Invalid request body' does not tell which part; the body of the real call is shown. Run
    /// Set-ParticipantWrapup."
    /// </summary>
    [Fact]
    public void Third_page_a_post_in_a_sentence_is_read_as_one()
    {
        IReadOnlyList<RequestVerdict> told = Told(ForumPages.PostWithAShortNumber);

        RequestVerdict call = Assert.Single(told, verdict => verdict.About == "Call");
        Assert.Equal(("POST /api/v2/interactions/{id}/wrapup", FindingIds.RequestResource), (call.Call, call.FindingId));
        Says(told, FindingIds.RequestScope, "'interaction:write'");
        Says(told, FindingIds.RequestScope, "'analytics:read'");
        Says(told, FindingIds.RequestScope, "'routing:read'");
        Says(told, FindingIds.RequestState, "'closed'");
        RequestVerdict error = Error(told);
        Assert.Equal(FindingIds.RequestBody, error.FindingId);
        Assert.Contains("\"wrapup\"", error.Summary);
        EndsWith(told, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'");
    }

    /// <summary>
    /// "interactions/interactions and conversations/conversations do not exist, nor do the methods platformClient.wrapup.update and
    /// post_conversations_conversations_id_wrapup. label is not a member. The scope and the package do not exist. A 200 proves nothing:
    /// read it back. Run Set-ParticipantWrapup with 'Data entry'."
    /// </summary>
    [Fact]
    public void Fourth_page_an_answer_of_200_proves_nothing()
    {
        IReadOnlyList<RequestVerdict> told = Told(ForumPages.PatchThatAnswers200);

        Fails(told, "PATCH /api/v2/interactions/interactions/{conversationId}", FindingIds.RequestResource);
        Fails(told, "platformClient.wrapup.update", FindingIds.RequestSdk);
        Fails(told, "api_instance.post_conversations_conversations_id_wrapup", FindingIds.RequestSdk);
        Fails(told, "POST /api/v2/conversations/conversations/{conversationId}/wrapup", FindingIds.RequestResource);
        Assert.Equal(4, told.Count(verdict => verdict.About == "Call"));
        Says(told, FindingIds.RequestMember, "'wrapup.label'");
        Says(told, FindingIds.RequestScope, "'conversation:write'");
        Says(told, FindingIds.RequestSdk, "'platformclientv2'");
        Assert.Equal(FindingIds.WriteUnverified, Error(told).FindingId);
        EndsWith(told, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode 'Data entry'");
    }

    /// <summary>
    /// "Neither putInteraction nor PUT or POST on interactions exists. A participant has one code, not a list; 'Duration' is a field of the
    /// data and not a code. WRAPUP is not a state and interaction:write not a scope. 'Validation failed' does not tell which part. Run
    /// Set-ParticipantWrapup; the code is for you to fill in, since the page names none."
    /// </summary>
    [Fact]
    public void Fifth_page_a_field_of_the_data_is_not_taken_for_the_code()
    {
        IReadOnlyList<RequestVerdict> told = Told(ForumPages.ListOfCodes);

        Fails(told, "putInteraction", FindingIds.RequestSdk);
        Fails(told, "PUT /api/v2/interactions/{id}", FindingIds.RequestResource);
        Fails(told, "POST /api/v2/interactions/{id}/wrapup", FindingIds.RequestResource);
        Assert.Equal(3, told.Count(verdict => verdict.About == "Call"));
        Says(told, FindingIds.RequestMember, "one code, not a list");
        Says(told, FindingIds.RequestState, "'WRAPUP'");
        Says(told, FindingIds.RequestScope, "'interaction:write'");
        Assert.Equal(FindingIds.RequestBody, Error(told).FindingId);
        Assert.DoesNotContain(told, verdict => verdict.Command?.Contains("Duration", StringComparison.Ordinal) == true);
        EndsWith(told, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'");
    }

    [Fact]
    public void Windows_line_ends_and_forum_quotes_change_nothing()
    {
        string pasted = ForumPages.PutOfACodeObject
            .Replace("\n", "\r\n", StringComparison.Ordinal)
            .Replace("\"wrapUpCode\"", "“wrapUpCode”", StringComparison.Ordinal);
        Assert.Equal(
            TextReview.Of(ForumPages.PutOfACodeObject).Select(verdict => verdict.ToString()),
            TextReview.Of(pasted).Select(verdict => verdict.ToString()));
    }

    private static IReadOnlyList<RequestVerdict> Told(string page)
    {
        IReadOnlyList<RequestVerdict> told = TextReview.Of(page);
        Assert.All(told.SelectMany(verdict => verdict.Findings), Wording.Check);
        return told;
    }

    private static RequestVerdict Fails(IReadOnlyList<RequestVerdict> told, string call, string finding)
    {
        RequestVerdict[] found =
        [
            .. told.Where(verdict => verdict.About == "Call" &&
                (verdict.Call == call || verdict.Call.EndsWith("." + call, StringComparison.Ordinal))),
        ];
        Assert.True(found.Length == 1, $"{found.Length} verdicts on {call}:\n{All(told)}");
        Assert.Equal(("Fail", finding), (found[0].Status, found[0].FindingId));
        return found[0];
    }

    private static void Says(IReadOnlyList<RequestVerdict> told, string id, string words) => Assert.True(
        told.SelectMany(verdict => verdict.Findings)
            .Any(finding => finding.FindingId == id && finding.Message.Contains(words, StringComparison.Ordinal)),
        $"no {id} that says {words}:\n{All(told)}\n{string.Join("\n", told.SelectMany(verdict => verdict.Findings))}");

    private static RequestVerdict Error(IReadOnlyList<RequestVerdict> told)
    {
        RequestVerdict[] errors = [.. told.Where(verdict => verdict.About == "Error")];
        Assert.True(errors.Length == 1, $"{errors.Length} verdicts on an error:\n{All(told)}");
        return errors[0];
    }

    private static void EndsWith(IReadOnlyList<RequestVerdict> told, string command)
    {
        RequestVerdict last = told[told.Count - 1];
        Assert.True((last.About, last.Command) == ("Answer", command), $"the last is {last.About} with {last.Command}:\n{All(told)}");
    }

    private static string All(IReadOnlyList<RequestVerdict> told) =>
        string.Join("\n", told.Select(verdict => $"{verdict.Line} {verdict.Dialect} {verdict} | {verdict.Command}"));
}
