using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>What is wrong with the prelude, told once and at its own place, however many notes it keeps from running.</summary>
public static class PreludeChecker
{
    /// <param name="runs">Of all notes.</param>
    public static ImmutableArray<Diagnostic> Check(MappedCode prelude, IEnumerable<SnippetRun> runs) =>
        [.. runs.Select(r => r.Prelude).OfType<PreludeFault>().SelectMany(f => Of(prelude, f)).Distinct()];

    private static IEnumerable<Diagnostic> Of(MappedCode prelude, PreludeFault fault)
    {
        foreach (var message in fault.Messages)
        {
            var span = prelude.Span(message.Start, message.Length);
            yield return RunDiagnostics.PreludeDoesNotCompile(span, message.Id, message.Message);
        }

        if (fault.Stopped is { } why)
        {
            yield return RunDiagnostics.PreludeStopped(prelude.Span(0, 0), why);
        }

        if (fault.Exception is { } thrown)
        {
            yield return RunDiagnostics.PreludeThrew(prelude.Span(thrown.Start ?? 0, 0), thrown);
        }
    }
}
