using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Tests.Pages;

/// <summary>A small site with every kind of page, and a note that holds every kind of block.</summary>
internal static class SampleSite
{
    private const string Module = "maths/linear-algebra/";

    private static readonly NoteEntry Spaces = Entry(
        "vector-spaces",
        "Vector Spaces & Linear Maps",
        Level.Beginner,
        24
    );
    private static readonly NoteEntry Norms = Entry(
        "norms",
        "Inner Products, Norms, Orthogonality",
        Level.Beginner,
        26
    );
    private static readonly NoteEntry Spectral = Entry(
        "spectral-theorem",
        "The Spectral Theorem & Symmetric Matrices",
        Level.Intermediate,
        31
    );
    private static readonly NoteEntry Svd = Entry("svd-qr-lu", "SVD, QR & LU Decompositions", Level.Advanced, 35);

    public static ModuleEntry LinearAlgebra { get; } =
        new("Linear Algebra & Matrix Analysis", Module, [Spaces, Norms, Spectral, Svd], 8)
        {
            Summary = "A matrix is a way to move space, and every factorisation names one part of the motion.",
        };

    public static PartEntry Maths { get; } =
        new(
            "Mathematics",
            "maths/",
            [LinearAlgebra, Planned("Probability Theory", 6), Planned("Convex Analysis & Optimization Theory", 6)]
        )
        {
            Summary = "Vectors, slopes, chance and search, each taken as far as a model needs it.",
        };

    public static SiteView Site { get; } =
        new(
            "The maths of machine learning",
            [
                Maths,
                new("Machine Learning", "ml/", [Planned("Classical ML Foundations", 7), Planned("Deep Learning", 10)]),
                new("Modern AI", "modern-ai/", [Planned("LLMs in Production", 11), Planned("Agent Engineering", 6)]),
                new("Data Engineering", "data-engineering/", [Planned("Data Infrastructure & Engineering", 12)]),
                new("Measurement", "measurement/", [Planned("Causal Inference", 4), Planned("Experimentation", 4)]),
            ]
        );

    public static AssetMap Assets { get; } =
        AssetMap
            .Empty.With("site.css", "assets/site.css")
            .With("katex/katex.css", "assets/katex/katex.css")
            .With("formulas.css", "assets/formulas.css")
            .With("theme.js", "assets/theme.js")
            .With("site.js", "assets/site.js")
            .With(AssetMap.Fonts[0], "assets/" + AssetMap.Fonts[0])
            .With(AssetMap.Fonts[1], "assets/" + AssetMap.Fonts[1])
            .With(AssetMap.Fonts[2], "assets/" + AssetMap.Fonts[2]);

    public static HomeView Home { get; } =
        new()
        {
            Title = "The maths of machine learning",
            Summary =
                "Notes that derive every claim, compute it by hand, and check it in code that ran when this page was built.",
            IntroductionHtml =
                "<p>You can get a model running, and then you hit a wall on <em>why</em> it works. These notes are for that moment.</p>",
            Start = [Spaces, Spectral],
            Cells = 34,
            Checks = 121,
        };

    public static PartView Part { get; } = new(Maths) { IntroductionHtml = "<p>Start with linear algebra.</p>" };

    public static ModuleView ModulePage { get; } =
        new(new PageLink("Mathematics", "maths/"), LinearAlgebra)
        {
            IntroductionHtml = "<p>Read these in order: each one rests on those before it.</p>",
            Prerequisites = ImmutableDictionary<string, ImmutableArray<PageLink>>
                .Empty.Add(Spectral.Address, [Link(Norms)])
                .Add(Svd.Address, [Link(Norms), Link(Spectral)]),
        };

    public static NoteView Note { get; } =
        new()
        {
            Address = Spectral.Address,
            Title = Spectral.Title,
            Summary = Spectral.Summary,
            Level = Spectral.Level,
            Minutes = Spectral.Minutes,
            Breadcrumbs = [PageLink.Home, new("Mathematics", "maths/"), new(LinearAlgebra.Title, Module)],
            Module = LinearAlgebra,
            Prerequisites = [Link(Norms), new PageLink("Eigenvalues & Diagonalization", null)],
            Unlocks = [Link(Svd), new PageLink("Spectral Graph Theory", null)],
            Previous = Link(Norms),
            Next = Link(Svd),
            Cells = 2,
            Checks = 4,
            Toc =
            [
                new(2, "a-picture-first", "A picture first"),
                new(2, "definitions", "Definitions"),
                new(2, "the-result", "The spectral theorem"),
                new(2, "code-that-checks-it", "Code that checks it"),
                new(3, "drop-a-hypothesis", "Drop a hypothesis"),
                new(2, "exercises", "Exercises"),
                new(2, "recall", "Recall"),
                new(2, "references", "References"),
            ],
            BodyHtml = File.ReadAllText(RepositoryFile.Find("tests/SiteGen.Tests/Pages/Sample/body.html")),
        };

    public static PlainPageView Plain { get; } =
        new("notation/", "Notation", "<h2 id=\"vectors\">Vectors</h2><p>Bold, lower case.</p>")
        {
            Toc = [new(2, "vectors", "Vectors")],
        };

    public static StudyView Study { get; } =
        new(
            new PageHead("study/", "Study", "What is due today."),
            [
                new StudyModule(
                    new PageLink(LinearAlgebra.Title, Module),
                    [new StudyNote(Norms, 0, null), new StudyNote(Spectral, 5, Spectral.Address + "#recall")]
                ),
            ],
            []
        );

    public static GlossaryView Glossary { get; } =
        new(
            [
                new GlossaryLetter(
                    "O",
                    [
                        new GlossaryEntry("orthonormal", "term-orthonormal")
                        {
                            See = [new("Orthogonal", "#term-orthogonal")],
                        },
                        new GlossaryEntry("Orthogonal", "term-orthogonal")
                        {
                            Meanings = [new GlossaryMeaning("<p>At a right angle.</p>", Link(Norms))],
                        },
                    ]
                ),
            ]
        )
        {
            Definitions = 1,
            Notes = 1,
            HasMathematics = true,
        };

    public static BibliographyView Bibliography { get; } =
        new(
            [
                new BibliographyWork(
                    "ref-strang2016",
                    "Gilbert Strang (2016). <cite>Introduction to Linear Algebra</cite>.",
                    1,
                    [new CitingNote(Link(Norms), [new CitingPlace(Norms.Address + "#cite-1", "Definitions", "§6.4")])]
                ),
            ]
        );

    public static VerifiedView Verified { get; } =
        new([new VerifiedNote(Link(Spectral), new VerifiedCounts { Ran = 34, Values = 121 })])
        {
            SourceDay = new DateOnly(2024, 5, 7),
            Seed = 1337,
            TimeoutSeconds = 30,
            Formulas = 7,
            References = 2,
        };

    /// <summary>Every page by the path of its file. They are also written to the folder `SAMPLE_SITE`, if it is set.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> RenderAsync()
    {
        var renderer = new PageRenderer(Site, Assets);
        var pages = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        pages["index.html"] = await renderer.RenderHomeAsync(Home);
        pages["maths/index.html"] = await renderer.RenderPartAsync(Part);
        pages[Module + "index.html"] = await renderer.RenderModuleAsync(ModulePage);
        pages[Note.Address + "index.html"] = await renderer.RenderNoteAsync(Note);
        pages["notation/index.html"] = await renderer.RenderPlainAsync(Plain);
        pages["glossary/index.html"] = await renderer.RenderAsync<GlossaryPage>("glossary/", "Glossary", Glossary);
        pages["bibliography/index.html"] = await renderer.RenderAsync<BibliographyPage>(
            "bibliography/",
            "Bibliography",
            Bibliography
        );
        pages["verified/index.html"] = await renderer.RenderAsync<VerifiedPage>("verified/", "Verified", Verified);
        pages["study/index.html"] = await renderer.RenderAsync<StudyPage>("study/", "View", Study);
        pages["404.html"] = await renderer.RenderNotFoundAsync();
        if (Environment.GetEnvironmentVariable("SAMPLE_SITE") is { Length: > 0 } folder)
        {
            foreach (var (path, html) in pages)
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, html);
            }
        }

        return pages.ToImmutable();
    }

    public static PageLink Link(NoteEntry note) => new(note.Title, note.Address);

    private static NoteEntry Entry(string slug, string title, Level level, int minutes) =>
        new(
            title,
            $"{Module}{slug}/",
            "A symmetric matrix is a stretch along perpendicular axes, and nothing else.",
            level,
            minutes
        );

    private static ModuleEntry Planned(string title, int notes) => new(title, "", [], notes);
}
