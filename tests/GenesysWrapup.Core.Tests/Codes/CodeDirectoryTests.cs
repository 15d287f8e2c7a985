using System;
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

public class CodeDirectoryTests
{
    private static readonly string[] s_codes =
    [
        Code(1, "Sales follow-up"), Code(2, "Resolved"), Code(3, "Callback requested"), Code(4, "Wrong number"),
        Code(5, "Escalated", "north"), Code(6, "Escalated", "south"), Code(7, "VIP"), Code(8, "vip"),
    ];

    private static string Id(int number) => $"77777777-0000-4000-8000-{number:D12}";

    private static string Code(int number, string name, string? division = null)
    {
        string where = division is null ? string.Empty : $", \"division\": {{\"id\": \"d-{division}\", \"name\": \"{division}\"}}";
        return $"{{\"id\": \"{Id(number)}\", \"name\": \"{name}\"{where}}}";
    }

    private static ScriptedApi Listing(int? pageSize = null) => new ScriptedApi().List(Operations.GetRoutingWrapupcodes, s_codes, pageSize);

    private static Task<WrapupCode> ResolveAsync(CodeDirectory codes, string? wanted) =>
        codes.ResolveAsync(wanted, SilentActivity.Instance, CancellationToken.None);

    private static async Task<Failure> FailureOf(CodeDirectory codes, string? wanted) =>
        (await Assert.ThrowsAnyAsync<GenesysException>(() => ResolveAsync(codes, wanted))).Failure;

    [Theory]
    [InlineData("Sales follow-up", 1)]
    [InlineData("sales FOLLOW-UP", 1)]
    [InlineData("  Resolved ", 2)]
    [InlineData("77777777-0000-4000-8000-000000000003", 3)]
    [InlineData("VIP", 7)]
    [InlineData("vip", 8)]
    public async Task A_code_is_found_by_id_by_exact_name_and_by_name_in_other_case(string wanted, int number)
    {
        Assert.Equal(Id(number), (await ResolveAsync(CodeDirectory.Of(Listing().Session()), wanted)).Id);
    }

    [Theory]
    [InlineData("7FB334B0-0E9E-11E4-9191-0800200C9A66", 0)]
    [InlineData("default wrap-up code", 1)]
    public async Task The_default_code_is_found_by_id_and_by_name_though_no_listing_has_it(string wanted, int requests)
    {
        ScriptedApi api = Listing();
        WrapupCode found = await ResolveAsync(CodeDirectory.Of(api.Session()), wanted);

        Assert.Equal((SystemWrapupCode.Default, "Default Wrap-up Code"), (found.Id, found.Name));
        Assert.Contains("cannot be told", found.Description);
        Assert.Equal(requests, api.Calls.Count);
    }

    [Fact]
    public async Task An_organizations_own_code_of_the_default_codes_name_goes_first()
    {
        ScriptedApi api = new ScriptedApi().List(Operations.GetRoutingWrapupcodes, [Code(9, "Default Wrap-up Code")]);
        Assert.Equal(Id(9), (await ResolveAsync(CodeDirectory.Of(api.Session()), "Default Wrap-up Code")).Id);
    }

    [Fact]
    public async Task All_pages_are_listed_once_per_session_the_short_last_one_included()
    {
        ScriptedApi api = Listing(pageSize: 3);
        CodeDirectory codes = CodeDirectory.Of(api.Session());

        Assert.Null(codes.KnownName(Id(8)));
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(Id(8), (await ResolveAsync(codes, "vip")).Id);
        }

        Assert.Equal(3, api.Calls.Count);
        Assert.Equal("vip", codes.KnownName(Id(8)));
        Assert.Equal(8, (await codes.AllAsync(SilentActivity.Instance, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Concurrent_callers_share_one_listing()
    {
        ScriptedApi api = Listing();
        CodeDirectory codes = CodeDirectory.Of(api.Session());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => ResolveAsync(codes, "Resolved"))));

        Assert.Single(api.Calls);
    }

    [Fact]
    public async Task A_name_of_two_divisions_is_ambiguous_and_both_are_told()
    {
        Failure failure = await FailureOf(CodeDirectory.Of(Listing().Session()), "Escalated");

        Assert.Equal(FailureId.WrapupCodeAmbiguous, failure.Id);
        Assert.Contains("north", failure.Message);
        Assert.Contains("south", failure.Message);
        Assert.Contains(Id(5), failure.Message);
    }

    [Fact]
    public async Task A_name_in_a_third_spelling_of_two_codes_is_ambiguous()
    {
        Assert.Equal(FailureId.WrapupCodeAmbiguous, (await FailureOf(CodeDirectory.Of(Listing().Session()), "Vip")).Id);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_the_nearest()
    {
        Failure failure = await FailureOf(CodeDirectory.Of(Listing().Session()), "Sales followup");

        Assert.Equal((FailureId.WrapupCodeNotFound, FailureCategory.ObjectNotFound), (failure.Id, failure.Category));
        Assert.Contains("'Sales follow-up'", failure.NextStep);
        Assert.Equal("Sales followup", failure.Target);
    }

    [Fact]
    public async Task A_miss_lists_once_more_and_not_again_for_every_item()
    {
        var clock = new AutoClock();
        ScriptedApi api = Listing();
        CodeDirectory codes = CodeDirectory.Of(api.Session(clock));
        await ResolveAsync(codes, "Resolved");

        await FailureOf(codes, "Made meanwhile");
        Assert.Equal(2, api.Calls.Count);
        for (int i = 0; i < 20; i++)
        {
            await FailureOf(codes, "Made meanwhile");
        }

        Assert.Equal(2, api.Calls.Count);
        api.List(Operations.GetRoutingWrapupcodes, [.. s_codes, Code(9, "Made meanwhile")]);
        clock.Step(TimeSpan.FromMinutes(1));
        Assert.Equal(Id(9), (await ResolveAsync(codes, "Made meanwhile")).Id);
    }

    [Fact]
    public async Task A_miss_in_a_listing_made_just_now_does_not_list_again()
    {
        ScriptedApi api = Listing();

        await FailureOf(CodeDirectory.Of(api.Session()), "Nothing like it");

        Assert.Single(api.Calls);
    }

    [Fact]
    public async Task Where_viewing_is_refused_the_division_view_answers()
    {
        ScriptedApi api = new ScriptedApi().Refuse(Operations.GetRoutingWrapupcodes, 403)
            .List(Operations.GetRoutingWrapupcodesDivisionviews, s_codes);

        Assert.Equal(Id(2), (await ResolveAsync(CodeDirectory.Of(api.Session()), "Resolved")).Id);
    }

    [Fact]
    public async Task Where_both_are_refused_a_name_is_an_error_and_an_id_goes_through_without_asking_each_time()
    {
        ScriptedApi api = new ScriptedApi().Refuse(Operations.GetRoutingWrapupcodes, 403)
            .Refuse(Operations.GetRoutingWrapupcodesDivisionviews, 403);
        CodeDirectory codes = CodeDirectory.Of(api.Session());

        Failure failure = await FailureOf(codes, "Resolved");
        Assert.Equal(FailureId.PermissionDenied, failure.Id);
        Assert.Contains("by id", failure.NextStep);
        int before = api.Calls.Count;
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(Id(2), (await ResolveAsync(codes, Id(2))).Id);
        }

        Assert.Equal(before, api.Calls.Count);
    }

    [Theory]
    [InlineData("ININ-WRAP-UP-TIMEOUT")]
    [InlineData("inin-wrap-up-timeout")]
    public async Task The_platforms_own_codes_are_taken_without_looking(string code)
    {
        var api = new ScriptedApi();

        Assert.Equal("ININ-WRAP-UP-TIMEOUT", (await ResolveAsync(CodeDirectory.Of(api.Session()), code)).Id);
        Assert.Empty(api.Calls);
    }

    [Fact]
    public async Task An_id_that_no_list_holds_is_read_by_itself_once()
    {
        ScriptedApi api = Listing().On(Operations.GetRoutingWrapupcode, Code(42, "Elsewhere"));
        CodeDirectory codes = CodeDirectory.Of(api.Session());

        Assert.Equal("Elsewhere", (await ResolveAsync(codes, Id(42))).Name);
        Assert.Equal("Elsewhere", (await ResolveAsync(codes, Id(42))).Name);
        Assert.Equal(1, api.Count(Operations.GetRoutingWrapupcode));
    }

    [Fact]
    public async Task A_code_that_was_just_made_is_known_without_listing_again()
    {
        ScriptedApi api = Listing();
        CodeDirectory codes = CodeDirectory.Of(api.Session());
        await ResolveAsync(codes, "Resolved");

        codes.Remember(new WrapupCode { Id = Id(50), Name = "Brand new" });

        Assert.Equal(Id(50), (await ResolveAsync(codes, "brand new")).Id);
        Assert.Single(api.Calls);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task An_empty_code_is_missing_input(string? wanted)
    {
        Assert.Equal(FailureId.MissingInput, (await FailureOf(CodeDirectory.Of(new ScriptedApi().Session()), wanted)).Id);
    }

    [Fact]
    public async Task A_code_of_ten_thousand_characters_is_an_ordinary_miss()
    {
        Failure failure = await FailureOf(CodeDirectory.Of(Listing().Session()), new string('x', 10_000));

        Assert.Equal(FailureId.WrapupCodeNotFound, failure.Id);
        Assert.True(failure.Message.Length < 300, failure.Message);
    }
}
