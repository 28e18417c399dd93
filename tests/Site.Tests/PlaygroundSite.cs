using Microsoft.Playwright;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Text;
using MlMath.Engine.Training;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Capstone;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.Site.Tests;

/// <summary>A page that holds nothing but the playground, and models to load: one of the capstone's sizes, one of odd ones.</summary>
public sealed class PlaygroundSite : IAsyncLifetime
{
    public const string Alphabet = "\n !\"'(),-.:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly string _folder = Directory.CreateTempSubdirectory("playground-").FullName;
    private ServedSite? _served;

    /// <summary>The capstone's 208,320 numbers, trained for so long that its odds are no longer flat.</summary>
    public Checkpoint Trained { get; } = Train();

    /// <summary>No size is a multiple of what the engine's vectors hold; no positions, no residual.</summary>
    public Checkpoint Odd { get; } =
        Random(
            new GptConfig
            {
                Vocabulary = 33,
                Context = 11,
                Width = 21,
                Heads = 3,
                Layers = 2,
                Positions = false,
                Residual = false,
            }
        );

    public string Root => Path.Combine(_folder, "site");

    public static string Script => Path.Combine(AppContext.BaseDirectory, "web", "site", "capstone.js");

    public async Task InitializeAsync()
    {
        var assets = AssetMap.Empty;
        var from = Path.Combine(AppContext.BaseDirectory, "web", "site");
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var name = Path.GetFileName(file);
            assets = assets.With(name, $"assets/{name}");
            Directory.CreateDirectory(Path.Combine(Root, "assets"));
            File.Copy(file, Path.Combine(Root, "assets", name));
        }

        Keep("trained.bin", CheckpointFile.ToBytes(Trained));
        Keep("odd.bin", CheckpointFile.ToBytes(Odd));
        var renderer = new PageRenderer(new SiteView("Test", []), assets);
        foreach (var (page, checkpoint) in new[] { ("index.html", "trained.bin"), ("lost.html", "nothing.bin") })
        {
            var playground = await renderer.RenderAsync<Playground>("", nameof(Playground.Checkpoint), checkpoint);
            await File.WriteAllTextAsync(
                Path.Combine(Root, page),
                $"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>Playground</title>
                <link rel="icon" href="data:," />
                <link rel="stylesheet" href="assets/site.css" />
                </head>
                <body class="page-note">
                <div class="with-side"><div></div><main id="main"><h1>Capstone</h1><div class="prose">{playground}<p id="after">What stands below.</p></div></main></div>
                </body>
                </html>
                """
            );
        }

        Keep("404.html", "<!DOCTYPE html><title>Nothing here</title>"u8);
        _served = await ServedSite.StartAsync(Root);
    }

    public async Task DisposeAsync()
    {
        if (_served is not null)
        {
            await _served.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A new page in a fresh browser, not yet at any address.</summary>
    public async Task<IPage> OpenAsync(
        int width = 1280,
        int height = 900,
        ColorScheme scheme = ColorScheme.Light,
        bool scripts = true
    ) => await (await _served!.VisitorAsync(width, height, scheme, scripts)).NewPageAsync();

    /// <summary>Puts a file where the page can ask for it.</summary>
    public void Keep(string name, ReadOnlySpan<byte> content) =>
        File.WriteAllBytes(Path.Combine(Root, name), content.ToArray());

    private static Checkpoint Train()
    {
        var known = Alphabet.ToHashSet();
        var docs = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
            .Order(StringComparer.Ordinal);
        var text = Alphabet + string.Concat(docs.SelectMany(File.ReadAllText).Where(known.Contains));
        var tokenizer = new CharTokenizer(text);
        var model = new Gpt(new GptConfig { Vocabulary = tokenizer.Count }, new Philox("playground"));
        var tokens = tokenizer.Encode(text);
        using var trainer = new Trainer(model, tokens, tokens[..2000], new TrainerOptions { Steps = 120 });
        trainer.Run();
        return Checkpoint.Of(model, tokenizer, "trained", 120);
    }

    // Every parameter random, those that training starts at 0 or 1 too.
    private static Checkpoint Random(GptConfig config)
    {
        var random = new Philox("odd");
        var model = new Gpt(config, random);
        foreach (var parameter in model.Parameters())
        {
            for (var i = 0; i < parameter.Tensor.Shape.Count; i++)
            {
                parameter.Tensor.Data.Part(i, 1).Write([(float)random.NextNormal()]);
            }
        }

        return Checkpoint.Of(model, new CharTokenizer(Alphabet[..config.Vocabulary]), "odd", 0);
    }
}
