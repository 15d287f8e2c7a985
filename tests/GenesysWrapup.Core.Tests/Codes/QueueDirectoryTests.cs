using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Codes;

public class QueueDirectoryTests
{
    private const string SupportId = "66666666-0000-4000-8000-000000000001";

    private static string Queue(string id, string name) =>
        $"{{\"id\": \"{id}\", \"name\": \"{name}\", \"acwSettings\": {{\"wrapupPrompt\": \"MANDATORY_TIMEOUT\", \"timeoutMs\": 120000}}}}";

    private static ScriptedApi Platform() => new ScriptedApi()
        .On(Operations.GetRoutingQueue, call => call.PathValues[0] == SupportId ? Queue(SupportId, "Support") : throw NotThere())
        .List(Operations.GetRoutingQueues, [Queue(SupportId, "Support"), Queue("q2", "Sales"), Queue("q3", "Twin"), Queue("q4", "Twin")]);

    private static PlatformException NotThere() =>
        new(new Failure(FailureId.NotFound, FailureCategory.ObjectNotFound, "The resource could not be found.", "Check it."))
        {
            StatusCode = 404,
        };

    private static Task<RoutingQueue> ResolveAsync(QueueDirectory queues, string? wanted) =>
        queues.ResolveAsync(wanted, SilentActivity.Instance, CancellationToken.None);

    [Theory]
    [InlineData(SupportId)]
    [InlineData("Support")]
    [InlineData("support")]
    public async Task A_queue_is_found_by_id_and_by_name_and_then_kept(string wanted)
    {
        ScriptedApi api = Platform();
        QueueDirectory queues = QueueDirectory.Of(api.Session());

        Assert.Equal(
            (SupportId, "Support", "MANDATORY_TIMEOUT"),
            await ResolveAsync(queues, wanted) is var found ? (found.Id, found.Name, found.AcwMode) : default);
        await ResolveAsync(queues, wanted);
        Assert.Single(api.Calls);
    }

    [Fact]
    public async Task An_unknown_queue_is_answered_with_the_nearest_and_two_of_a_name_with_both()
    {
        QueueDirectory queues = QueueDirectory.Of(Platform().Session());

        GenesysException missing = await Assert.ThrowsAsync<GenesysException>(() => ResolveAsync(queues, "Suport"));
        Assert.Equal(FailureId.QueueNotFound, missing.Failure.Id);
        Assert.Contains("'Support'", missing.NextStep);
        GenesysException twins = await Assert.ThrowsAsync<GenesysException>(() => ResolveAsync(queues, "twin"));
        Assert.Equal(FailureId.QueueAmbiguous, twins.Failure.Id);
        Assert.Contains("q3", twins.Message);
    }

    [Fact]
    public async Task An_unknown_id_is_not_found_with_the_platforms_answer()
    {
        PlatformException missing = await Assert.ThrowsAsync<PlatformException>(
            () => ResolveAsync(QueueDirectory.Of(Platform().Session()), "66666666-0000-4000-8000-000000000009"));

        Assert.Equal((FailureId.QueueNotFound, 404), (missing.Failure.Id, missing.StatusCode));
    }

    [Fact]
    public async Task Where_viewing_is_refused_the_division_view_answers()
    {
        ScriptedApi api = new ScriptedApi()
            .Refuse(Operations.GetRoutingQueue, 403)
            .Refuse(Operations.GetRoutingQueues, 403)
            .List(Operations.GetRoutingQueuesDivisionviews, [$"{{\"id\": \"{SupportId}\", \"name\": \"Support\"}}"]);
        QueueDirectory queues = QueueDirectory.Of(api.Session());

        Assert.Equal("Support", (await ResolveAsync(queues, SupportId)).Name);
        Assert.Equal(SupportId, (await ResolveAsync(queues, "Support")).Id);
    }

    [Fact]
    public async Task Two_hundred_and_fifty_codes_are_added_in_three_calls()
    {
        ScriptedApi api = Platform().On(Operations.PostRoutingQueueWrapupcodes, "[]");
        WrapupCode[] codes = Enumerable.Range(1, 250).Select(number => new WrapupCode { Id = $"c{number}", Name = $"Code {number}" })
            .ToArray();

        await new QueueCodes(api.Session())
            .AddAsync(new RoutingQueue(SupportId, "Support"), codes, SilentActivity.Instance, CancellationToken.None);

        Assert.Equal(3, api.Writes.Count);
        Assert.StartsWith("[{\"id\":\"c1\"},{\"id\":\"c2\"}", api.Writes[0].Body);
        Assert.Equal([100, 100, 50], api.Writes.Select(call => call.Body!.Split("\"id\"").Length - 1));
    }
}
