using System.Globalization;
using Microsoft.Playwright;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Search;

namespace MlMath.Site.Tests.Search;

/// <summary>The search of the site as it will be, with all the notes of the plan.</summary>
[Collection("site")]
public sealed class SearchScaleTests(BuiltSite site)
{
    private const int PlannedNotes = 164;
    private const string Start = "notation/index.html";

    [Fact]
    public async Task With_every_planned_note_a_first_query_still_costs_less_than_100_KB()
    {
        var folder = Directory.CreateTempSubdirectory("search-scale-");
        try
        {
            await WriteAsync(folder.FullName);
            await using var served = await ServedSite.StartAsync(folder.FullName);
            foreach (
                var query in new[]
                {
                    "eigenvalues",
                    "cosine similarity of embeddings",
                    "directions of greatest variance",
                }
            )
            {
                await using var visitor = await served.VisitorAsync(1280, 900, ColorScheme.Light);
                var page = await visitor.NewPageAsync();
                await page.GotoAsync(Start, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
                var asked = new HashSet<string>(StringComparer.Ordinal);
                page.Response += (_, response) => asked.Add(new Uri(response.Url).AbsolutePath);

                await page.Locator(".search-button:enabled").ClickAsync();
                await page.GetByRole(AriaRole.Combobox).FillAsync(query);
                await page.WaitForFunctionAsync(
                    "query => document.querySelector('.search-results').dataset.query === query",
                    query
                );
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

                var sizes = asked
                    .Where(Weight.IsOfSearch)
                    .Select(path => (Path: path, Size: Weight.Transferred(folder.FullName, path)))
                    .ToList();
                sizes
                    .Sum(s => s.Size)
                    .ShouldBeLessThan(
                        100_000,
                        string.Join(
                            '\n',
                            sizes
                                .OrderByDescending(s => s.Size)
                                .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Size, 6} {s.Path}"))
                        )
                    );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The site with each of its notes as often as there will be notes, all under addresses of their own.
    private async Task WriteAsync(string root)
    {
        var pages = site
            .Pages.Where(p => p.EndsWith("/index.html", StringComparison.Ordinal))
            .Select(p => (Address: p[..^"index.html".Length], Html: File.ReadAllBytes(Path.Combine(site.Root, p))))
            .ToList();
        var notes = pages.Where(p => p.Address.Count(c => c == '/') == 3 && IsNote(p.Html)).ToList();
        var copies = Enumerable
            .Range(0, PlannedNotes - notes.Count)
            .Select(i => ($"{notes[i % notes.Count].Address[..^1]}-{i}/", notes[i % notes.Count].Html));
        var records = SearchRecords.Of(
            pages.Concat(copies).Select(p => (p.Item1, (ReadOnlyMemory<byte>)p.Item2)),
            new CurriculumModel([], [], null, CurriculumTables.Empty)
        );
        foreach (var file in await SearchIndex.MakeAsync(records, CancellationToken.None))
        {
            Write(Path.Combine(root, "search", file.Path), file.Content);
        }

        // The copies have no words of their own.
        Write(
            Path.Combine(root, "search", KnownWords.File),
            await File.ReadAllBytesAsync(Path.Combine(site.Root, "search", KnownWords.File))
        );
        foreach (
            var path in Directory
                .EnumerateFiles(Path.Combine(site.Root, "assets"))
                .Append(Path.Combine(site.Root, Start))
        )
        {
            Write(Path.Combine(root, Path.GetRelativePath(site.Root, path)), await File.ReadAllBytesAsync(path));
        }
    }

    private static bool IsNote(byte[] html) => html.AsSpan().IndexOf("class=\"page-note\""u8) >= 0;

    private static void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}
