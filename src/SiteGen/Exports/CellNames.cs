using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlMath.SiteGen.Exports;

/// <summary>The names that a cell declares: those that later cells see, and those of its inner blocks.</summary>
internal sealed class CellNames
{
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inner = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public CellNames(CompilationUnitSyntax cell)
    {
        _used.UnionWith(
            cell.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsFree).Select(n => n.Identifier.ValueText)
        );
        _used.ExceptWith(cell.DescendantNodes().Select(DeclaredBy).OfType<string>());
        foreach (var member in cell.Members)
        {
            switch (member)
            {
                case MethodDeclarationSyntax method:
                    _declared.Add(method.Identifier.ValueText);
                    break;
                case FieldDeclarationSyntax field:
                    _declared.UnionWith(field.Declaration.Variables.Select(v => v.Identifier.ValueText));
                    Visit(field, isInner: false);
                    break;
                case GlobalStatementSyntax statement:
                    Visit(statement, isInner: false);
                    break;
            }
        }
    }

    /// <summary>Names from outside the cell.</summary>
    public ImmutableHashSet<string> Used => _used.ToImmutableHashSet(StringComparer.Ordinal);

    public ImmutableHashSet<string> Declared => _declared.ToImmutableHashSet(StringComparer.Ordinal);

    public ImmutableHashSet<string> Inner => _inner.ToImmutableHashSet(StringComparer.Ordinal);

    public bool Awaits { get; private set; }

    private static bool IsFree(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            QualifiedNameSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
            _ => true,
        };

    // At any depth: also what a function calls its own.
    private static string? DeclaredBy(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            ForEachStatementSyntax loop => loop.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            _ => null,
        };

    // What functions declare may have any name: theirs hides the one outside.
    private void Visit(SyntaxNode node, bool isInner)
    {
        foreach (var child in node.ChildNodes())
        {
            var names = isInner ? _inner : _declared;
            switch (child)
            {
                case AnonymousFunctionExpressionSyntax:
                    AddRanges(child);
                    continue;
                case LocalFunctionStatementSyntax function:
                    names.Add(function.Identifier.ValueText);
                    continue;
                case BaseTypeDeclarationSyntax:
                    continue;
                case AwaitExpressionSyntax:
                    Awaits = true;
                    break;
                case VariableDeclaratorSyntax variable when node.Parent is not FieldDeclarationSyntax:
                    names.Add(variable.Identifier.ValueText);
                    break;
                case SingleVariableDesignationSyntax variable:
                    names.Add(variable.Identifier.ValueText);
                    break;
                case ForEachStatementSyntax loop:
                    _inner.Add(loop.Identifier.ValueText);
                    Awaits |= loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword);
                    break;
                case CatchDeclarationSyntax caught:
                    _inner.Add(caught.Identifier.ValueText);
                    break;
                case QueryExpressionSyntax:
                    AddRanges(child);
                    break;
            }

            Visit(child, isInner || OpensScope(child));
        }
    }

    private static bool OpensScope(SyntaxNode node) =>
        node
            is BlockSyntax
                or ForStatementSyntax
                or CommonForEachStatementSyntax
                or UsingStatementSyntax
                or FixedStatementSyntax
                or SwitchStatementSyntax
                or SwitchExpressionArmSyntax
                or CatchClauseSyntax
                or WhileStatementSyntax
                or QueryExpressionSyntax;

    // A query's variable may not have the name of one outside, wherever the query stands.
    private void AddRanges(SyntaxNode node)
    {
        foreach (var inside in node.DescendantNodesAndSelf())
        {
            switch (inside)
            {
                case FromClauseSyntax from:
                    _inner.Add(from.Identifier.ValueText);
                    break;
                case LetClauseSyntax let:
                    _inner.Add(let.Identifier.ValueText);
                    break;
                case JoinClauseSyntax join:
                    _inner.Add(join.Identifier.ValueText);
                    break;
                case QueryContinuationSyntax into:
                    _inner.Add(into.Identifier.ValueText);
                    break;
            }
        }
    }
}
