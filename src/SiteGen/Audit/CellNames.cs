using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Audit;

/// <summary>The names by which a cell can depend on another.</summary>
/// <param name="Declared">What later cells may name: variables, functions and types outside any body.</param>
/// <param name="Mentioned">Every identifier of the code.</param>
public sealed record CellNames(ImmutableHashSet<string> Declared, ImmutableHashSet<string> Mentioned)
{
    // The note's database and its folder: what cells share besides variables.
    private static readonly ImmutableHashSet<string> Database = ["Db"];
    private static readonly ImmutableHashSet<string> Folder = ["File", "Directory", "StreamWriter", "FileStream"];

    public static CellNames Of(Snippet snippet)
    {
        if (snippet.Language == SnippetLanguage.Sql)
        {
            return new(Database, Database);
        }

        var root = CSharpSyntaxTree.ParseText(snippet.Code.Text, CellCompiler.Script).GetRoot();
        var mentioned = root.DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.IdentifierToken))
            .Select(t => t.Text)
            .ToImmutableHashSet(StringComparer.Ordinal);
        var declared = root.DescendantNodes(n => !IsBody(n))
            .Select(Name)
            .OfType<string>()
            .Concat(Database.Intersect(mentioned))
            .Concat(Folder.Overlaps(mentioned) ? Folder : []);
        return new([.. declared], Folder.Overlaps(mentioned) ? mentioned.Union(Folder) : mentioned);
    }

    private static string? Name(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.Text,
            SingleVariableDesignationSyntax variable => variable.Identifier.Text,
            LocalFunctionStatementSyntax function => function.Identifier.Text,
            MethodDeclarationSyntax method => method.Identifier.Text,
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            _ => null,
        };

    private static bool IsBody(SyntaxNode node) =>
        node
            is BlockSyntax
                or AnonymousFunctionExpressionSyntax
                or ForStatementSyntax
                or CommonForEachStatementSyntax
                or QueryExpressionSyntax
                or BaseTypeDeclarationSyntax;
}
