namespace MlMath.Bench.Site;

/// <summary>The other programs that make pages of prose and code, with the same notes in their own languages.</summary>
/// <param name="root">Each gets a folder in it.</param>
internal sealed class Peers(SyntheticNotes notes, string root)
{
    private static readonly string[] Cold = [".fsdocs", "output", "cache", "pages", "public", "resources"];

    /// <summary>F# scripts, evaluated and set as pages.</summary>
    public IEnumerable<Contender> Fsdocs()
    {
        var folder = Path.Combine(root, "fsdocs");
        var docs = Path.Combine(folder, "docs");
        Directory.CreateDirectory(docs);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        for (var note = 0; note < notes.Notes; note++)
        {
            var cells = Enumerable
                .Range(0, notes.Cells)
                .Select(cell =>
                    $"(**\n{SyntheticNotes.Prose(note, cell)}\n*)\n{notes.FSharp(note, cell)}\n(*** include-it ***)\n"
                );
            File.WriteAllText(Path.Combine(docs, $"note-{note}.fsx"), string.Concat(cells));
        }

        string[] arguments = ["build", "--eval", "--strict", "--noapidocs", "--parameters", "root", "/"];
        return Rows(
            "fsdocs --eval",
            folder,
            IsOnPath("fsdocs") ? null : "dotnet tool install --global fsdocs-tool --version 22.2.0",
            Path.Combine(docs, "note-0.fsx"),
            "\n(** One more sentence. *)\n",
            () => Measured.RunAsync(folder, "fsdocs", [.. arguments, "fsdocs-collection-name", "bench"])
        );
    }

    /// <summary>R markdown with its cache of chunks, knitted by one process and set by pandoc.</summary>
    public async Task<IEnumerable<Contender>> KnitrAsync()
    {
        var folder = Path.Combine(root, "knitr");
        Directory.CreateDirectory(folder);
        for (var note = 0; note < notes.Notes; note++)
        {
            var cells = Enumerable
                .Range(0, notes.Cells)
                .Select(cell => $"{SyntheticNotes.Prose(note, cell)}\n```{{r}}\n{notes.R(note, cell)}\n```\n");
            await File.WriteAllTextAsync(Path.Combine(folder, $"note-{note}.Rmd"), string.Concat(cells));
        }

        await File.WriteAllTextAsync(
            Path.Combine(folder, "build.R"),
            """
            library(knitr)
            dir.create("pages", showWarnings = FALSE)
            for (source in list.files(pattern = "[.]Rmd$")) {
              name <- sub("[.]Rmd$", "", source)
              opts_chunk$set(cache = TRUE, error = FALSE, cache.path = file.path("cache", name, ""))
              knit(source, file.path("pages", paste0(name, ".md")), quiet = TRUE, envir = new.env())
              status <- system2("pandoc", c("--standalone", "--mathml", "--metadata", "title=Note",
                file.path("pages", paste0(name, ".md")), "--output", file.path("pages", paste0(name, ".html"))))
              stopifnot(status == 0)
            }

            """
        );
        var isThere =
            IsOnPath("Rscript")
            && IsOnPath("pandoc")
            && (await Measured.RunAsync(folder, "Rscript", "-e", "library(knitr); library(codetools)")).ExitCode == 0;
        return Rows(
            "knitr and pandoc",
            folder,
            isThere ? null : "apt-get install r-cran-knitr r-cran-codetools pandoc",
            Path.Combine(folder, "note-0.Rmd"),
            "\nOne more sentence.\n",
            () => Measured.RunAsync(folder, "Rscript", "build.R")
        );
    }

    /// <summary>The floor of what pages cost: nothing is executed, no formula typeset.</summary>
    public IEnumerable<Contender> Hugo()
    {
        var folder = Path.Combine(root, "hugo");
        var content = Path.Combine(folder, "content");
        notes.Write(content);
        Directory.CreateDirectory(Path.Combine(folder, "layouts", "_default"));
        File.WriteAllText(Path.Combine(folder, "config.toml"), "baseURL = \"/\"\ntitle = \"bench\"\n");
        foreach (var layout in new[] { "single.html", "list.html" })
        {
            File.WriteAllText(
                Path.Combine(folder, "layouts", "_default", layout),
                "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"
            );
        }

        return Rows(
            "hugo, nothing executed",
            folder,
            IsOnPath("hugo") ? null : "apt-get install hugo",
            Path.Combine(content, $"{notes.Addresses.First()}.md"),
            "\nOne more sentence.\n",
            () => Measured.RunAsync(folder, "hugo", "--quiet")
        );
    }

    /// <summary>A program from nothing, after an edit of a note's prose, and once more.</summary>
    private static Contender[] Rows(
        string name,
        string folder,
        string? install,
        string note,
        string edit,
        Func<Task<Measured>> build
    )
    {
        if (install is not null)
        {
            return [new Contender(name, install) { Run = build }];
        }

        return
        [
            new($"{name}: cold")
            {
                Prepare = () =>
                {
                    foreach (var made in Cold)
                    {
                        Folders.Delete(Path.Combine(folder, made));
                    }
                },
                Run = build,
            },
            new($"{name}: one note edited") { Prepare = () => File.AppendAllText(note, edit), Run = build },
            new($"{name}: nothing changed") { Run = build },
        ];
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(p => File.Exists(Path.Combine(p, program)));
}
