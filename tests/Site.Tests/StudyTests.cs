using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>What a reader comes back to: read notes, bookmarks, the place left last, questions that are due.</summary>
[Collection("site")]
public sealed class StudyTests(BuiltSite site)
{
    private const string Module = "maths/linear-algebra/";
    private const string Note = "maths/linear-algebra/spectral-theorem/";
    private static readonly Regex OneRead = new("^1 of [0-9]+ read$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private const string Next = "maths/linear-algebra/svd-qr-lu/";

    [Fact]
    public async Task A_note_marked_as_read_stays_so_and_is_counted_where_it_is_listed()
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, Note);
        await Button(page, "Mark as read").ClickAsync();

        await page.ReloadAsync();
        await Assertions.Expect(Button(page, "Mark as unread")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".finish-said")).ToContainTextAsync("Read today");
        await Assertions.Expect(page.Locator(".side-notes > .read")).ToHaveCountAsync(1);
        (await page.Locator(".side-notes > .read").GetAttributeAsync("data-note")).ShouldBe(Note);

        await page.GotoAsync(Module);
        await Assertions.Expect(page.Locator("p.read-count")).ToHaveTextAsync(OneRead);
        (await page.Locator(".note-list > .read").GetAttributeAsync("data-note")).ShouldBe(Note);
        await page.GotoAsync("");
        await Assertions.Expect(page.Locator(".dots .read")).ToHaveCountAsync(1);
        await page.GotoAsync("study/");
        await Assertions
            .Expect(page.Locator($".studied:has([data-note='{Note}']) .read-count"))
            .ToHaveTextAsync(OneRead);
        var path = page.Locator($".counted > li[data-notes~='{Note}']").First;
        (await path.Locator(".read-count").TextContentAsync())!.ShouldStartWith("1 of ");

        await page.GotoAsync("topics/");
        await Assertions.Expect(page.Locator(".topics a.read").First).ToBeAttachedAsync();
        (await page.Locator(".topics a.read[href*='/svd-qr-lu/']").CountAsync()).ShouldBe(0);
        await page.GotoAsync("map/");
        await Assertions
            .Expect(page.Locator(".dot.read"))
            .ToHaveAttributeAsync("aria-label", new Regex("^Read: The Spectral"));
        await page.GotoAsync("map/maths/");
        (await page.Locator("li.row.read").GetAttributeAsync("data-note")).ShouldBe(Note);

        await page.GotoAsync(Note);
        await Button(page, "Mark as unread").ClickAsync();
        await page.GotoAsync("map/");
        (await page.Locator(".dot[aria-label^=Read]").CountAsync()).ShouldBe(0);
        await page.GotoAsync(Module);
        await Assertions.Expect(page.Locator(".note-list > .read")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_end_of_a_note_asks_to_be_marked_once_it_is_reached()
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, Note);
        var finish = page.Locator(".finish");
        (await finish.GetAttributeAsync("class"))!.ShouldNotContain("reached");

        await finish.ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(page.Locator(".finish.reached")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Home_and_study_page_lead_back_to_the_section_that_was_left()
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, "");
        (await page.Locator(".continue").IsVisibleAsync()).ShouldBeFalse("nobody has been here");
        await page.GotoAsync(Note);
        var heading = page.Locator(".prose h2").Nth(3);
        var anchor = await heading.GetAttributeAsync("id");
        await heading.EvaluateAsync("h => h.scrollIntoView({ behavior: 'instant' })");

        foreach (var from in new[] { "", "study/" })
        {
            await page.GotoAsync(from);
            var link = page.GetByRole(AriaRole.Link, new() { Name = "Continue reading" });
            (await link.TextContentAsync())!.ShouldContain("The Spectral Theorem");
            (await link.EvaluateAsync<string>("a => a.href")).ShouldBe($"{site.Address}{Note}#{anchor}");
        }

        // A note that has been read leads on to the next one.
        await page.GotoAsync(Note);
        await Button(page, "Mark as read").ClickAsync();
        await page.GotoAsync("");
        var onward = page.Locator(".continue a");
        (await onward.EvaluateAsync<string>("a => a.href")).ShouldBe($"{site.Address}{Next}");
    }

    [Fact]
    public async Task Nothing_moves_when_a_reader_is_recognised()
    {
        await using var visitor = await VisitorAsync(390, 844);
        var page = await OpenAsync(visitor, "");
        await KeepAsync(page, Record(("2026-11-01", 2)));
        foreach (var path in new[] { "", Module, Note, "paths/", "study/" })
        {
            await page.GotoAsync(path);
            await page.WaitForTimeoutAsync(300);
            var moved = await page.EvaluateAsync<string[]>(
                """
                () => new Promise((done) => {
                  // The bar makes room for its own buttons.
                  const elsewhere = ({ node }) => !node?.parentElement?.closest(".site-bar");
                  const nodes = new Set();
                  new PerformanceObserver((list) => list.getEntries().forEach((e) => e.sources.filter(elsewhere).forEach((s) => nodes.add((s.node?.outerHTML ?? s.node?.textContent ?? "?").slice(0, 120))))).observe({ type: "layout-shift", buffered: true });
                  setTimeout(() => done([...nodes]), 200);
                })
                """
            );
            moved.ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Bookmarks_of_a_note_and_of_a_section_are_listed_and_taken_out()
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, Note);
        var ribbon = page.Locator("#pitfalls").GetByRole(AriaRole.Button, new() { Name = "Bookmark this section" });
        await Button(page, "Bookmark this note").ClickAsync();
        await ribbon.FocusAsync();
        await page.Keyboard.PressAsync("Space");

        await page.ReloadAsync();
        (await ribbon.GetAttributeAsync("aria-pressed")).ShouldBe("true");

        await page.GotoAsync("study/");
        var places = page.Locator(".places li:not(:has(small))");
        await Assertions.Expect(places).ToHaveCountAsync(2);
        await Assertions.Expect(places.Nth(1)).ToContainTextAsync("Pitfalls");
        await places.Nth(0).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(places).ToHaveCountAsync(1);
        await places.GetByRole(AriaRole.Link).ClickAsync();
        page.Url.ShouldBe($"{site.Address}{Note}#pitfalls");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1, 2]")]
    [InlineData("""{"version":9,"read":{}}""")]
    [InlineData(
        """{"version":1,"read":7,"bookmarks":[null],"recall":{"x":{}},"place":{"page":"javascript:alert(1)"}}"""
    )]
    public async Task What_is_no_record_is_no_trouble_and_not_lost(string stored)
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, "");
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await KeepAsync(page, stored);

        foreach (var path in new[] { "", Module, "study/", Note })
        {
            await page.GotoAsync(path);
        }

        await Button(page, "Mark as read").ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(Button(page, "Mark as unread")).ToBeVisibleAsync();
        errors.ShouldBeEmpty();
        var aside = await page.EvaluateAsync<string?>("() => localStorage.getItem('study-unreadable')");
        aside.ShouldBe(stored.Contains("\"version\":1", StringComparison.Ordinal) ? null : stored);
    }

    [Theory]
    [InlineData(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )]
    [InlineData("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")]
    public async Task A_browser_that_keeps_nothing_is_told_so_and_everything_else_works(string broken)
    {
        await using var visitor = await VisitorAsync();
        await visitor.AddInitScriptAsync(broken);
        var page = await visitor.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync("");
        await page.GotoAsync("study/");
        await Assertions.Expect(page.Locator(".review")).ToContainTextAsync("No question is waiting");
        await page.GotoAsync(Note);

        await Button(page, "Mark as read").ClickAsync();

        await Assertions.Expect(page.Locator(".finish-said")).ToContainTextAsync("keeps nothing");
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_saved_as_a_file_is_put_together_with_what_is_known()
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, Note);
        await Button(page, "Mark as read").ClickAsync();
        await Button(page, "Bookmark this note").ClickAsync();
        await page.GotoAsync("study/");
        var download = await page.RunAndWaitForDownloadAsync(() => Button(page, "Save as a file").ClickAsync());
        download.SuggestedFilename.ShouldMatch(@"^mlmath-study-\d{4}-\d\d-\d\d\.json$");
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await download.SaveAsAsync(file);

        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await Button(page, "Forget everything").ClickAsync();
        var told = page.Locator(".record > p");
        await Assertions.Expect(told).ToContainTextAsync("forgotten");
        await Assertions.Expect(page.Locator(".studied .read")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(0);

        await page.GotoAsync(Next);
        await Button(page, "Mark as read").ClickAsync();
        await page.GotoAsync("study/");
        await page.Locator("input[type=file]").SetInputFilesAsync(file);

        await Assertions.Expect(told).ToHaveTextAsync("Added 1 note read, 1 bookmark and 5 answers.");
        await Assertions.Expect(page.Locator(".studied .read")).ToHaveCountAsync(2);
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(told).ToHaveTextAsync("Added 0 notes read, 0 bookmarks and 0 answers.");
        File.Delete(file);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"version":2}""")]
    [InlineData("null")]
    public async Task A_file_that_was_not_saved_here_is_refused(string content)
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, "study/");

        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "holiday.json",
                    MimeType = "application/json",
                    Buffer = [.. content.Select(c => (byte)c)],
                }
            );

        await Assertions
            .Expect(page.Locator(".record > p"))
            .ToContainTextAsync("“holiday.json” is no file that was saved here");
        (await page.EvaluateAsync<string?>("() => localStorage.getItem('study')")).ShouldBeNull();
    }

    [Fact]
    public async Task Questions_of_a_note_that_was_read_are_asked_the_next_day_and_come_back_as_they_were_known()
    {
        await using var visitor = await VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.Clock.SetFixedTimeAsync("2026-11-21T10:00:00");
        await page.GotoAsync(Note);
        await Button(page, "Mark as read").ClickAsync();
        await page.GotoAsync("study/");
        var review = page.Locator(".review");
        await Assertions.Expect(review).ToContainTextAsync("5 questions come back tomorrow");

        await page.Clock.SetFixedTimeAsync("2026-11-22T10:00:00");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".site-menu [data-due='5']")).ToHaveCountAsync(1);
        // By keyboard alone: the answer, then a number.
        await Button(page, "Show the answer").FocusAsync();
        var heights = new List<double>();
        for (var left = 5; left > 0; left--)
        {
            await Assertions.Expect(review.Locator(".review-foot")).ToContainTextAsync($"{left} to go");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(review.Locator(".review-answer")).ToBeVisibleAsync();
            heights.AddRange(
                await review
                    .Locator(".katex-strut")
                    .EvaluateAllAsync<double[]>("struts => struts.map(strut => strut.offsetHeight)")
            );
            await page.Keyboard.PressAsync("3");
        }

        // Formulas of another page have their own rules here.
        heights.ShouldNotBeEmpty();
        heights.ShouldAllBe(height => height > 0);

        await Assertions.Expect(review).ToContainTextAsync("5 questions come back on 25 November");
        await page.Clock.SetFixedTimeAsync("2026-11-24T23:00:00");
        await page.ReloadAsync();
        await Assertions.Expect(review).ToContainTextAsync("Nothing is due today");
        await page.Clock.SetFixedTimeAsync("2026-11-25T00:30:00");
        await page.ReloadAsync();
        await Button(page, "Show the answer").ClickAsync();
        await Button(page, "Good 7 days").ClickAsync();
        await Assertions.Expect(review.Locator(".review-foot")).ToContainTextAsync("4 to go");
    }

    [Fact]
    public async Task What_was_forgotten_is_asked_again_at_the_end_and_an_answer_can_be_undone()
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, "");
        await KeepAsync(page, Record(("2026-11-01", 3)));
        await page.GotoAsync("study/");
        var review = page.Locator(".review");
        var question = review.Locator(".review-question");
        await Assertions.Expect(review.Locator(".review-foot")).ToContainTextAsync("3 to go");
        var first = await question.InnerTextAsync();

        await AnswerAsync("Again");
        await Assertions.Expect(question).Not.ToHaveTextAsync(first);
        await Assertions.Expect(review.Locator(".review-foot")).ToContainTextAsync("3 to go");
        await AnswerAsync("Easy");
        await Assertions.Expect(review.Locator(".review-foot")).ToContainTextAsync("2 to go");
        await Button(page, "Undo the last answer").ClickAsync();
        await Assertions.Expect(review.Locator(".review-foot")).ToContainTextAsync("3 to go");
        await AnswerAsync("Good");
        await AnswerAsync("Good");
        (await question.InnerTextAsync()).ShouldBe(first);
        await AnswerAsync("Good");
        await Assertions.Expect(review).ToContainTextAsync("1 question comes back tomorrow");

        async Task AnswerAsync(string grade)
        {
            await Button(page, "Show the answer").ClickAsync();
            await review.GetByRole(AriaRole.Button, new() { NameString = grade }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_note_grades_its_own_questions_and_the_study_page_drops_those_that_are_asked_no_more()
    {
        await using var visitor = await VisitorAsync();
        var page = await OpenAsync(visitor, Note);
        var question = page.Locator(".recall li").First;
        await question.Locator("summary").ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Good" }).ClickAsync();
        await Assertions.Expect(question.Locator(".verdict")).ToContainTextAsync("Comes back on ");
        await question.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Again" }).ClickAsync();
        await page.ReloadAsync();
        await question.Locator("summary").ClickAsync();
        await Assertions.Expect(question.Locator(".verdict")).ToContainTextAsync("Comes back tomorrow");

        await KeepAsync(
            page,
            """{"version":1,"recall":{"NOTE#q-00000000":{"rung":1,"due":"2026-01-01"},"maths/gone/#q-00000000":{"rung":1,"due":"2026-01-01"}}}""".Replace(
                "NOTE",
                Note,
                StringComparison.Ordinal
            )
        );
        await page.GotoAsync("study/");
        await Assertions.Expect(page.Locator(".review")).ToContainTextAsync("No question is waiting");
        (await StoredAsync(page))["recall"]!.AsObject().Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_was_open_before_the_script_came_is_graded_too()
    {
        await using var visitor = await VisitorAsync();
        var page = await visitor.NewPageAsync();
        var script = await HeldRequest.OfAsync(
            page,
            url =>
                url.Contains("/assets/site.", StringComparison.Ordinal) && url.EndsWith(".js", StringComparison.Ordinal)
        );
        await page.GotoAsync(Note, new() { WaitUntil = WaitUntilState.Commit });
        var question = page.Locator(".recall li").First;
        await question.Locator("summary").ClickAsync();
        await Assertions.Expect(page.Locator(".grades")).ToHaveCountAsync(0);

        script.Arrive();

        await Assertions.Expect(question.Locator(".grades")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_where_there_is_much_to_come_back_to(int width, int height, ColorScheme scheme)
    {
        await using var visitor = await site.VisitorAsync(width, height, scheme);
        var page = await OpenAsync(visitor, "");
        await KeepAsync(page, Record(("2026-11-01", 4)));
        var violations = new List<string>();
        foreach (var path in new[] { "", Module, Note, "paths/", "study/" })
        {
            await page.GotoAsync(path);
            if (path == Note)
            {
                await page.EvaluateAsync(
                    "() => document.querySelectorAll('.recall details').forEach(d => d.open = true)"
                );
                await page.Locator(".grades").First.WaitForAsync();
            }

            if (path == "study/")
            {
                await Button(page, "Show the answer").ClickAsync();
            }

            violations.AddRange(await Axe.ViolationsAsync(page));
            (
                await page.EvaluateAsync<int>(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
            ).ShouldBe(0, path);
        }

        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_the_study_page_explains_itself_and_leads_to_the_questions()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await OpenAsync(visitor, "study/");

        (await page.Locator("noscript p").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".review").IsVisibleAsync()).ShouldBeFalse();
        await page.Locator($"a.asked[href*='spectral-theorem/#q-']").ClickAsync();
        page.Url.ShouldContain($"{Note}#q-");
        (await page.Locator(".finish").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public void A_notes_scripts_keep_within_fifteen_kilobytes()
    {
        var scripts = Directory
            .EnumerateFiles(Path.Combine(site.Root, "assets"), "*.js")
            .Where(f => Path.GetFileName(f).Split('.')[0] is "site" or "theme")
            .ToList();

        scripts.Count.ShouldBe(2);
        scripts.Sum(Compressed).ShouldBeLessThan(15 * 1024);
    }

    private static int Compressed(string file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return (int)packed.Length;
    }

    /// <summary>A reader who has read one note, has a bookmark and a place, and questions that are due.</summary>
    private string Record((string Day, int Count) due)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(site.Root, Note, "recall.json")))!;
        var cards = file["questions"]!
            .AsArray()
            .Take(due.Count)
            .Select(q =>
                KeyValuePair.Create($"{Note}#{q!["id"]}", (JsonNode?)new JsonObject { ["rung"] = 1, ["due"] = due.Day })
            );
        var place = new JsonObject { ["title"] = "SVD, QR & LU Decompositions", ["heading"] = "By hand" };
        return new JsonObject
        {
            ["version"] = 1,
            ["read"] = new JsonObject { [Note] = due.Day },
            ["bookmarks"] = new JsonObject { [$"{Next}#by-hand"] = place.DeepClone() },
            ["recall"] = new JsonObject(cards),
            ["place"] = new JsonObject(
                [
                    .. place
                        .DeepClone()
                        .AsObject()
                        .ToList()
                        .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())),
                    new("page", Next),
                    new("section", "by-hand"),
                    new("at", 1_790_000_000_000),
                ]
            ),
        }.ToJsonString();
    }

    private static async Task<JsonNode> StoredAsync(IPage page) =>
        JsonNode.Parse(await page.EvaluateAsync<string>("() => localStorage.getItem('study')"))!;

    private static Task KeepAsync(IPage page, string record) =>
        page.EvaluateAsync("record => localStorage.setItem('study', record)", record);

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(
            AriaRole.Button,
            new() { NameString = name, Exact = name.StartsWith("Mark", StringComparison.Ordinal) }
        );

    private Task<IBrowserContext> VisitorAsync(int width = 1280, int height = 900) =>
        site.VisitorAsync(width, height, ColorScheme.Light);

    private static async Task<IPage> OpenAsync(IBrowserContext visitor, string path)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}
