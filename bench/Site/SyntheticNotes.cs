using System.Globalization;
using System.Text;

namespace MlMath.Bench.Site;

/// <summary>A made-up curriculum of light cells: the same for every run and for every peer.</summary>
internal sealed class SyntheticNotes(int notes, int cells)
{
    public int Notes { get; } = notes;

    public int Cells { get; } = cells;

    /// <summary>`part/module/note` of each note.</summary>
    public IEnumerable<string> Addresses => Enumerable.Range(0, Notes).Select(Address);

    /// <summary>The C# of one cell, the last expression without a semicolon. No two cells are alike.</summary>
    public string Code(int note, int cell)
    {
        var seed = note * Cells + cell + 1;
        return (cell % 4) switch
        {
            0 => $"double Square{cell}(double x) => x * x + {seed};\nSquare{cell}(2)",
            1 =>
                $"var values{cell} = Enumerable.Range(1, {seed % 7 + 3}).Select(i => i * {seed}).ToArray();\nvalues{cell}.Sum()",
            2 =>
                $"var total{cell} = 0;\nfor (var i = 0; i < {seed % 50 + 10}; i++)\n{{\n    total{cell} += i;\n}}\n\ntotal{cell}",
            _ => $"var matrix{cell} = Mat([{seed}, 1], [1, 2]);\nmatrix{cell}.Determinant()",
        };
    }

    /// <summary>What the cell's last expression is worth.</summary>
    public double Value(int note, int cell)
    {
        var seed = note * Cells + cell + 1;
        return (cell % 4) switch
        {
            0 => 4 + seed,
            1 => Enumerable.Range(1, seed % 7 + 3).Sum(i => i * seed),
            2 => Enumerable.Range(0, seed % 50 + 10).Sum(),
            _ => 2 * seed - 1,
        };
    }

    /// <summary>The same cell in F#, for fsdocs.</summary>
    public string FSharp(int note, int cell)
    {
        var seed = note * Cells + cell + 1;
        return (cell % 4) switch
        {
            0 => $"let square{cell} (x: float) = x * x + {seed}.0\nsquare{cell} 2.0",
            1 => $"let values{cell} = [| for i in 1 .. {seed % 7 + 3} -> i * {seed} |]\nArray.sum values{cell}",
            2 =>
                $"let mutable total{cell} = 0\nfor i in 0 .. {seed % 50 + 9} do\n    total{cell} <- total{cell} + i\ntotal{cell}",
            _ => $"let determinant{cell} = {seed}.0 * 2.0 - 1.0 * 1.0\ndeterminant{cell}",
        };
    }

    /// <summary>The same cell in R, for knitr.</summary>
    public string R(int note, int cell)
    {
        var seed = note * Cells + cell + 1;
        return (cell % 4) switch
        {
            0 => $"square{cell} <- function(x) x * x + {seed}\nsquare{cell}(2)",
            1 => $"values{cell} <- sapply(1:{seed % 7 + 3}, function(i) i * {seed})\nsum(values{cell})",
            2 =>
                $"total{cell} <- 0\nfor (i in 0:{seed % 50 + 9}) {{\n  total{cell} <- total{cell} + i\n}}\ntotal{cell}",
            _ => $"matrix{cell} <- matrix(c({seed}, 1, 1, 2), 2)\ndet(matrix{cell})",
        };
    }

    /// <summary>A note for this generator.</summary>
    public string Markdown(int note)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"---\ntitle: Synthetic note {note}\nsummary: One of {Notes}.\nlevel: beginner\n---\n"
        );
        for (var cell = 0; cell < Cells; cell++)
        {
            text.Append(Prose(note, cell)).Append("```csharp\n");
            text.Append(CultureInfo.InvariantCulture, $"{Code(note, cell)} // => {Value(note, cell)}\n```\n\n");
        }

        return text.ToString();
    }

    /// <summary>The prose before one cell: four formulas, two of them new in each note.</summary>
    public static string Prose(int note, int cell) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""

            ## Section {{cell + 1}}

            A vector $\mathbf{x}$ of shape $(d)$ is mapped to $\mathbf{A}_{{{note}}}\mathbf{x} + {{cell}}$, and its length grows by
            at most the largest singular value. Repeating the map {{cell + 2}} times multiplies the bound:

            $$
            \lVert \mathbf{A}^{{{cell + 2}}}_{{{note}}} \mathbf{x} \rVert \le \sigma_1^{{{cell
                + 2}}} \lVert \mathbf{x} \rVert .
            $$


            """
        );

    /// <summary>Writes the notes below <paramref name="root"/>, in the shape that this generator reads.</summary>
    public void Write(string root)
    {
        for (var note = 0; note < Notes; note++)
        {
            var file = Path.Combine(root, $"{Address(note)}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Markdown(note));
        }
    }

    private static string Address(int note) =>
        string.Create(CultureInfo.InvariantCulture, $"part/module-{note / 8}/note-{note}");
}
