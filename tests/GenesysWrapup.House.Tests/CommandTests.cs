using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace GenesysWrapup.House.Tests;

/// <summary>
/// Work runs beside the pipeline's thread, where PowerShell may be binding the next record already. So parameters are read while they are
/// captured, and never by the work itself.
/// </summary>
public sealed class CommandTests
{
    private const string Writer = "IPipelineWriter";

    [Fact]
    public void No_work_reads_a_parameter()
    {
        string[] read = [.. ReadByWork(SourceRooms.Product.Compilation)];
        Assert.True(read.Length == 0, "Capture these in OnRecord, outside of the work:\n" + string.Join("\n", read));
    }

    [Theory]
    [InlineData("object OnRecord() { Action<IPipelineWriter> work = pipe => Use(Name); return work; }", true)]
    [InlineData("object OnRecord() { string name = Name; Action<IPipelineWriter> work = pipe => Use(name); return work; }", false)]
    [InlineData("void Tell(IPipelineWriter pipe) { Use(Name); }", true)]
    [InlineData("void Tell(IPipelineWriter pipe) { Use(Name.Trim()); }", true)]
    [InlineData("void Tell(IPipelineWriter pipe) { Use(Other); }", false)]
    public void A_read_is_seen_where_work_does_it(string member, bool seen)
    {
        string source = $$"""
            using System;
            using System.Management.Automation;
            interface {{Writer}} { }
            class Command : PSCmdlet
            {
                [Parameter] public string Name { get; set; }
                public string Other { get; set; }
                static void Use(string text) { }
                {{member}}
            }
            """;
        Assert.Equal(seen, ReadByWork(new SourceRooms([("Command.cs", source)]).Compilation).Any());
    }

    private static IEnumerable<string> ReadByWork(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from work in tree.GetRoot().DescendantNodes().Where(IsWork)
        from name in work.DescendantNodes().OfType<IdentifierNameSyntax>()
        where model.GetSymbolInfo(name).Symbol is IPropertySymbol property && IsParameter(property)
        select $"{name.Identifier.Text} at {tree.FilePath}:{tree.GetLineSpan(name.Span).StartLinePosition.Line + 1}";

    /// <summary>What takes a writer runs as work: a lambda that is handed out, or a method that one calls.</summary>
    private static bool IsWork(SyntaxNode node) => node switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Any(given => given.Identifier.Text == "pipe"),
        SimpleLambdaExpressionSyntax lambda => lambda.Parameter.Identifier.Text == "pipe",
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters.Any(given => given.Type?.ToString() == Writer),
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters.Any(given => given.Type?.ToString() == Writer),
        _ => false,
    };

    private static bool IsParameter(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ParameterAttribute");
}
