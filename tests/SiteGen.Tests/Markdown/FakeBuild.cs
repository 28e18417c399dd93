using System.Collections.Immutable;
using System.Net;
using MlMath.Notebook;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>Parses and renders one note with made-up results in place of the compiler and the typesetter.</summary>
internal sealed class FakeBuild
{
    public const string BibliographyText = """
        strang2016:
          type: book
          authors: ["Strang, Gilbert"]
          title: Introduction to Linear Algebra
          year: 2016
          edition: fifth
          publisher: Wellesley–Cambridge Press
          isbn: 978-0-9802327-7-6
        kingma2015:
          type: inproceedings
          authors: ["Kingma, Diederik P.", "Ba, Jimmy"]
          title: "Adam: A Method for Stochastic Optimization"
          year: 2015
          venue: ICLR
          url: https://arxiv.org/abs/1412.6980
        """;

    public FakeBuild(string text, bool hasFrontMatter = true)
    {
        Source = new SourceText("note.md", text);
        var bodyStart = hasFrontMatter ? FrontMatterReader.FindBlock(Source)?.BodyStart ?? 0 : 0;
        var options = new ParseOptions
        {
            ReadListing = path => path == "sum.csx" ? new SourceText("snippets/sum.csx", "1 + 1\n") : null,
            ImageExists = path => path != "missing.svg",
            Bibliography = Bibliography.Load(new SourceText("_bibliography.yaml", BibliographyText), Bag),
        };
        Note = NoteParser.Parse(Source, bodyStart, Bag, options);
        var other = NoteParser.Parse(
            new SourceText("svd.md", "## The factors $\\mU$, $\\mV$\n\n::: theorem {#thm:svd}\nx\n:::\n"),
            0,
            new DiagnosticBag(),
            options
        );
        var self = new LinkableNote("la/here", "maths/la/here/", "Here", Note);
        var resolver = new ReferenceResolver(
            [
                self,
                new LinkableNote("la/svd", "maths/la/svd/", "The SVD", other),
                new LinkableNote("la/later", "maths/la/later/", "Later on", null),
            ],
            RelativeAddress.Between
        );
        var references = resolver.Resolve(self, Bag);
        ImmutableArray<CellResult> cells = [.. Note.Snippets.Select(Run)];
        var requests = NoteTypesetting.Requests(Note, [.. cells.Select(c => c.Run)], references);
        Rendered = NoteRenderer.Render(
            Note,
            new RenderContext
            {
                Cells = cells,
                References = references,
                Bibliography = options.Bibliography,
                Typeset = requests.ToDictionary(r => r, Markup),
            }
        );
    }

    public SourceText Source { get; }

    public DiagnosticBag Bag { get; } = new();

    public NoteDocument Note { get; }

    public RenderedNote Rendered { get; }

    public string Messages => string.Join("\n", Bag.ToSorted().Select(d => $"{d}\n"));

    /// <summary>`CODE line:column text under it`, one for each diagnostic.</summary>
    public IEnumerable<string> Marks =>
        Bag.ToSorted().Select(d => $"{d.Code} {d.Span.Line}:{d.Span.Column} {d.Span.Text.ReplaceLineEndings("⏎")}");

    private static CellResult Run(Snippet snippet)
    {
        var printed = snippet.Output?.Content.Text ?? "";
        var outputs = ImmutableArray.CreateBuilder<SnippetOutput>();
        if (printed.Length > 0)
        {
            outputs.Add(new SnippetOutput(printed, null));
        }

        if (snippet.Code.Text.Contains("Plot", StringComparison.Ordinal) && snippet.Slider is null)
        {
            outputs.Add(new SnippetOutput(null, Figure("plot")));
        }

        if (snippet.Language == SnippetLanguage.Sql)
        {
            outputs.Add(
                new SnippetOutput(
                    null,
                    new TableDisplay(
                        ["name", "n"],
                        [
                            ["a & b", "3"],
                        ],
                        [false, true],
                        null
                    )
                )
            );
        }

        var claim = snippet.Code.Text.IndexOf("// =>", StringComparison.Ordinal);
        var run = new SnippetRun
        {
            Status = SnippetStatus.Ok,
            Outputs = outputs.ToImmutable(),
            Tokens = claim < 0 ? [] : [new CodeToken(claim, snippet.Code.Text.Length - claim, "comment")],
            Frames = snippet.Slider is { } s ? [.. s.Values.Select((_, i) => (Display)Figure($"frame {i}"))] : [],
            Messages = snippet.Mode == SnippetMode.Fails ? [new(snippet.ExpectedError!, 0, 0, "cannot be <so>")] : [],
            Exception = snippet.Mode == SnippetMode.Throws ? new($"System.{snippet.ExpectedError}", "no way", 0) : null,
        };
        var counts = new CheckCounts(claim < 0 ? 0 : 1, printed.Length == 0 ? 0 : printed.Split('\n').Length, 0, 0);
        return new CellResult(run, new SnippetVerdict([], printed, counts));
    }

    private static FigureDisplay Figure(string name) => new(name, $"what {name} shows", "with $x$", "");

    private static string Markup(TypesetRequest request) =>
        request switch
        {
            FormulaRequest { DisplayMode: true } formula => $"<tex-display>{Encode(formula.Tex)}</tex-display>",
            FormulaRequest formula => $"<tex>{Encode(formula.Tex)}</tex>",
            FigureRequest figure => $"<svg id=\"{figure.IdPrefix}\" aria-label=\"{figure.Alt}\"></svg>",
            ListingRequest listing => $"<listing>{Encode(listing.Code)}</listing>",
            _ => throw new NotSupportedException(request.ToString()),
        };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
