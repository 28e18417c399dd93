using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// What each word of a cell is, as the compiler sees it. Done here rather than by Roslyn's classifier, which needs a
/// workspace and its services: half a second of each worker's start.
/// </summary>
internal static class Highlighter
{
    /// <param name="model">Of the instrumented tree.</param>
    /// <returns>Tokens in order, over the author's code.</returns>
    public static ImmutableArray<CodeToken> Tokens(SemanticModel model, InstrumentedCode code)
    {
        var tokens = ImmutableArray.CreateBuilder<CodeToken>();
        foreach (var token in model.SyntaxTree.GetRoot().DescendantTokens(descendIntoTrivia: true))
        {
            AddComments(token.LeadingTrivia);
            if (token.Span.Length > 0 && !code.IsInserted(token.SpanStart) && Kind(token, model) is { } kind)
            {
                tokens.Add(new(code.ToOriginal(token.SpanStart), token.Span.Length, kind));
            }

            AddComments(token.TrailingTrivia);
        }

        return [.. tokens.DistinctBy(t => t.Start).OrderBy(t => t.Start)];

        void AddComments(SyntaxTriviaList list)
        {
            foreach (var trivia in list)
            {
                if (
                    trivia.Kind()
                    is SyntaxKind.SingleLineCommentTrivia
                        or SyntaxKind.MultiLineCommentTrivia
                        or SyntaxKind.SingleLineDocumentationCommentTrivia
                        or SyntaxKind.MultiLineDocumentationCommentTrivia
                        or SyntaxKind.DisabledTextTrivia
                )
                {
                    tokens.Add(new(code.ToOriginal(trivia.SpanStart), trivia.Span.Length, "comment"));
                }
            }
        }
    }

    private static string? Kind(SyntaxToken token, SemanticModel model)
    {
        var kind = token.Kind();
        if (token.Parent is StructuredTriviaSyntax or XmlNodeSyntax)
        {
            return token.Parent is DirectiveTriviaSyntax ? "keyword" : null;
        }

        if (kind == SyntaxKind.IdentifierToken)
        {
            return Identifier(token, model);
        }

        if (SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind))
        {
            return IsControl(kind) ? "control" : "keyword";
        }

        return kind switch
        {
            SyntaxKind.NumericLiteralToken => "number",
            SyntaxKind.StringLiteralToken
            or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => "string",
            SyntaxKind.OpenParenToken
            or SyntaxKind.CloseParenToken
            or SyntaxKind.OpenBraceToken
            or SyntaxKind.CloseBraceToken
            or SyntaxKind.OpenBracketToken
            or SyntaxKind.CloseBracketToken
            or SyntaxKind.SemicolonToken
            or SyntaxKind.CommaToken => "punctuation",
            _ => SyntaxFacts.IsPunctuation(kind) ? "operator" : null,
        };
    }

    private static string? Identifier(SyntaxToken token, SemanticModel model)
    {
        if (token.Parent is IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true })
        {
            return "keyword";
        }

        return token.Parent switch
        {
            BaseTypeDeclarationSyntax
            or DelegateDeclarationSyntax
            or TypeParameterSyntax
            or ConstructorDeclarationSyntax => "type",
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => "method",
            PropertyDeclarationSyntax or EventDeclarationSyntax => "property",
            EnumMemberDeclarationSyntax => "field",
            ParameterSyntax => "parameter",
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: BaseTypeDeclarationSyntax } } =>
                "field",
            VariableDeclaratorSyntax
            or SingleVariableDesignationSyntax
            or ForEachStatementSyntax
            or CatchDeclarationSyntax
            or QueryClauseSyntax
            or JoinIntoClauseSyntax
            or QueryContinuationSyntax => "local",
            TupleElementSyntax => "field",
            SimpleNameSyntax name => OfSymbol(name, model),
            _ => null,
        };
    }

    private static string? OfSymbol(SimpleNameSyntax name, SemanticModel model)
    {
        var info = model.GetSymbolInfo(name);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            INamedTypeSymbol or ITypeParameterSymbol or IDynamicTypeSymbol => "type",
            IMethodSymbol { MethodKind: MethodKind.Constructor } => "type",
            IMethodSymbol => "method",
            IPropertySymbol or IEventSymbol => "property",
            // The top-level variables of a cell are fields of its class: to a reader they are variables.
            IFieldSymbol { ContainingType.IsScriptClass: true } => "local",
            IFieldSymbol => "field",
            ILocalSymbol or IRangeVariableSymbol => "local",
            IParameterSymbol => "parameter",
            INamespaceSymbol => "namespace",
            _ => name.Parent is InvocationExpressionSyntax ? "method" : null,
        };
    }

    private static bool IsControl(SyntaxKind kind) =>
        kind
            is SyntaxKind.IfKeyword
                or SyntaxKind.ElseKeyword
                or SyntaxKind.ForKeyword
                or SyntaxKind.ForEachKeyword
                or SyntaxKind.WhileKeyword
                or SyntaxKind.DoKeyword
                or SyntaxKind.SwitchKeyword
                or SyntaxKind.CaseKeyword
                or SyntaxKind.BreakKeyword
                or SyntaxKind.ContinueKeyword
                or SyntaxKind.ReturnKeyword
                or SyntaxKind.YieldKeyword
                or SyntaxKind.GotoKeyword
                or SyntaxKind.ThrowKeyword
                or SyntaxKind.TryKeyword
                or SyntaxKind.CatchKeyword
                or SyntaxKind.FinallyKeyword
                or SyntaxKind.AwaitKeyword
                or SyntaxKind.WhenKeyword;
}
