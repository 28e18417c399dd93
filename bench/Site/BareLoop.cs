using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using MlMath.Notebook;

namespace MlMath.Bench.Site;

/// <summary>The floor: the same cells through Roslyn scripting's own API, in one process, nothing checked or rendered.</summary>
internal static class BareLoop
{
    public static async Task<int> RunAsync(SyntheticNotes notes, string preludeFile)
    {
        var watch = Stopwatch.StartNew();
        var options = ScriptOptions
            .Default.WithReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Console).Assembly)
            .AddReferences("System.Runtime", "System.Collections", "System.Linq", "System.Runtime.Extensions")
            .AddReferences(typeof(Plot).Assembly, typeof(MathNet.Numerics.LinearAlgebra.Matrix<double>).Assembly)
            .WithOptimizationLevel(OptimizationLevel.Release);
        var prelude = await File.ReadAllTextAsync(preludeFile);
        for (var note = 0; note < notes.Notes; note++)
        {
            var state = await CSharpScript.RunAsync(prelude, options);
            for (var cell = 0; cell < notes.Cells; cell++)
            {
                state = await state.ContinueWithAsync(notes.Code(note, cell));
                var value = Convert.ToDouble(state.ReturnValue, CultureInfo.InvariantCulture);
                if (Math.Abs(value - notes.Value(note, cell)) > 1e-6)
                {
                    throw new InvalidOperationException(
                        $"note {note} cell {cell} gave {value}, not {notes.Value(note, cell)}"
                    );
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F2}"));
        return 0;
    }
}
