using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Exports;

/// <summary>A cell as it stands, but printing: the values behind `// =>` and, if it has one, the last expression's.</summary>
/// <param name="Claims">The expressions behind which `// =>` stands, in order.</param>
internal sealed record ScriptCell(string Code, ImmutableArray<string> Claims)
{
    /// <summary>What prints the value behind a `// =>`.</summary>
    public const string Claim = "Page.Print(";

    private const string Show = "Page.Show(";

    /// <param name="showsLast">Whether the last expression is printed; one without a value cannot be.</param>
    public static ScriptCell Of(string code, bool showsLast)
    {
        var text = ValueComments.Instrument(code, CellCompiler.Script, 0, _ => Claim).Code.Text;
        var root = CSharpSyntaxTree.ParseText(text, CellCompiler.Script).GetCompilationUnitRoot();
        if (
            root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }
            && last.SemicolonToken.IsMissing
        )
        {
            var span = last.Expression.Span;
            text = SourceText
                .From(text)
                .WithChanges(
                    new TextChange(new TextSpan(span.Start, 0), showsLast ? Show : ""),
                    new TextChange(new TextSpan(span.End, 0), showsLast ? ");" : ";")
                )
                .ToString();
        }

        return new ScriptCell(text, ClaimsOf(root));
    }

    private static ImmutableArray<string> ClaimsOf(SyntaxNode root) =>
        [
            .. root.DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(i => $"{i.Expression}(" == Claim && i.ArgumentList.Arguments.Count == 1)
                .OrderBy(i => i.Span.End)
                .Select(i => i.ArgumentList.Arguments[0].ToString()),
        ];
}
