using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>What each word of a cell is: keyword, type, method, variable, number, comment, and so on.</summary>
/// <remarks>
/// Done here rather than by Roslyn's classifier, which needs a workspace and its services: half a second of each
/// worker's start.
/// </remarks>
internal sealed class Highlighter
{
    private readonly SemanticModel _model;
    private readonly int _end;
    private readonly Dictionary<string, string> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ISymbol?> _known = new(StringComparer.Ordinal);

    private Highlighter(SemanticModel model)
    {
        _model = model;
        _end = model.SyntaxTree.GetRoot().FullSpan.End;
    }

    /// <param name="model">Of the instrumented tree.</param>
    /// <param name="symbols">Takes what names stand for.</param>
    /// <returns>Tokens in order, over the author's code.</returns>
    public static ImmutableArray<CodeToken> Tokens(SemanticModel model, InstrumentedCode code, CellSymbols symbols)
    {
        var highlighter = new Highlighter(model);
        var tokens = ImmutableArray.CreateBuilder<CodeToken>();
        var words = model.SyntaxTree.GetRoot().DescendantTokens(descendIntoTrivia: true).ToList();
        foreach (var word in words.Where(w => w.IsKind(SyntaxKind.IdentifierToken)))
        {
            if (Declared(word) is { } kind)
            {
                // A variable hides a property of the same name.
                if (!highlighter._declared.TryGetValue(word.ValueText, out var known) || known == "property")
                {
                    highlighter._declared[word.ValueText] = kind;
                }
            }
        }

        foreach (var token in words)
        {
            AddComments(token.LeadingTrivia);
            if (token.Span.Length > 0 && !code.IsInserted(token.SpanStart) && highlighter.Kind(token) is { } kind)
            {
                var start = code.ToOriginal(token.SpanStart);
                tokens.Add(new(start, token.Span.Length, kind) { Symbol = symbols.PlaceOf(token) });
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

    private string? Kind(SyntaxToken token)
    {
        var kind = token.Kind();
        if (token.Parent is StructuredTriviaSyntax or XmlNodeSyntax)
        {
            return token.Parent is DirectiveTriviaSyntax ? "keyword" : null;
        }

        if (kind == SyntaxKind.IdentifierToken)
        {
            return Declared(token) ?? (token.Parent is SimpleNameSyntax name ? Used(name) : null);
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

    /// <returns>The kind of a name where it is declared; null where it is used.</returns>
    private static string? Declared(SyntaxToken name) =>
        name.Parent switch
        {
            BaseTypeDeclarationSyntax
            or DelegateDeclarationSyntax
            or TypeParameterSyntax
            or ConstructorDeclarationSyntax => "type",
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => "method",
            PropertyDeclarationSyntax or EventDeclarationSyntax => "property",
            // The parameters of a positional record are its properties, and are mostly met as such.
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } => "property",
            ParameterSyntax => "parameter",
            VariableDeclaratorSyntax { Parent.Parent.Parent: BaseTypeDeclarationSyntax }
            or EnumMemberDeclarationSyntax => "field",
            TupleElementSyntax => "field",
            // The top-level variables of a cell are fields of its class: to a reader they are variables.
            VariableDeclaratorSyntax
            or SingleVariableDesignationSyntax
            or ForEachStatementSyntax
            or CatchDeclarationSyntax
            or QueryClauseSyntax
            or JoinIntoClauseSyntax
            or QueryContinuationSyntax => "local",
            _ => null,
        };

    private string? Used(SimpleNameSyntax name)
    {
        var text = name.Identifier.ValueText;
        if (name is IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true })
        {
            return "keyword";
        }

        if (name.Parent is NameColonSyntax { Parent: ArgumentSyntax })
        {
            return "parameter";
        }

        if (IsMember(name))
        {
            return Symbol(name) is { } member ? Kind(member)
                : IsInvoked(name) ? "method"
                : "property";
        }

        if (
            name.Parent
                is AssignmentExpressionSyntax
                {
                    Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression }
                } set
            && set.Left == name
        )
        {
            return "property";
        }

        return _declared.GetValueOrDefault(text) is { } here ? here
            : Symbol(name) is { } symbol ? Kind(symbol)
            : SyntaxFacts.IsInTypeOnlyContext(name) ? "type"
            : IsInvoked(name) ? "method"
            : null;
    }

    // `System.Math.PI` is followed from the left as far as it names namespaces and types; a member of a value is not.
    private ISymbol? Symbol(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case SimpleNameSyntax { Parent: QualifiedNameSyntax { Left: var left } qualified } name
                when qualified.Right == name:
                return Member(Symbol(left), name);
            case SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Expression: var left } access } name
                when access.Name == name:
                return left is SimpleNameSyntax or MemberAccessExpressionSyntax or QualifiedNameSyntax
                    ? Member(Symbol(left), name)
                    : null;
            case SimpleNameSyntax name:
                return _declared.GetValueOrDefault(name.Identifier.ValueText) is null or "type" ? Global(name) : null;
            case MemberAccessExpressionSyntax access:
                return Symbol(access.Name);
            case QualifiedNameSyntax qualified:
                return Symbol(qualified.Right);
            default:
                return null;
        }
    }

    private ISymbol? Global(SimpleNameSyntax name)
    {
        var text = name.Identifier.ValueText;
        if (!_known.TryGetValue(text, out var symbol))
        {
            var found = _model.LookupSymbols(_end, name: text);
            _known[text] = symbol = found.FirstOrDefault(s => s is not INamespaceSymbol) ?? found.FirstOrDefault();
        }

        return symbol;
    }

    private static ISymbol? Member(ISymbol? container, SimpleNameSyntax name) =>
        container is INamespaceOrTypeSymbol scope ? scope.GetMembers(name.Identifier.ValueText).FirstOrDefault() : null;

    private static bool IsMember(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name == name,
            QualifiedNameSyntax qualified => qualified.Right == name,
            MemberBindingExpressionSyntax => true,
            NameColonSyntax { Parent: SubpatternSyntax } => true,
            _ => false,
        };

    private static bool IsInvoked(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax
        || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
            && access.Name == name
            && call.Expression == access
        || name.Parent is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax };

    private static string? Kind(ISymbol symbol) =>
        symbol switch
        {
            INamedTypeSymbol or ITypeParameterSymbol or IDynamicTypeSymbol => "type",
            IMethodSymbol => "method",
            IFieldSymbol { ContainingType.IsScriptClass: true } => "local",
            IFieldSymbol => "field",
            IPropertySymbol or IEventSymbol => "property",
            INamespaceSymbol => "namespace",
            IAliasSymbol alias => Kind(alias.Target),
            _ => null,
        };

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
