using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace MlMath.Notebook.Tests;

/// <summary>docs/notebook-api.md says what cells may call; here its cells run.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public async Task Every_example_runs_and_gives_what_it_says()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs/notebook-api.md"));
        var prelude = File.ReadAllText(Path.Combine(Golden.Root, "snippets/prelude.csx"));
        var options = ScriptOptions.Default.AddReferences(
            typeof(Plot).Assembly,
            typeof(Matrix<>).Assembly,
            typeof(Engine.Tensors.Tensor).Assembly
        );
        var state = await CSharpScript.RunAsync(prelude, options);
        var cells = Regex.Matches(
            page,
            "```csharp\n(?<code>.*?)\n```",
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(5)
        );
        cells.Count.ShouldBeGreaterThan(8);
        foreach (Match cell in cells)
        {
            var code = cell.Groups["code"].Value;
            state = await state.ContinueWithAsync(code);
            if (state.ReturnValue is Figure figure)
            {
                ((FigureDisplay)figure.ToDisplay()).Record.ShouldNotBeEmpty();
            }

            var claim = Regex.Match(code, "// => (?<value>.*)$", RegexOptions.None, TimeSpan.FromSeconds(5));
            if (claim.Success)
            {
                Displays.Text(state.ReturnValue).ShouldBe(claim.Groups["value"].Value);
            }
        }
    }
}
