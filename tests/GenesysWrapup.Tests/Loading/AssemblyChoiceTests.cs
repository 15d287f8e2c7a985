using System;
using System.Reflection;
using System.Reflection.Emit;
using GenesysWrapup.Loading;
using Xunit;

namespace GenesysWrapup.Tests.Loading;

public class AssemblyChoiceTests
{
    private static readonly Version s_ours = new(8, 0);

    [Fact]
    public void What_is_not_in_our_folder_is_left_to_others() =>
        Assert.False(AssemblyChoice.TryDecide(Named("Somebody.Elses", "1.0"), null, [Loaded("Somebody.Elses", "9.0")], out _));

    [Fact]
    public void Nothing_loaded_means_our_own_file()
    {
        Assert.True(AssemblyChoice.TryDecide(Named("Polly.Core", "8.0"), s_ours, [Loaded("Polly", "9.0")], out Assembly? shared));
        Assert.Null(shared);
    }

    [Theory]
    [InlineData("7.0", false)]
    [InlineData("8.0", true)]
    [InlineData("9.0", true)]
    public void A_loaded_copy_is_shared_only_when_it_is_recent_enough(string version, bool expected)
    {
        Assembly loaded = Loaded("polly.core", version);
        Assert.True(AssemblyChoice.TryDecide(Named("Polly.Core", "8.0"), s_ours, [loaded], out Assembly? shared));
        Assert.Equal(expected ? loaded : null, shared);
    }

    [Fact]
    public void The_newest_of_several_loaded_copies_is_shared()
    {
        Assembly newest = Loaded("Polly.Core", "9.1");
        Assert.True(
            AssemblyChoice.TryDecide(
                Named("Polly.Core", "8.0"),
                s_ours,
                [Loaded("Polly.Core", "8.5"), newest, Loaded("Polly.Core", "9.0")],
                out Assembly? shared));
        Assert.Same(newest, shared);
    }

    [Fact]
    public void A_newer_version_than_ours_is_not_ours_to_answer() =>
        Assert.False(AssemblyChoice.TryDecide(Named("Polly.Core", "9.0"), s_ours, [Loaded("Polly.Core", "8.5")], out _));

    [Fact]
    public void A_request_without_a_version_is_content_with_any()
    {
        Assembly loaded = Loaded("Polly.Core", "1.0");
        Assert.True(AssemblyChoice.TryDecide(new AssemblyName("Polly.Core"), s_ours, [loaded], out Assembly? shared));
        Assert.Same(loaded, shared);
    }

    private static AssemblyName Named(string name, string version) => new(name) { Version = new Version(version) };

    private static AssemblyBuilder Loaded(string name, string version) =>
        AssemblyBuilder.DefineDynamicAssembly(Named(name, version), AssemblyBuilderAccess.RunAndCollect);
}
