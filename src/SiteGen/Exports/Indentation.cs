using Microsoft.CodeAnalysis.CSharp;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Exports;

/// <summary>Moves code to the right, but not what stands in its strings.</summary>
internal static class Indentation
{
    private const int Step = 4;

    public static string Of(string code, int depth)
    {
        if (depth == 0)
        {
            return code;
        }

        var inStrings = SyntaxFactory
            .ParseTokens(code, options: CellCompiler.Script)
            .Where(t => t.Text.Contains('\n', StringComparison.Ordinal))
            .Select(t => t.Span)
            .ToList();
        var start = 0;
        var lines = new List<string>();
        foreach (var line in code.Split('\n'))
        {
            var stays = line.Length == 0 || inStrings.Any(s => s.Start < start && start < s.End);
            lines.Add(stays ? line : new string(' ', Step * depth) + line);
            start += line.Length + 1;
        }

        return string.Join('\n', lines);
    }
}
