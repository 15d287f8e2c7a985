using System.Linq;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.State;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Endpoints;

public class FirstWrapupTests
{
    [Fact]
    public async Task A_code_that_is_patched_can_be_read_back_and_ends_the_after_call_work()
    {
        using var platform = new PlatformCalls();
        SimulatedConversation conversation = platform.Conversation("awaiting-wrapup");
        string agent = conversation.Participants.Last().Id;
        string code = platform.Code("Sales follow-up").Id;

        PlatformReply written = await platform.WriteAsync(Operations.PatchConversationParticipant,
            $$$"""{"wrapup":{"code":"{{{code}}}","notes":"as agreed"}}""", conversation.Id, agent);
        PlatformReply read = await platform.CallAsync(Operations.GetConversationParticipantWrapup, conversation.Id, agent);
        PlatformReply all = await platform.CallAsync(Operations.GetConversation, conversation.Id);

        written.Expect(202);
        Assert.Null(written.Body);
        Assert.Equal(code, (string?)read.Expect(200).Body!["code"]);
        Assert.Equal("as agreed", (string?)read.Body!["notes"]);
        var participant = all.Body!["participants"]!.AsArray().Last()!;
        Assert.True((bool)participant["wrapupRequired"]!);
        Assert.NotNull(participant["endAcwTime"]);
        Assert.Equal("complete", (string?)participant["calls"]![0]!["afterCallWork"]!["state"]);
        Assert.Equal("terminated", (string?)participant["calls"]![0]!["state"]);
    }
}
