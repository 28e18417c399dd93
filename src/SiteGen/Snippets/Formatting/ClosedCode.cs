using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Snippets.Formatting;

/// <summary>
/// A cell's code as a formatter of C# takes it. A cell may leave out the semicolon behind its last expression and before
/// a `// =>`; here all are put in, and <see cref="Open"/> takes them out of the formatted code again.
/// </summary>
public sealed class ClosedCode
{
    // Of all the semicolons, in order, those that are not the author's.
    private readonly ImmutableArray<bool> _added;

    private ClosedCode(string text, ImmutableArray<bool> added) => (Text, _added) = (text, added);

    public string Text { get; }

    /// <returns>Null when the code is not C#.</returns>
    public static ClosedCode? Of(string code)
    {
        var places = ValueComments.MissingSemicolons(code, CellCompiler.Script).ToList();
        var closed = Close(code, places);
        var root = Parse(closed.Text);
        var last = root.Members.LastOrDefault()?.GetLastToken(includeZeroWidth: true) ?? default;
        if (last.IsKind(SyntaxKind.SemicolonToken) && last.IsMissing)
        {
            places.Add(closed.ToOriginal(root.Members[^1].GetLastToken().Span.End));
            closed = Close(code, places);
            root = Parse(closed.Text);
        }

        return root.ContainsDiagnostics && root.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)
            ? null
            : new ClosedCode(closed.Text, [.. Semicolons(root).Select(s => closed.IsInserted(s.SpanStart))]);
    }

    /// <param name="formatted"><see cref="Text"/>, laid out anew.</param>
    /// <returns>The formatted code with the author's semicolons alone; null when it has others than it had.</returns>
    public string? Open(string formatted)
    {
        var semicolons = Semicolons(Parse(formatted)).ToList();
        if (semicolons.Count != _added.Length)
        {
            return null;
        }

        foreach (var semicolon in semicolons.Zip(_added).Where(s => s.Second).Select(s => s.First).Reverse())
        {
            formatted = formatted.Remove(semicolon.SpanStart, semicolon.Span.Length);

            // With its semicolon `a * b` reads as the declaration of a pointer, and is laid out as one.
            if (semicolon.Parent is { } parent && Product(parent) is { } product)
            {
                formatted = formatted
                    .Remove(product.SpanStart, product.Span.Length)
                    .Insert(
                        product.SpanStart,
                        $"{((PointerTypeSyntax)product.Type).ElementType} * {product.Variables}"
                    );
            }
        }

        return formatted;
    }

    private static VariableDeclarationSyntax? Product(SyntaxNode statement) =>
        statement switch
        {
            LocalDeclarationStatementSyntax { Declaration: { Type: PointerTypeSyntax } product } => product,
            FieldDeclarationSyntax { Declaration: { Type: PointerTypeSyntax } product } => product,
            _ => null,
        };

    private static InstrumentedCode Close(string code, IEnumerable<int> places) =>
        new(code, places.Select(p => new Insertion(p, 0, ";")));

    private static CompilationUnitSyntax Parse(string code) =>
        CSharpSyntaxTree.ParseText(code, CellCompiler.Script).GetCompilationUnitRoot();

    private static IEnumerable<SyntaxToken> Semicolons(SyntaxNode root) =>
        root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.SemicolonToken) && !t.IsMissing);
}
