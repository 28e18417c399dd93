using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlMath.Notebook.Tests;

/// <summary>Draws figures with the site's own typesetting worker, all in one process.</summary>
public sealed class Drawings
{
    private readonly Lazy<Dictionary<string, string>> gallery = new(() =>
    {
        var figures = Gallery.Figures.ToDictionary(
            f => f.Key,
            f => (FigureDisplay)f.Value.ToDisplay(),
            StringComparer.Ordinal
        );
        var answers = Draw([.. figures.Values]);
        return figures.Keys.Zip(answers).ToDictionary(p => p.First, p => Markup(p.Second), StringComparer.Ordinal);
    });

    public string Of(string name) => gallery.Value[name];

    public static string Markup(JsonNode answer) =>
        (string?)answer["markup"] ?? throw new InvalidOperationException($"not drawn: {answer["error"]}");

    public static JsonNode[] Draw(params FigureDisplay[] figures)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Golden.Root, "src/Web/dist/typesetter.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var lines = figures.Select(f =>
            JsonSerializer.Serialize(
                new
                {
                    kind = "figure",
                    spec = f.Spec,
                    alt = f.Alt,
                    idPrefix = "f-",
                }
            )
        );
        var written = Task.Run(() =>
        {
            node.StandardInput.Write(string.Join('\n', lines) + "\n");
            node.StandardInput.Close();
        });
        var answers = node.StandardOutput.ReadToEnd();
        written.Wait();
        node.WaitForExit();
        return [.. answers.TrimEnd('\n').Split('\n').Select(a => JsonNode.Parse(a)!)];
    }
}
