using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>What the names of a cell stand for, each once, in the order in which they are met.</summary>
/// <param name="model">Of the cell, instrumented.</param>
/// <param name="valueOf">What a variable of the note holds, in brief; null where there is nothing to tell.</param>
internal sealed class CellSymbols(SemanticModel model, Func<IFieldSymbol, string?> valueOf)
{
    // A longer declaration says less, not more.
    private const int LongestText = 200;

    private static readonly SymbolDisplayFormat Declaration = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.InstanceMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    // To the compiler the type of any `var` may be null.
    private static readonly SymbolDisplayFormat Local = Declaration.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    // A library's member says whose it is.
    private static readonly SymbolDisplayFormat Member = Declaration.AddMemberOptions(
        SymbolDisplayMemberOptions.IncludeContainingType
    );

    private readonly Dictionary<ISymbol, int?> _places = new(SymbolEqualityComparer.IncludeNullability);
    private readonly ImmutableArray<CodeSymbol>.Builder _all = ImmutableArray.CreateBuilder<CodeSymbol>();

    public ImmutableArray<CodeSymbol> All => _all.ToImmutable();

    /// <returns>The place in <see cref="All"/> of what a word stands for; null for what is no name, or a namespace's.</returns>
    public int? PlaceOf(SyntaxToken word)
    {
        if (!word.IsKind(SyntaxKind.IdentifierToken) || Find(word) is not { } symbol)
        {
            return null;
        }

        if (!_places.TryGetValue(symbol, out var place))
        {
            _places[symbol] = place = Describe(symbol) is { } described ? Add(described) : null;
        }

        return place;
    }

    private int Add(CodeSymbol symbol)
    {
        var known = _all.IndexOf(symbol);
        if (known >= 0)
        {
            return known;
        }

        _all.Add(symbol);
        return _all.Count - 1;
    }

    private ISymbol? Find(SyntaxToken word)
    {
        if (word.Parent is null or StructuredTriviaSyntax or XmlNodeSyntax)
        {
            return null;
        }

        if (word.Parent is not SimpleNameSyntax name)
        {
            return model.GetDeclaredSymbol(word.Parent);
        }

        var found = model.GetSymbolInfo(name);
        return found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
    }

    private CodeSymbol? Describe(ISymbol symbol)
    {
        if (symbol is IAliasSymbol alias)
        {
            symbol = alias.Target;
        }

        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            symbol = constructor.ContainingType;
        }

        if (symbol is INamespaceSymbol or IErrorTypeSymbol or IDiscardSymbol or ILabelSymbol or IDynamicTypeSymbol)
        {
            return null;
        }

        var text = Text(symbol);
        return text.Length is 0 or > LongestText || text.Contains("<anonymous", StringComparison.Ordinal)
            ? null
            : new CodeSymbol(text, DocumentationOf(symbol), Value(symbol));
    }

    private static string Text(ISymbol symbol)
    {
        var isOwn = symbol.ContainingType is null || symbol.ContainingType.IsScriptClass || symbol is ITypeSymbol;
        return symbol switch
        {
            IRangeVariableSymbol => "",
            ILocalSymbol => symbol.ToDisplayString(Local),
            ITypeParameterSymbol => $"type parameter {symbol.ToDisplayString(Declaration)}",
            _ => symbol.ToDisplayString(isOwn ? Declaration : Member),
        };
    }

    private string? Value(ISymbol symbol) =>
        symbol is IFieldSymbol { ContainingType.IsScriptClass: true } variable ? valueOf(variable) : null;

    private static string? DocumentationOf(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension })
        {
            symbol = extension;
        }

        return symbol.Locations.All(l => l.IsInMetadata) ? symbol.OriginalDefinition.GetDocumentationCommentId() : null;
    }
}
