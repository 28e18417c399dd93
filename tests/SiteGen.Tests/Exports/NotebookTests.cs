using System.Text.Json;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Exports;
using MlMath.SiteGen.Tests.Goldens;

namespace MlMath.SiteGen.Tests.Exports;

/// <summary>Notebooks keep to format 4.5: https://github.com/jupyter/nbformat, nbformat.v4.5.schema.json.</summary>
[Collection("workshop")]
public sealed class NotebookTests(WorkshopFixture workshop)
{
    private static readonly Regex Id = new("^[a-zA-Z0-9-_]{1,64}$", RegexOptions.None, Patterns.Patience);

    [Fact]
    public void Every_notebook_keeps_to_the_format()
    {
        var notebooks = workshop
            .Cases.State.Files.Where(f => f.Path.EndsWith(".ipynb", StringComparison.Ordinal))
            .ToList();

        notebooks.Count.ShouldBeGreaterThan(5);
        foreach (var file in notebooks)
        {
            using var json = JsonDocument.Parse(file.Content);
            Check(json.RootElement, file.Path);
        }
    }

    [Theory]
    [InlineData("$\\R^n$", "\\newcommand{\\R}{\\mathbb{R}}")]
    [InlineData("$\\norm{x}$", "\\newcommand{\\norm}[1]{\\left\\lVert #1 \\right\\rVert}")]
    [InlineData("$\\mA$", "\\newcommand{\\mA}{\\mathbf{A}}")]
    [InlineData("$\\alpha$", "")]
    public void A_command_of_the_site_is_defined_where_it_is_used(string text, string definition)
    {
        NotebookMacros.Of(text).ShouldBe(definition);
    }

    [Fact]
    public void A_drawing_that_leaves_the_site_has_colours_of_its_own()
    {
        FigurePalette
            .Fill("<path stroke=\"var(--fig-1)\" fill=\"var(--fig-ink)\"/>")
            .ShouldMatch("^<path stroke=\"#[0-9a-f]{6}\" fill=\"#[0-9a-f]{6}\"/>$");
    }

    private static void Check(JsonElement notebook, string path)
    {
        notebook.GetProperty("nbformat").GetInt32().ShouldBe(4);
        notebook.GetProperty("nbformat_minor").GetInt32().ShouldBe(5);
        var metadata = notebook.GetProperty("metadata");
        metadata.GetProperty("kernelspec").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        metadata.GetProperty("kernelspec").GetProperty("display_name").GetString().ShouldNotBeNullOrEmpty();
        metadata.GetProperty("language_info").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in notebook.GetProperty("cells").EnumerateArray())
        {
            var id = cell.GetProperty("id").GetString()!;
            Id.IsMatch(id).ShouldBeTrue($"{path}: {id}");
            ids.Add(id).ShouldBeTrue($"{path}: {id} stands twice");
            cell.GetProperty("metadata").ValueKind.ShouldBe(JsonValueKind.Object);
            CheckLines(cell.GetProperty("source"));
            var isCode = cell.GetProperty("cell_type").GetString() == "code";
            Names(cell)
                .ShouldBe(
                    isCode
                        ? ["cell_type", "execution_count", "id", "metadata", "outputs", "source"]
                        : ["cell_type", "id", "metadata", "source"]
                );
            if (isCode)
            {
                cell.GetProperty("execution_count").GetInt32().ShouldBeGreaterThan(0);
                foreach (var output in cell.GetProperty("outputs").EnumerateArray())
                {
                    CheckOutput(output);
                }
            }
        }
    }

    private static void CheckOutput(JsonElement output)
    {
        switch (output.GetProperty("output_type").GetString())
        {
            case "stream":
                Names(output).ShouldBe(["name", "output_type", "text"]);
                output.GetProperty("name").GetString().ShouldBe("stdout");
                CheckLines(output.GetProperty("text"));
                break;
            case "display_data":
                Names(output).ShouldBe(["data", "metadata", "output_type"]);
                foreach (var content in output.GetProperty("data").EnumerateObject())
                {
                    content.Name.ShouldContain("/");
                    CheckLines(content.Value);
                    content.Value.ToString().ShouldNotContain("var(--");
                }

                break;
            case "error":
                Names(output).ShouldBe(["ename", "evalue", "output_type", "traceback"]);
                break;
            default:
                throw new InvalidOperationException($"no such output: {output}");
        }
    }

    // One string a line, each but the last with its line end.
    private static void CheckLines(JsonElement lines)
    {
        var all = lines.EnumerateArray().Select(l => l.GetString()!).ToList();
        all.SkipLast(1).ShouldAllBe(l => l.EndsWith('\n') && l.IndexOf('\n') == l.Length - 1);
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
}
