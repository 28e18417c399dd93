using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// Which variables may differ from run to run, because a clock, the machine or an unseeded generator had a hand in them:
/// their values are not told. By name, and rather too many than too few.
/// </summary>
internal sealed class Chance
{
    private static readonly FrozenSet<string> Sources = new[]
    {
        "DateTime",
        "DateTimeOffset",
        "Environment",
        "GC",
        "GetHashCode",
        "Guid",
        "HashCode",
        "Process",
        "RandomNumberGenerator",
        "Random",
        "Stopwatch",
        "Thread",
        "TimeProvider",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public bool Touched(string variable) => _names.Contains(variable);

    /// <summary>Takes note of a cell that is about to run: what it declares and what it changes.</summary>
    public void Follow(SyntaxNode cell)
    {
        var used = cell.DescendantNodes().OfType<SimpleNameSyntax>().Select(n => n.Identifier.ValueText);
        if (!used.Any(w => Sources.Contains(w) || _names.Contains(w)))
        {
            // Declared anew, a name is free of what it was.
            _names.ExceptWith(cell.DescendantNodes().Select(Declared).OfType<string>());
            return;
        }

        foreach (var node in cell.DescendantNodes())
        {
            if ((Declared(node) ?? Changed(node)) is { } name)
            {
                _names.Add(name);
            }
        }
    }

    private static string? Declared(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            _ => null,
        };

    private static string? Changed(SyntaxNode node) =>
        node switch
        {
            AssignmentExpressionSyntax assignment => Root(assignment.Left),
            PrefixUnaryExpressionSyntax step => Root(step.Operand),
            PostfixUnaryExpressionSyntax step => Root(step.Operand),
            ArgumentSyntax argument => Root(argument.Expression),
            InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call => Root(call.Expression),
            _ => null,
        };

    private static string? Root(ExpressionSyntax expression) =>
        expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => Root(access.Expression),
            ElementAccessExpressionSyntax access => Root(access.Expression),
            InvocationExpressionSyntax call => Root(call.Expression),
            _ => null,
        };
}
