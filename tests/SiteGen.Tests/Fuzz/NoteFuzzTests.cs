using FsCheck;
using FsCheck.Fluent;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Tests.Markdown;

namespace MlMath.SiteGen.Tests.Fuzz;

/// <summary>No text that an author could save makes a reader throw, or point outside the file.</summary>
public class NoteFuzzTests
{
    private static readonly string[] Notes =
    [
        .. new[] { Golden.Cases, Golden.MarkdownCases }
            .SelectMany(folder => Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            // The byte that is no UTF-8 and the thousand quotes have tests of their own.
            .Where(file =>
                !file.Contains("latin-1", StringComparison.Ordinal)
                && !file.Contains("too-deep", StringComparison.Ordinal)
            )
            .Select(File.ReadAllText),
    ];

    [Fact]
    public void Any_note_is_parsed_and_rendered() =>
        Prop.ForAll(
                Mutations.Of(Notes),
                text =>
                {
                    var build = new FakeBuild(text);
                    build.Rendered.Html.ShouldNotBeNull();
                    ShouldBeSound(build.Bag);
                    foreach (var snippet in build.Note.Snippets)
                    {
                        ShouldMap(snippet.Code);
                        if (snippet.Output is { } output)
                        {
                            ShouldMap(output.Content);
                            // What `accept` puts back: the very same bytes.
                            output.Body.Text.ShouldBe(text.Substring(output.Body.Start, output.Body.Length));
                        }
                    }
                }
            )
            .Check(Mutations.Tests(600));

    [Fact]
    public void Any_front_matter_is_read() =>
        Prop.ForAll(
                Mutations.Of(
                    [
                        "---\ntitle: A note\nsummary: \"One: claim.\"\nlevel: beginner\ntopics: [T001, T002]\ndata:\n  - a.csv\n---\nText.\n",
                    ]
                ),
                text =>
                {
                    var bag = new DiagnosticBag();
                    var source = new SourceText("note.md", text);
                    var read = new FrontMatterReader(source, bag).Read();
                    ShouldBeSound(bag);
                    (read?.BodyStart ?? 0).ShouldBeLessThanOrEqualTo(text.Length);
                }
            )
            .Check(Mutations.Tests(1500));

    [Fact]
    public void Any_fence_line_is_read() =>
        Prop.ForAll(
                Mutations.Of(
                    [
                        "csharp hide reset file=a/b.csx",
                        "csharp slider=\"rate=0.05..1.2:24\" fold",
                        "csharp no-run reason=\"calls a \\\"paid\\\" API\"",
                        "sql no-run fails=CS0029 throws=System.Exception",
                        "output ",
                    ]
                ),
                text =>
                {
                    var line = text.ReplaceLineEndings(" ");
                    var source = new SourceText("note.md", $"```{line}");
                    var bag = new DiagnosticBag();
                    var options = FenceOptionsParser.Parse(source.Span(3, line.Length), bag);
                    ShouldBeSound(bag);
                    if (options.Slider is { } slider)
                    {
                        slider.Values.ShouldAllBe(v => double.IsFinite(v));
                    }
                }
            )
            .Check(Mutations.Tests(3000));

    [Fact]
    public void Any_bibliography_is_read() =>
        Prop.ForAll(
                Mutations.Of([FakeBuild.BibliographyText]),
                text =>
                {
                    var bag = new DiagnosticBag();
                    Bibliography.Load(new SourceText("_bibliography.yaml", text), bag);
                    ShouldBeSound(bag);
                }
            )
            .Check(Mutations.Tests(1000));

    private static void ShouldBeSound(DiagnosticBag bag)
    {
        foreach (var diagnostic in bag.ToSorted())
        {
            diagnostic.Message.ShouldNotContain('\n');
            diagnostic.Span.End.ShouldBeLessThanOrEqualTo(diagnostic.Span.Source.Text.Length);
            diagnostic.Span.Line.ShouldBeLessThanOrEqualTo(diagnostic.Span.Source.LineCount);
        }
    }

    // Every character of the code is the file's own, except where a tab was taken apart or a NUL replaced.
    private static void ShouldMap(MappedCode code)
    {
        for (var i = 0; i < code.Text.Length; i++)
        {
            if (code.Text[i] is not ('\n' or ' ' or '\t' or '\uFFFD'))
            {
                code.Source.Text[code.ToFile(i)].ShouldBe(code.Text[i], $"offset {i} of `{code.Text}`");
            }
        }
    }
}
