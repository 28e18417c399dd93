using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>One `// => text`: where its text stands in the author's code.</summary>
/// <param name="ShowsDisplay">It is the cell's last expression, which is shown too if it is a figure or a matrix.</param>
internal sealed record ValuePlace(int Start, int Length, string Expected, bool ShowsDisplay);

/// <summary>A cell made ready: its `// =>` comments found, and calls put in that record the values before them.</summary>
internal sealed record ValueCode(
    InstrumentedCode Code,
    ImmutableArray<ValuePlace> Places,
    ImmutableArray<CompilerMessage> Misplaced
);

/// <summary>
/// Finds `// =>` with the compiler's own lexer, so never inside a string, and rewrites `e // => v` to
/// `RecordedValue(k, e); // => v` and `var x = e; // => v` to `var x = e; RecordedValue(k, x); // => v`.
/// </summary>
internal static class ValueComments
{
    private const int AfterExpression = 0;
    private const int Semicolon = 1;
    private const int AfterStatement = 2;
    private const int BeforeExpression = 3;

    /// <param name="code">The author's code.</param>
    /// <param name="options">How cells are parsed.</param>
    /// <param name="firstPlace">Number of the first place: unique in a chain, so that a late thread records nothing elsewhere.</param>
    /// <param name="calling">The call that takes the value of a place, up to its last argument; the recording call by default.</param>
    public static ValueCode Instrument(
        string code,
        CSharpParseOptions options,
        int firstPlace,
        Func<int, string>? calling = null
    )
    {
        calling ??= place => $"RecordedValue({place}, ";
        if (!code.Contains("=>", StringComparison.Ordinal) || !code.Contains("//", StringComparison.Ordinal))
        {
            return new(new(code, []), [], []);
        }

        var comments = Find(code, options);
        if (comments.Count == 0)
        {
            return new(new(code, []), [], []);
        }

        // First the missing semicolons, so that `a // => 1` above `-b // => 2` are two statements, not a difference.
        var insertions = new List<Insertion>();
        var last = SyntaxFactory
            .ParseTokens(code, options: options)
            .LastOrDefault(t => !t.IsKind(SyntaxKind.EndOfFileToken));
        foreach (var comment in comments.Where(c => c.NeedsSemicolon))
        {
            insertions.Add(new(comment.StatementEnd, Semicolon, ";"));
        }

        var closed = new InstrumentedCode(code, insertions);
        var root = CSharpSyntaxTree.ParseText(closed.Text, options).GetRoot();
        var places = ImmutableArray.CreateBuilder<ValuePlace>();
        var misplaced = ImmutableArray.CreateBuilder<CompilerMessage>();
        foreach (var comment in comments)
        {
            var inserted = insertions.Count(i => i.Rank == Semicolon && i.Position < comment.StatementEnd);
            var end = comment.StatementEnd + inserted - (comment.NeedsSemicolon ? 0 : 1);
            var record = comment.Trailing
                ? Record(root.FindToken(end), closed, calling(firstPlace + places.Count))
                : null;
            if (record is null)
            {
                misplaced.Add(
                    new(
                        CompilerMessage.MisplacedValue,
                        comment.Start,
                        comment.End - comment.Start,
                        "`// =>` must stand behind an expression, a declaration or an assignment, on the line where it ends"
                    )
                );
                continue;
            }

            insertions.AddRange(record);
            var shows = comment.NeedsSemicolon && comment.StatementEnd == last.Span.End;
            places.Add(
                new(comment.TextStart, comment.TextLength, code.Substring(comment.TextStart, comment.TextLength), shows)
            );
        }

        // Where a comment records nothing, a semicolon before it would only add errors that are not the author's.
        insertions.RemoveAll(i =>
            i.Rank == Semicolon
            && comments.Any(c => c.StatementEnd == i.Position && misplaced.Any(m => m.Start == c.Start))
        );
        return new(new(code, insertions), places.ToImmutable(), misplaced.ToImmutable());
    }

    /// <summary>Where a `// =>` follows an expression that has no semicolon: the ends of those expressions, in order.</summary>
    public static IEnumerable<int> MissingSemicolons(string code, CSharpParseOptions options) =>
        Find(code, options).Where(c => c.NeedsSemicolon).Select(c => c.StatementEnd);

    /// <summary>Whether a comment's text is a `// =>`.</summary>
    public static bool IsValue(string comment) =>
        comment.StartsWith("//", StringComparison.Ordinal)
        && comment.AsSpan(2).TrimStart().StartsWith("=>", StringComparison.Ordinal);

    private static List<Comment> Find(string code, CSharpParseOptions options)
    {
        var found = new List<Comment>();
        var previous = default(SyntaxToken);
        foreach (var token in SyntaxFactory.ParseTokens(code, options: options))
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                AddIfValue(trivia, previous, trailing: false);
            }

            foreach (var trivia in token.TrailingTrivia)
            {
                AddIfValue(trivia, token, trailing: true);
            }

            previous = token;
        }

        return found;

        void AddIfValue(SyntaxTrivia trivia, SyntaxToken before, bool trailing)
        {
            if (!trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            {
                return;
            }

            var text = code.AsSpan(trivia.SpanStart, trivia.Span.Length);
            var body = text[2..].TrimStart();
            if (!body.StartsWith("=>"))
            {
                return;
            }

            var value = body[2..].Trim();
            var start = value.IsEmpty ? trivia.Span.End : trivia.Span.End - body[2..].TrimStart().Length;
            found.Add(
                new(
                    trivia.SpanStart,
                    trivia.Span.End,
                    start,
                    value.Length,
                    before.IsKind(SyntaxKind.None) ? 0 : before.Span.End,
                    trailing,
                    trailing && EndsExpression(before)
                )
            );
        }
    }

    private static bool EndsExpression(SyntaxToken token) =>
        token.Kind()
            is SyntaxKind.IdentifierToken
                or SyntaxKind.CloseParenToken
                or SyntaxKind.CloseBracketToken
                or SyntaxKind.CloseBraceToken
                or SyntaxKind.PlusPlusToken
                or SyntaxKind.MinusMinusToken
                or SyntaxKind.ExclamationToken
                or SyntaxKind.GreaterThanToken
                or SyntaxKind.NumericLiteralToken
                or SyntaxKind.StringLiteralToken
                or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.InterpolatedStringToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.TrueKeyword
                or SyntaxKind.FalseKeyword
                or SyntaxKind.NullKeyword
                or SyntaxKind.DefaultKeyword
                or SyntaxKind.ThisKeyword
        || SyntaxFacts.IsPredefinedType(token.Kind());

    /// <returns>The calls to put in, in places of the author's code; null where the comment stands behind nothing that has a value.</returns>
    private static IEnumerable<Insertion>? Record(SyntaxToken end, InstrumentedCode code, string call)
    {
        if (!end.IsKind(SyntaxKind.SemicolonToken) || end.Parent is null || IsOutOfReach(end.Parent))
        {
            return null;
        }

        switch (end.Parent)
        {
            case ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax step } statement
                when step.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
                return After(statement, step.Operand.ToString());

            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax deconstruction } statement
                when deconstruction.Left.DescendantNodesAndSelf().OfType<DeclarationExpressionSyntax>().Any():
                return Designated(deconstruction.Left) is { } names ? After(statement, names) : null;

            case ExpressionStatementSyntax statement:
                return Around(statement.Expression);

            case ReturnStatementSyntax { Expression: { } value }:
                return Around(value);

            case YieldStatementSyntax { Expression: { } value }:
                return Around(value);

            case LocalDeclarationStatementSyntax
            {
                Declaration.Variables: [.., { Initializer: not null } variable]
            } statement:
                return After(statement, variable.Identifier.Text);

            // `a * b` reads as a pointer's declaration where a statement begins; behind a value it is a product.
            case LocalDeclarationStatementSyntax
            {
                Declaration: { Type: PointerTypeSyntax, Variables: [{ Initializer: null }] } product
            }:
                return Around(product);

            case FieldDeclarationSyntax
            {
                Declaration: { Type: PointerTypeSyntax, Variables: [{ Initializer: null }] } product
            }:
                return Around(product);

            case FieldDeclarationSyntax { Declaration.Variables: [.., { Initializer: not null } variable] }:
                return [Call(variable.Identifier.Text)];

            default:
                return null;
        }

        IEnumerable<Insertion> Around(SyntaxNode value) =>
            [
                new(code.ToOriginal(value.SpanStart), BeforeExpression, call),
                new(code.ToOriginal(value.Span.End), AfterExpression, ")"),
            ];

        Insertion Call(string value) =>
            new(
                code.ToOriginal(end.SpanStart) + (code.IsInserted(end.SpanStart) ? 0 : 1),
                AfterStatement,
                $" {call}{value});"
            );

        // A statement that is a loop's whole body gets braces, so that the call runs as often as it does.
        IEnumerable<Insertion> After(StatementSyntax statement, string value) =>
            statement.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax
                ? [Call(value)]
                :
                [
                    new(code.ToOriginal(statement.SpanStart), BeforeExpression, "{ "),
                    Call(value) with
                    {
                        Text = Call(value).Text + " }",
                    },
                ];
    }

    // A type of its own and a static function do not see the notebook's words.
    private static bool IsOutOfReach(SyntaxNode node) =>
        node.Ancestors()
            .Any(a =>
                a is BaseTypeDeclarationSyntax
                || a is LocalFunctionStatementSyntax f && f.Modifiers.Any(SyntaxKind.StaticKeyword)
                || a is MethodDeclarationSyntax m && m.Modifiers.Any(SyntaxKind.StaticKeyword)
                || a is AnonymousFunctionExpressionSyntax l && l.Modifiers.Any(SyntaxKind.StaticKeyword)
            );

    private static string? Designated(ExpressionSyntax left)
    {
        var names = left switch
        {
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax all } => all
                .Variables.OfType<SingleVariableDesignationSyntax>()
                .Select(v => v.Identifier.Text)
                .ToList(),
            TupleExpressionSyntax tuple => tuple
                .Arguments.Select(a => a.Expression)
                .Select(e =>
                    e is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax v }
                        ? v.Identifier.Text
                    : e is IdentifierNameSyntax n ? n.Identifier.Text
                    : "_"
                )
                .Where(n => n != "_")
                .ToList(),
            _ => [],
        };
        return names.Count switch
        {
            0 => null,
            1 => names[0],
            _ => $"({string.Join(", ", names)})",
        };
    }

    private sealed record Comment(
        int Start,
        int End,
        int TextStart,
        int TextLength,
        int StatementEnd,
        bool Trailing,
        bool NeedsSemicolon
    );
}
