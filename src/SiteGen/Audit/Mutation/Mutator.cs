using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>The mutants of a cell, in the order of its code, and how many places were passed over for which reason.</summary>
public sealed record CellMutants(ImmutableArray<Mutant> All, ImmutableSortedDictionary<string, int> Skipped);

/// <summary>Puts one small mistake after another into a cell.</summary>
/// <remarks>
/// The operators are the customary ones: arithmetic, relational, logical, constant, statement deletion, argument order
/// (Jia &amp; Harman, 2011, "An Analysis and Survey of the Development of Mutation Testing", §2).
/// </remarks>
public static class Mutator
{
    /// <summary>Items of a list of numbers that are changed: the first, the middle one, the last.</summary>
    private const int LongestList = 8;

    public static CellMutants Of(Snippet snippet)
    {
        if (snippet.Mode is SnippetMode.Fails or SnippetMode.NoRun)
        {
            return new([], ImmutableSortedDictionary<string, int>.Empty.Add("cells that do not run", 1));
        }

        if (snippet.Language == SnippetLanguage.Sql)
        {
            return SqlMutator.Of(snippet);
        }

        var skipped = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var code = snippet.Code.Text;
        var closed = new InstrumentedCode(
            code,
            ValueComments.MissingSemicolons(code, CellCompiler.Script).Select(p => new Insertion(p, 0, ";"))
        );
        var root = CSharpSyntaxTree.ParseText(closed.Text, CellCompiler.Script).GetRoot();
        var mutants = ImmutableArray.CreateBuilder<Mutant>();
        foreach (var node in root.DescendantNodes())
        {
            foreach (var change in Changes(node))
            {
                if (Reason(node, change) is { } reason)
                {
                    skipped[reason] = skipped.GetValueOrDefault(reason) + 1;
                    continue;
                }

                var start = closed.ToOriginal(change.Span.Start);
                var length = closed.ToOriginal(change.Span.End) - start;
                mutants.Add(new Mutant(snippet, start, length, change.NewText!));
            }
        }

        return new([.. mutants.Where(m => m.Length > 0).Distinct()], skipped.ToImmutableSortedDictionary());
    }

    private static string? Reason(SyntaxNode node, TextChange change) =>
        Presentation.Skips(node)
        ?? (IsEquivalent(node) ? "equal by arithmetic" : null)
        ?? (IsInLongList(node) ? "items of long lists" : null)
        ?? (change.NewText!.Length == 0 && Presentation.IsInCheck(node) ? "checks themselves" : null);

    private static IEnumerable<TextChange> Changes(SyntaxNode node) =>
        node switch
        {
            BinaryExpressionSyntax binary => OfBinary(binary),
            AssignmentExpressionSyntax assignment => Swap(assignment.OperatorToken, Assigned(assignment.Kind())),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => Replace(
                minus.OperatorToken,
                "+"
            ),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Replace(
                not.OperatorToken,
                "!!"
            ),
            LiteralExpressionSyntax literal => OfLiteral(literal),
            ConditionalExpressionSyntax choice =>
            [
                new(TextSpan.FromBounds(choice.WhenTrue.SpanStart, choice.WhenFalse.Span.End), Turned(choice)),
            ],
            ExpressionStatementSyntax statement => OfStatement(statement),
            InvocationExpressionSyntax call => OfCall(call),
            ObjectCreationExpressionSyntax { ArgumentList: { } list } => OfArguments(list),
            _ => [],
        };

    private static IEnumerable<TextChange> OfBinary(BinaryExpressionSyntax binary)
    {
        var token = binary.OperatorToken;
        foreach (var change in Swap(token, Operator(binary.Kind())))
        {
            yield return change;
        }

        if (Bound(binary) is { } bound)
        {
            yield return new(token.Span, bound);
        }

        // `a + b` without `b`.
        if (binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression)
        {
            yield return new(TextSpan.FromBounds(binary.Left.Span.End, binary.Right.Span.End), " ");
        }
    }

    private static string? Operator(SyntaxKind kind) =>
        kind switch
        {
            SyntaxKind.AddExpression => "-",
            SyntaxKind.SubtractExpression => "+",
            SyntaxKind.MultiplyExpression => "/",
            SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => "*",
            SyntaxKind.LessThanExpression => ">=",
            SyntaxKind.LessThanOrEqualExpression => ">",
            SyntaxKind.GreaterThanExpression => "<=",
            SyntaxKind.GreaterThanOrEqualExpression => "<",
            SyntaxKind.EqualsExpression => "!=",
            SyntaxKind.NotEqualsExpression => "==",
            SyntaxKind.LogicalAndExpression => "||",
            SyntaxKind.LogicalOrExpression => "&&",
            SyntaxKind.LeftShiftExpression => ">>",
            SyntaxKind.RightShiftExpression => "<<",
            _ => null,
        };

    private static string? Assigned(SyntaxKind kind) =>
        kind switch
        {
            SyntaxKind.AddAssignmentExpression => "-=",
            SyntaxKind.SubtractAssignmentExpression => "+=",
            SyntaxKind.MultiplyAssignmentExpression => "/=",
            SyntaxKind.DivideAssignmentExpression => "*=",
            _ => null,
        };

    // One step too many or too few, where steps are counted. Between measured numbers `<` and `<=` are one.
    private static string? Bound(BinaryExpressionSyntax binary)
    {
        var counts = binary.Parent is ForStatementSyntax || IsWhole(binary.Left) || IsWhole(binary.Right);
        return !counts || Presentation.IsInCheck(binary)
            ? null
            : binary.Kind() switch
            {
                SyntaxKind.LessThanExpression => "<=",
                SyntaxKind.LessThanOrEqualExpression => "<",
                SyntaxKind.GreaterThanExpression => ">=",
                SyntaxKind.GreaterThanOrEqualExpression => ">",
                _ => null,
            };
    }

    private static IEnumerable<TextChange> OfLiteral(LiteralExpressionSyntax literal)
    {
        var token = literal.Token;
        return token.Value switch
        {
            int or long => Replace(token, NumberText.Of(Convert.ToInt64(token.Value), token.Text)),
            double or float => Replace(token, NumberText.OfReal(token.Text)),
            true => Replace(token, "false"),
            false => Replace(token, "true"),
            _ => [],
        };
    }

    // A statement that a value comment stands behind is a check; so is a call of `Check`.
    private static IEnumerable<TextChange> OfStatement(ExpressionStatementSyntax statement)
    {
        var states = statement.GetTrailingTrivia().Any(t => ValueComments.IsValue(t.ToString()));
        return statement.SemicolonToken.IsMissing || states ? [] : [new(statement.Expression.Span, "")];
    }

    private static IEnumerable<TextChange> OfCall(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier,
            IdentifierNameSyntax simple => simple.Identifier,
            _ => default,
        };
        var changes =
            Counterparts.Of(name.Text) is { } other && !Presentation.IsInCheck(call) ? Replace(name, other) : [];
        return Counterparts.TakesInAnyOrder(name.Text) || Presentation.IsInCheck(call)
            ? changes
            : changes.Concat(OfArguments(call.ArgumentList));
    }

    // The first two arguments the other way round; where their types differ it does not compile.
    private static IEnumerable<TextChange> OfArguments(ArgumentListSyntax list)
    {
        if (list.Arguments is not [{ NameColon: null } first, { NameColon: null } second, ..])
        {
            return [];
        }

        var (a, b) = (first.ToString(), second.ToString());
        return a == b
            ? []
            : [new(TextSpan.FromBounds(first.SpanStart, second.Span.End), $"{OneLine(b)}, {OneLine(a)}")];
    }

    // `x * 1`, `x / 1`, `x + 0`, `x - 0`: with the operator swapped or the term dropped, nothing changes.
    private static bool IsEquivalent(SyntaxNode node) =>
        node is BinaryExpressionSyntax binary
        && binary.Kind() switch
        {
            SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => IsLiteral(binary.Right, 0),
            SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression => IsLiteral(binary.Right, 1),
            _ => false,
        };

    private static bool IsInLongList(SyntaxNode node)
    {
        if (node is not LiteralExpressionSyntax literal)
        {
            return false;
        }

        SyntaxNode item = literal.Parent is PrefixUnaryExpressionSyntax sign ? sign : literal;
        var siblings =
            item.Parent is ExpressionElementSyntax element ? [.. ((CollectionExpressionSyntax)element.Parent!).Elements]
            : item.Parent is InitializerExpressionSyntax list ? list.Expressions.Cast<SyntaxNode>().ToList()
            : new List<SyntaxNode>();
        var place = siblings.FindIndex(s => s.Span.Contains(literal.Span));
        return siblings.Count > LongestList && place != 0 && place != siblings.Count / 2 && place != siblings.Count - 1;
    }

    private static bool IsLiteral(ExpressionSyntax expression, double value) =>
        expression is LiteralExpressionSyntax { Token.Value: int or double } literal
        && Convert.ToDouble(literal.Token.Value).Equals(value);

    private static bool IsWhole(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Value: int }
        || expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "Count" };

    private static string Turned(ConditionalExpressionSyntax choice) =>
        $"{OneLine(choice.WhenFalse.ToString())} : {OneLine(choice.WhenTrue.ToString())}";

    private static IEnumerable<TextChange> Swap(SyntaxToken token, string? text) =>
        text is null ? [] : Replace(token, text);

    private static IEnumerable<TextChange> Replace(SyntaxToken token, string text) => [new(token.Span, text)];

    private static string OneLine(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
