using System.Text.Json;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Citations;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>What the repository tells an editor is what the program does.</summary>
public sealed class EditorHelpTests
{
    [Fact]
    public void The_tasks_find_file_line_column_severity_code_and_message_of_every_diagnostic()
    {
        var recorded = Directory
            .EnumerateFiles(Golden.Sites, "expected.txt", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Golden.Cases, "expected.txt", SearchOption.AllDirectories))
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0 && !line.StartsWith(' '))
            .ToList();
        recorded.Count.ShouldBeGreaterThan(100);

        foreach (var pattern in Patterns())
        {
            foreach (var line in recorded)
            {
                pattern.IsMatch(line).ShouldBeTrue(line);
            }

            var source = new SourceText("input/part/module/note.md", "one\ntwo: three");
            var diagnostic = new Diagnostic(Severity.Warning, "SNIP203", source.Span(6, 2), "a: b:1:2: c", "help");
            pattern
                .Match(diagnostic.ToString().Split('\n')[0])
                .Groups.Values.Skip(1)
                .Select(g => g.Value)
                .ShouldBe(["input/part/module/note.md", "2", "3", "warning", "SNIP203", "a: b:1:2: c"]);
        }
    }

    [Fact]
    public void Tasks_call_commands_that_exist()
    {
        string[] commands = ["verify", "accept", "format", "build", "preview"];

        Tasks().Select(t => t.GetProperty("args")[4].GetString()).Distinct().ShouldBe(commands);
        Tasks()
            .Select(t => t.GetProperty("args")[2].GetString()!)
            .ShouldAllBe(project => Directory.Exists(Path.Combine(Golden.Root, project)));
    }

    [Fact]
    public void The_schema_of_front_matter_is_what_the_reader_reads()
    {
        var schema = Json("docs/schemas/front-matter.schema.json");
        var properties = schema.GetProperty("properties");
        var source = new SourceText("note.md", "x");
        var known = CurriculumDiagnostics.UnknownKey(source.Span(0, 1), "x", suggestion: null).Help;

        Words(known["known keys are".Length..]).ShouldBe(properties.EnumerateObject().Select(p => p.Name));
        Strings(properties.GetProperty("level").GetProperty("enum"))
            .ShouldBe(Enum.GetNames<Level>().Select(l => l.ToLowerInvariant()));
        Missing("---\n---\n").ShouldBe(Strings(schema.GetProperty("required")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_of_the_bibliography_is_what_the_reader_reads()
    {
        var work = Json("docs/schemas/bibliography.schema.json").GetProperty("additionalProperties");
        var properties = work.GetProperty("properties");
        var source = new SourceText("b.yaml", "x");
        var types = CitationDiagnostics.UnknownType(source.Span(0, 1), "x", suggestion: null).Help;

        Words(types["types are".Length..]).ShouldBe(Strings(properties.GetProperty("type").GetProperty("enum")));
        // A work with every field that the schema has is read without complaint, and one with none lacks what it requires.
        var all = string.Concat(properties.EnumerateObject().Select(p => $"  {p.Name}: {Sample(p.Name)}\n"));
        Findings($"work:\n{all}").ShouldBeEmpty();
        Findings("work: {}\n")
            .ShouldBe(
                Strings(work.GetProperty("required")).Select(f => $"the work `work` has no `{f}`"),
                ignoreOrder: true
            );

        var author = new Regex(
            properties.GetProperty("authors").GetProperty("oneOf")[0].GetProperty("pattern").GetString()!,
            RegexOptions.None,
            SiteGen.Patterns.Patience
        );
        foreach (var name in new[] { "Strang, Gilbert", "Gilbert Strang", "NIST", "{World Health Organization}" })
        {
            var right =
                Findings($"work:\n  type: book\n  authors: [\"{name}\"]\n  title: T\n  year: 2016\n").Count == 0;
            author.IsMatch(name).ShouldBe(right, name);
        }
    }

    private static string Sample(string field) =>
        field switch
        {
            "type" => "book",
            "year" => "2016",
            "authors" => "[\"Strang, Gilbert\"]",
            _ => "text",
        };

    private static List<string> Findings(string bibliography)
    {
        var bag = new DiagnosticBag();
        Bibliography.Load(new SourceText("b.yaml", bibliography), bag);
        return [.. bag.ToSorted().Select(d => d.Message)];
    }

    private static IEnumerable<string> Missing(string note)
    {
        var bag = new DiagnosticBag();
        new FrontMatterReader(new SourceText("note.md", note), bag).Read();
        return bag.ToSorted().Select(d => d.Message.Split('`')[1]);
    }

    private static IEnumerable<Regex> Patterns() =>
        Tasks()
            .Select(t => t.GetProperty("problemMatcher"))
            .Where(m => m.ValueKind == JsonValueKind.Object)
            .Select(m => new Regex(
                m.GetProperty("pattern").GetProperty("regexp").GetString()!,
                RegexOptions.None,
                SiteGen.Patterns.Patience
            ));

    private static IEnumerable<JsonElement> Tasks() => Json(".vscode/tasks.json").GetProperty("tasks").EnumerateArray();

    private static IEnumerable<string> Words(string list) =>
        list.Replace(" and ", ", ", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!);

    private static JsonElement Json(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, file))).RootElement;
}
