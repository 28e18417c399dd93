using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Exports;

/// <summary>
/// One cell as part of a program. A cell is a script: it ends in an expression without a semicolon, its variables may
/// have modifiers and no initial value, its usings stand anywhere. A program wants these things otherwise.
/// </summary>
/// <param name="Statements">The cell's code: values behind `// =>` and the last expression are printed.</param>
/// <param name="Usings">Without a line end: `using System.Text;`.</param>
/// <param name="Types">Declarations of types, which a program has behind its statements.</param>
/// <param name="Extensions">Extension methods, which a program has in a class.</param>
/// <param name="Overloads">Functions of one name, which a program has in a class too.</param>
/// <param name="Declared">Names that later cells see: variables and functions.</param>
/// <param name="Inner">Names of inner blocks, which must differ from the block around them.</param>
/// <param name="Used">Names that it has from earlier cells or from libraries.</param>
/// <param name="Awaits">It has an `await` outside any function.</param>
internal sealed record CellProgram(
    string Statements,
    ImmutableArray<string> Usings,
    ImmutableArray<string> Types,
    ImmutableArray<string> Extensions,
    ImmutableArray<string> Overloads,
    ImmutableHashSet<string> Declared,
    ImmutableHashSet<string> Inner,
    ImmutableHashSet<string> Used,
    bool Awaits
)
{
    /// <param name="showsLast">Whether the last expression is printed; one without a value cannot be.</param>
    public static CellProgram Of(string code, bool showsLast)
    {
        var text = ScriptCell.Of(code, showsLast).Code;
        var root = CSharpSyntaxTree.ParseText(text, CellCompiler.Script).GetCompilationUnitRoot();
        var edits = new List<TextChange>();
        var usings = root.Usings.Select(u => Cut(u, edits).Split('\n')[^1].Trim()).ToImmutableArray();
        var overloaded = root
            .Members.OfType<MethodDeclarationSyntax>()
            .GroupBy(m => m.Identifier.ValueText)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        var types = ImmutableArray.CreateBuilder<string>();
        var extensions = ImmutableArray.CreateBuilder<string>();
        var overloads = ImmutableArray.CreateBuilder<string>();
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    types.Add(Cut(member, edits));
                    break;
                case MethodDeclarationSyntax method when IsExtension(method):
                    extensions.Add(Public(method, Cut(member, edits)));
                    break;
                case MethodDeclarationSyntax method when overloaded.Contains(method.Identifier.ValueText):
                    overloads.Add(Static(method, Cut(member, edits)));
                    break;
                case MethodDeclarationSyntax method:
                    Without(
                        method.Modifiers,
                        m =>
                            m.Kind()
                                is not (
                                    SyntaxKind.StaticKeyword
                                    or SyntaxKind.AsyncKeyword
                                    or SyntaxKind.UnsafeKeyword
                                ),
                        edits
                    );
                    break;
                case FieldDeclarationSyntax field:
                    Without(field.Modifiers, m => !m.IsKind(SyntaxKind.ConstKeyword), edits);
                    edits.AddRange(
                        field
                            .Declaration.Variables.Where(v => v.Initializer is null)
                            .Select(v => new TextChange(new TextSpan(v.Span.End, 0), " = default!"))
                    );
                    break;
            }
        }

        var statements = SourceText.From(text).WithChanges(edits.OrderBy(e => e.Span.Start)).ToString();
        var names = new CellNames(root);
        return new CellProgram(
            string.Join('\n', statements.Split('\n').SkipWhile(string.IsNullOrWhiteSpace)).TrimEnd(),
            usings,
            types.ToImmutable(),
            extensions.ToImmutable(),
            overloads.ToImmutable(),
            names.Declared,
            names.Inner,
            names.Used,
            names.Awaits
        );
    }

    // With the comments above it; what is cut leaves no empty line behind.
    private static string Cut(SyntaxNode node, List<TextChange> edits)
    {
        edits.Add(new TextChange(node.FullSpan, ""));
        return node.ToFullString().Trim('\r', '\n').TrimEnd();
    }

    private static void Without(SyntaxTokenList modifiers, Func<SyntaxToken, bool> drop, List<TextChange> edits) =>
        edits.AddRange(
            modifiers.Where(drop).Select(m => new TextChange(TextSpan.FromBounds(m.SpanStart, m.FullSpan.End), ""))
        );

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.FirstOrDefault() is { } first && first.Modifiers.Any(SyntaxKind.ThisKeyword);

    private static string Public(MethodDeclarationSyntax method, string text) =>
        method.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword)
            ? text
            : Prefixed(method, text, "internal ");

    private static string Static(MethodDeclarationSyntax method, string text) =>
        method.Modifiers.Any(SyntaxKind.StaticKeyword) ? text : Prefixed(method, text, "static ");

    // Behind comments and before the first word of the declaration.
    private static string Prefixed(MethodDeclarationSyntax method, string text, string modifier)
    {
        var declaration = method.ToString();
        return text.Insert(text.IndexOf(declaration, StringComparison.Ordinal), modifier);
    }
}
