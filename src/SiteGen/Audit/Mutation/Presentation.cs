using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>Code that no check need notice: how a figure or a number looks, seeds, tolerances.</summary>
internal static class Presentation
{
    private static readonly ImmutableHashSet<string> Styling =
    [
        "Title",
        "Caption",
        "Alt",
        "Size",
        "Color",
        "Width",
        "Aspect",
        "Legend",
        "Format",
        "X",
        "Y",
        "Dashed",
        "Dotted",
        "Solid",
        "Faint",
        "Filled",
        "Markers",
        "NoAxes",
        "SharedAxes",
    ];

    private static readonly ImmutableHashSet<string> Parameters =
    [
        "seed",
        "tolerance",
        "slack",
        "at",
        "decimals",
        "columns",
        "opacity",
    ];

    // The place, counted from 0, from which a check's arguments say how strictly it looks, not what it claims.
    private static readonly ImmutableDictionary<string, int> Strictness = new Dictionary<string, int>(
        StringComparer.Ordinal
    )
    {
        ["Close"] = 2,
        ["NotClose"] = 2,
        ["First"] = 1,
        ["Last"] = 1,
        ["Max"] = 1,
        ["Min"] = 1,
    }.ToImmutableDictionary();

    private const double SmallestClaim = 1e-3;

    /// <summary>What is skipped, in the words of the report; null where a mutation counts.</summary>
    public static string? Skips(SyntaxNode node)
    {
        if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call && IsStyling(call))
        {
            return "styling";
        }

        foreach (var ancestor in node.AncestorsAndSelf())
        {
            if (ancestor is ArgumentSyntax argument && OfArgument(argument) is { } reason)
            {
                return reason;
            }

            if (ancestor is InterpolationAlignmentClauseSyntax or InterpolationFormatClauseSyntax)
            {
                return "styling";
            }
        }

        return node is LiteralExpressionSyntax literal && IsTolerance(literal) ? "tolerances" : null;
    }

    /// <summary>Whether the node is a `Check`, or inside one: dropping or loosening a check is no mistake that a check finds.</summary>
    public static bool IsInCheck(SyntaxNode node) =>
        (node is ExpressionStatementSyntax statement ? statement.Expression : node)
            .AncestorsAndSelf()
            .OfType<InvocationExpressionSyntax>()
            .Any(IsCheck);

    private static string? OfArgument(ArgumentSyntax argument)
    {
        if (argument.NameColon?.Name.Identifier.Text is { } name && Parameters.Contains(name))
        {
            return name is "seed" ? "seeds"
                : name is "tolerance" or "slack" ? "tolerances"
                : "styling";
        }

        var place = argument.Parent is ArgumentListSyntax list ? list.Arguments.IndexOf(argument) : 0;
        return argument.Parent?.Parent switch
        {
            ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "Rng" } } => "seeds",
            InvocationExpressionSyntax call when IsCheck(call) => Called(call) == "ForAll" && place < 2 ? "seeds"
            : Strictness.TryGetValue(Called(call), out var from) && place >= from ? "tolerances"
            : null,
            InvocationExpressionSyntax call when IsStyling(call) => "styling",
            _ => null,
        };
    }

    private static bool IsStyling(InvocationExpressionSyntax call) => Styling.Contains(Called(call));

    // `1e-9` beside a comparison says how close is close enough.
    private static bool IsTolerance(LiteralExpressionSyntax literal) =>
        literal.Token.Value is double and > 0.0 and <= SmallestClaim
        && (
            literal.Parent is RelationalPatternSyntax
            || literal.Ancestors().TakeWhile(a => a is ExpressionSyntax).Any(IsComparison)
        );

    private static bool IsComparison(SyntaxNode node) =>
        node.Kind()
            is SyntaxKind.LessThanExpression
                or SyntaxKind.LessThanOrEqualExpression
                or SyntaxKind.GreaterThanExpression
                or SyntaxKind.GreaterThanOrEqualExpression;

    // `Check.True(…)`, and what is chained to it: `Check.Figure(f).Series(0).Max(…)`.
    private static bool IsCheck(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member
        && (
            member.Expression is IdentifierNameSyntax { Identifier.Text: "Check" }
            || member.Expression is InvocationExpressionSyntax inner && IsCheck(inner)
        );

    private static string Called(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member ? member.Name.Identifier.Text : "";
}
