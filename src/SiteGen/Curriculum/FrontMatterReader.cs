using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlMath.SiteGen.Curriculum;

/// <summary>Reads the YAML between the `---` lines, every mistake placed at the very key or value.</summary>
public sealed class FrontMatterReader(SourceText source, DiagnosticBag diagnostics)
{
    private static readonly ImmutableArray<string> Keys = ["title", "summary", "level", "topics", "data", "formerly"];

    private int _yamlStart;

    /// <returns>The front matter and the offset after it; null where it is missing or unreadable (and reported).</returns>
    public (FrontMatter FrontMatter, int BodyStart)? Read()
    {
        if (FindBlock(source) is not { } block)
        {
            diagnostics.Add(
                OpensBlock(source)
                    ? CurriculumDiagnostics.FrontMatterOpen(source.Span(0, 3))
                    : CurriculumDiagnostics.NoFrontMatter(source)
            );
            return null;
        }

        _yamlStart = block.Start;
        var yaml = source.Text[block.Start..block.End];
        YamlMappingNode? map;
        try
        {
            map = (YamlText.Load(yaml) ?? new YamlMappingNode()) as YamlMappingNode;
        }
        catch (YamlException error)
        {
            var (offset, what) = YamlText.Explain(error, yaml.Length);
            var at = source.Span(_yamlStart + offset, 0);
            diagnostics.Add(
                what.StartsWith("Duplicate key", StringComparison.Ordinal)
                    ? CurriculumDiagnostics.DuplicateKey(at)
                    : CurriculumDiagnostics.BadYaml(at, what)
            );
            return null;
        }

        if (map is null)
        {
            diagnostics.Add(CurriculumDiagnostics.NoKeys(source.Span(block.Start, 0)));
            return null;
        }

        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => !Keys.Contains(k.Value ?? "")))
        {
            diagnostics.Add(
                CurriculumDiagnostics.UnknownKey(SpanOf(key), key.Value ?? "", Suggestion.For(key.Value ?? "", Keys))
            );
        }

        var frontMatter = new FrontMatter(
            Text(map, "title", required: true),
            Text(map, "summary", required: true),
            ReadLevel(map),
            List(map, "topics"),
            List(map, "data")
        )
        {
            Formerly = List(map, "formerly"),
        };
        return (frontMatter, block.BodyStart);
    }

    /// <summary>The stretch between the opening and closing `---` lines.</summary>
    public static (int Start, int End, int BodyStart)? FindBlock(SourceText source)
    {
        if (!OpensBlock(source))
        {
            return null;
        }

        for (var line = 2; line <= source.LineCount; line++)
        {
            if (source.LineText(line).TrimEnd() == "---")
            {
                var bodyStart = line < source.LineCount ? source.LineStart(line + 1) : source.Text.Length;
                return (source.LineStart(2), source.LineStart(line), bodyStart);
            }
        }

        return null;
    }

    private static bool OpensBlock(SourceText source) => source.LineText(1).TrimEnd() == "---";

    private Level ReadLevel(YamlMappingNode map)
    {
        var text = Text(map, "level", required: true);
        foreach (var level in Enum.GetValues<Level>())
        {
            if (level.ToString().ToLowerInvariant() == text)
            {
                return level;
            }
        }

        if (text.Length > 0)
        {
            diagnostics.Add(
                CurriculumDiagnostics.UnknownLevel(SpanOf(map.Children[new YamlScalarNode("level")]), text)
            );
        }

        return Level.Intermediate;
    }

    private string Text(YamlMappingNode map, string key, bool required)
    {
        if (!map.Children.TryGetValue(new YamlScalarNode(key), out var node))
        {
            if (required)
            {
                diagnostics.Add(CurriculumDiagnostics.MissingKey(source.Span(0, 3), key));
            }

            return "";
        }

        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        diagnostics.Add(CurriculumDiagnostics.WrongType(SpanOf(node), key, "text"));
        return "";
    }

    private ImmutableArray<string> List(YamlMappingNode map, string key)
    {
        if (!map.Children.TryGetValue(new YamlScalarNode(key), out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode list && list.Children.All(c => c is YamlScalarNode))
        {
            return [.. list.Children.Cast<YamlScalarNode>().Select(c => c.Value ?? "")];
        }

        diagnostics.Add(CurriculumDiagnostics.WrongType(SpanOf(node), key, "a list such as `[T001, T002]`"));
        return [];
    }

    private SourceSpan SpanOf(YamlNode node)
    {
        var start = Math.Min(_yamlStart + (int)node.Start.Index, source.Text.Length);
        var end = Math.Clamp(_yamlStart + (int)node.End.Index, start, source.Text.Length);
        return source.Span(start, end - start);
    }
}
