using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Reads what a cell threw.</summary>
internal static class ThrownExceptions
{
    /// <param name="cell">The assembly of the cell; its symbols say where a frame stands.</param>
    /// <param name="hasRun">The code came to its end: what cannot be shown is what its last statement gave.</param>
    public static ThrownException Describe(
        Exception exception,
        Assembly cell,
        InstrumentedCode code,
        bool hasRun = false
    ) =>
        new(
            TypeName(exception.GetType()),
            exception.Message,
            Start(exception, cell, code) ?? (hasRun ? LastStatement(code) : null)
        );

    /// <summary>`System.ArgumentException`; a type that a cell declares goes by its own name, without the script's class.</summary>
    public static string TypeName(Type type)
    {
        var name = type.FullName ?? type.Name;
        return name.StartsWith("Submission#", StringComparison.Ordinal) ? name[(name.IndexOf('+') + 1)..] : name;
    }

    private static int? LastStatement(InstrumentedCode code) =>
        CSharpSyntaxTree.ParseText(code.Text, CellCompiler.Script).GetCompilationUnitRoot().Members.LastOrDefault()
            is { } last
            ? code.ToOriginal(last.SpanStart)
            : null;

    // The innermost frame in the cell's own code; frames of the exceptions inside come before those of the wrapper.
    private static int? Start(Exception exception, Assembly cell, InstrumentedCode code)
    {
        if (exception.InnerException is { } inner && Start(inner, cell, code) is { } within)
        {
            return within;
        }

        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly == cell && frame.GetFileLineNumber() > 0)
            {
                var lines = SourceText.From(code.Text).Lines;
                var line = Math.Min(frame.GetFileLineNumber(), lines.Count) - 1;
                var column = Math.Min(frame.GetFileColumnNumber() - 1, lines[line].Span.Length);
                return code.ToOriginal(lines[line].Start + Math.Max(0, column));
            }
        }

        return null;
    }
}
