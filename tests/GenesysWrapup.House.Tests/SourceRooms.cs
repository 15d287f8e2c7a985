using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GenesysWrapup.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenesysWrapup.House.Tests;

/// <summary>One place where a room uses another.</summary>
internal sealed record RoomUse(string From, string To, string What, string Where);

/// <summary>
/// The rooms of the source and what they use, read by the compiler from the source itself: constants, which compiled code no longer
/// shows, are seen as well.
/// </summary>
internal sealed class SourceRooms
{
    private const string Root = "GenesysWrapup";

    /// <summary>The build generates these classes' members; the source does not have them.</summary>
    private static readonly string[] s_generated = ["PlatformJson", "JournalJson", "WorkListJson"];

    private static readonly Lazy<SourceRooms> s_all = new(
        () => new SourceRooms(Repository.Files("src", ".cs").Select(file => (file, Repository.Read(file)))));

    public SourceRooms(IEnumerable<(string File, string Text)> sources)
    {
        CSharpParseOptions options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)
            .WithPreprocessorSymbols("NET8_0_OR_GREATER", "NET");
        SyntaxTree[] trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.File))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Rooms",
            trees,
            References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Compilation = compilation;
        Uses = [.. trees.SelectMany(tree => UsesIn(tree, compilation.GetSemanticModel(tree))).Distinct()];
        Diagnostic[] said = [.. compilation.GetDiagnostics()];
        Unresolved =
        [
            .. said.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString())
                .Where(text => !s_generated.Any(generated => text.Contains(generated, StringComparison.Ordinal))),
        ];
        UnneededUsings =
        [
            .. said.Where(found => found.Id == "CS8019").Select(TextOf)
                .Where(text => text.Contains("using " + Root, StringComparison.Ordinal)),
        ];
        Rooms = [.. trees.SelectMany(Declared).Select(name => name.ToString()).Distinct().Where(IsOurs)];
    }

    /// <summary>Those of the product.</summary>
    public static SourceRooms Product => s_all.Value;

    public CSharpCompilation Compilation { get; }

    public IReadOnlyList<RoomUse> Uses { get; }

    public IReadOnlyList<string> Rooms { get; }

    /// <summary>Usings of our own rooms; those of the framework may serve the other target.</summary>
    public IReadOnlyList<string> UnneededUsings { get; }

    /// <summary>What the compiler could not make sense of: whatever is named there hides an arrow.</summary>
    public IReadOnlyList<string> Unresolved { get; }

    private static IEnumerable<RoomUse> UsesIn(SyntaxTree tree, SemanticModel model)
    {
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Ancestors().Any(above => above is UsingDirectiveSyntax))
            {
                continue;
            }

            SymbolInfo found = model.GetSymbolInfo(name);
            ISymbol? symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
            string? to = symbol is INamespaceSymbol ? null : RoomOf(symbol as INamedTypeSymbol ?? symbol?.ContainingType);
            string? from = RoomOf(
                model.GetEnclosingSymbol(name.SpanStart) is { } inside ? inside as INamedTypeSymbol ?? inside.ContainingType : null)
                ?? tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
            if (from is not null && to is not null && from != to && IsOurs(from))
            {
                int line = tree.GetLineSpan(name.Span).StartLinePosition.Line + 1;
                yield return new RoomUse(
                    from, to, symbol!.ContainingType is { } type ? $"{type.Name}.{symbol.Name}" : symbol.Name, $"{tree.FilePath}:{line}");
            }
        }
    }

    private static string? RoomOf(INamedTypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() is { } space && IsOurs(space) ? space : null;

    private static bool IsOurs(string space) => space == Root || space.StartsWith(Root + ".", StringComparison.Ordinal);

    private static IEnumerable<NameSyntax> Declared(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(declared => declared.Name);

    private static string TextOf(Diagnostic found)
    {
        FileLinePositionSpan place = found.Location.GetLineSpan();
        string text = found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan);
        return $"{place.Path}:{place.StartLinePosition.Line + 1} {text}";
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(file => !Path.GetFileName(file).StartsWith(Root, StringComparison.Ordinal))
        .Select(file => MetadataReference.CreateFromFile(file));
}
