using System;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using Xunit;
using static GenesysWrapup.Core.Tests.Events.EventSamples;

namespace GenesysWrapup.Core.Tests.Events;

/// <summary>What is no event is named by what it is.</summary>
public class ForeignInputTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>502 Bad Gateway</title>", "a web page titled '502 Bad Gateway'", "proxy")]
    [InlineData("<soap:Envelope/>", "XML", "JSON")]
    [InlineData("conversationId=1&participantId=2", "a form post", "Content-Type")]
    [InlineData("""{"message":"x","code":"not.found","status":404,"contextId":"y"}""",
        "an error of the platform ('not.found')", "Resolve-WrapupError")]
    [InlineData("""{"error":"invalid_client","error_description":"client not found"}""", "a refused sign-in", "Resolve-WrapupError")]
    [InlineData("""{"access_token":"abc","token_type":"bearer","expires_in":1}""", "the answer to a sign-in", "Connect-GenesysCloud")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "a token", "token")]
    [InlineData("Bearer abcdefgh", "a token", "token")]
    [InlineData("6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55,Sales", "a row of a CSV", "Import-Csv")]
    [InlineData("ConversationId;WrapupCode\r\n1;Sales", "rows of a CSV", "Import-Csv")]
    [InlineData("6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55", "an id alone", "Set-ParticipantWrapup")]
    [InlineData("@{WebhookName=x; RequestBody=}", "a PowerShell object that was turned into text", "ConvertTo-Json")]
    [InlineData("System.Collections.Hashtable", "a PowerShell object that was turned into text", "ConvertTo-Json")]
    [InlineData("v2.detail.events.conversation.{id}.wrapup", "the name of a topic", "event")]
    [InlineData("POST /webhooks HTTP/1.1\r\nHost: x\r\n\r\n{}", "a raw HTTP message", "body")]
    [InlineData("H4sIAAAAAAAAA6tWSkksSVSyUqpWMjI1tzAxNlOqBQAAAAD//w==", "Base64", "Unpack")]
    [InlineData("good morning", "plain text ('good morning')", "$WebhookData")]
    [InlineData("", "nothing at all", "JSON")]
    [InlineData("[]", "an empty list", "nothing")]
    [InlineData("""{"a":1,"b":2}""", "an object with the members 'a', 'b'", "conversationId")]
    [InlineData("{}", "an object with no members", "conversationId")]
    [InlineData("""{"Type":"SubscriptionConfirmation","TopicArn":"arn","SubscribeURL":"https://x"}""",
        "a message of Amazon SNS", "Message")]
    [InlineData("""{"Records":[{"body":"{}"}]}""", "a batch of a queue or stream", "Records")]
    [InlineData("""{"entities":[],"pageSize":25}""", "a page of a listing", "event")]
    [InlineData("""{"participants":[]}""", "one whose conversation has lost its id", "$WebhookData")]
    [InlineData("""{"conversationId":"","participantId":"x"}""", "one whose conversation has lost its id", "$WebhookData")]
    [InlineData("""{"topicName":"v2.users.x.presence","eventBody":{"id":"x"}}""",
        "a notification about something else ('v2.users.x.presence')", "v2.detail.events.conversation")]
    [InlineData("""{"detail-type":"EC2 Instance","source":"aws.ec2","detail":{"state":"running"}}""",
        "from 'aws.ec2'", "v2.detail.events.conversation")]
    [InlineData("""{"WebhookName":"x","RequestBody":null,"RequestHeader":{}}""",
        "(RequestBody) is not an event of a conversation: it looks like nothing at all", "JSON")]
    [InlineData("""{WebhookName:x,RequestBody:a=b&c=d,RequestHeader:{"Host":"y"}}""",
        "(RequestBody) is not an event of a conversation: it looks like a form post", "JSON")]
    public void It_is_told_what_it_looks_like_and_what_to_do(string text, string what, string next)
    {
        Failure failure = Assert.Single(EventReader.Read(text)).Failure!;
        Assert.Equal((FailureId.NotAnEvent, "Event.Shape"), (failure.Id, failure.FindingId));
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.Contains(next, failure.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"conversationId":"6c0bbd5e""", "line 1")]
    [InlineData("{\n\"a\":1,\n\"b\":nonsense}", "line 3")]
    [InlineData("{conversationId:6c0bbd5e}", "line 1")]
    public void Broken_JSON_is_told_with_its_place(string text, string place)
    {
        Failure failure = Assert.Single(EventReader.Read(text)).Failure!;
        Assert.Equal((FailureId.UnreadableEvent, "Event.Text"), (failure.Id, failure.FindingId));
        Assert.Contains(place, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_depth_and_number_have_bounds()
    {
        Assert.Equal(FailureId.EventTooLarge, Assert.Single(EventReader.Read(new string(' ', EventReader.LongestText) + "{}")).Failure!.Id);
        foreach (int depth in new[] { 30, 1_000 })
        {
            string deep = new string('[', depth) + WrapupBody + new string(']', depth);
            Assert.Equal(FailureId.UnreadableEvent, Assert.Single(EventReader.Read(deep)).Failure!.Id);
        }

        string body = $$"""{"conversationId":"{{Conversation}}"},""";
        EventReading[] many = [.. EventReader.Read($"[{string.Concat(System.Linq.Enumerable.Repeat(body, EventReader.MostItems + 1))}]")];
        Assert.Equal(EventReader.MostItems + 1, many.Length);
        Assert.Equal(FailureId.EventTooLarge, many[^1].Failure!.Id);
        Assert.NotNull(many[^2].Event);
    }

    [Fact]
    public void A_secret_is_in_neither_message_nor_target()
    {
        const string Secret = "S3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3t";
        string[] texts =
        [
            $$"""{"access_token":"{{Secret}}"}""",
            $$"""[{"access_token":"{{Secret}}"}]""",
            $$"""{"access_token":"{{Secret}}",""",
            $"Bearer {Secret}",
            $"eyJ{Secret}.{Secret}.{Secret}",
            Secret,
            $"grant_type=x&client_secret={Secret}",
            $$"""{"a":1,"client_secret":"{{Secret}}"}""",
            $$"""{"conversationId":"x","Authorization":"Bearer {{Secret}}"}""",
        ];
        Assert.All(texts, text =>
        {
            Failure failure = Assert.Single(EventReader.Read(text)).Failure!;
            Assert.DoesNotContain("S3cr3tS3", $"{failure.Message} {failure.NextStep} {failure.Target}", StringComparison.Ordinal);
        });
    }
}
