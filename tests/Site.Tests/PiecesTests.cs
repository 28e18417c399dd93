using Microsoft.Playwright;
using MlMath.Site.Tests.Visits;

namespace MlMath.Site.Tests;

/// <summary>
/// A note's pieces are laid out when they come near the window. That this is fast <see cref="LighthouseTests"/> find out;
/// these find out that a reader does not notice it.
/// </summary>
[Collection("site")]
public sealed class PiecesTests(BuiltSite site)
{
    private const string Note = "maths/linear-algebra/spectral-theorem/";

    private const string Piece = "(id) => Math.round(document.getElementById(id).getBoundingClientRect().top)";

    private const string FarAwayId = "() => [...document.querySelectorAll('.prose > .block[id]')].at(-4).id";

    /// <summary>The id of the first piece in sight, and where its top is.</summary>
    private const string InSight = """
        () => {
          const seen = [...document.querySelectorAll(".prose > *")].find((piece) => piece.getBoundingClientRect().bottom > 0);
          return `${seen.id || seen.textContent.slice(0, 40)} at ${Math.round(seen.getBoundingClientRect().top)}`;
        }
        """;

    private const string Rests = """
        () => new Promise((done) => {
          let [at, still] = [scrollY, 0];
          const look = () => {
            still = scrollY === at ? still + 1 : 0;
            at = scrollY;
            (still > 30 ? done : requestAnimationFrame)(look);
          };
          look();
        })
        """;

    [Fact]
    public async Task Far_pieces_are_left_out_until_they_come_near_and_nothing_moves_while_reading()
    {
        await using var visitor = await site.VisitorAsync(390, 844, ColorScheme.Light);
        await visitor.AddInitScriptAsync(PageScripts.WatchShifts);
        var page = await OpenAsync(visitor, Note);

        (await FarOnesAreShownAsync(page)).ShouldBeFalse();
        await page.EvaluateAsync(
            """
            async () => {
              const far = () => document.documentElement.scrollHeight - innerHeight - scrollY > 1;
              for (; far(); await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))) {
                scrollBy({ top: 0.8 * innerHeight, behavior: "instant" });
              }
            }
            """
        );

        (await FarOnesAreShownAsync(page)).ShouldBeTrue();
        (await HasPiecesAsync(page)).ShouldBeTrue("nobody jumped");
        (
            await page.EvaluateAsync<double>("() => window.seenShifts.reduce((sum, shift) => sum + shift.value, 0)")
        ).ShouldBe(0);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task A_link_into_the_page_ends_at_its_place(int width, int height)
    {
        await using var visitor = await site.VisitorAsync(width, height, ColorScheme.Dark);
        var page = await OpenAsync(visitor, Note);
        var id = await page.EvaluateAsync<string>(FarAwayId);

        await page.EvaluateAsync(
            """
            (id) => {
              const link = document.querySelector(".prose p a.ref");
              link.href = `#${id}`;
              link.click();
            }
            """,
            id
        );
        await page.EvaluateAsync(Rests);

        // `scroll-padding-top` is 24 px.
        (await page.EvaluateAsync<double>(Piece, id)).ShouldBe(24, 1);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task A_link_from_elsewhere_ends_at_its_place(int width, int height)
    {
        await using var visitor = await site.VisitorAsync(width, height, ColorScheme.Light);
        var page = await OpenAsync(visitor, Note);
        var id = await page.EvaluateAsync<string>(FarAwayId);
        await page.GotoAsync("about:blank");

        await page.GotoAsync($"{Note}#{id}");
        await page.EvaluateAsync(Rests);

        (await HasPiecesAsync(page)).ShouldBeFalse();
        (await page.EvaluateAsync<double>(Piece, id)).ShouldBe(24, 1);
    }

    [Fact]
    public async Task The_key_that_goes_to_the_end_does()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor, Note);

        await page.Keyboard.PressAsync("End");
        await page.EvaluateAsync(Rests);

        (
            await page.EvaluateAsync<double>("() => document.documentElement.scrollHeight - innerHeight - scrollY")
        ).ShouldBe(0, 1);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task Who_comes_back_after_a_jump_sees_what_was_there(int width, int height)
    {
        await using var visitor = await site.VisitorAsync(width, height, ColorScheme.Light);
        var page = await OpenAsync(visitor, Note);

        await page.EvaluateAsync("() => scrollTo({ top: 9000, behavior: 'instant' })");
        await page.WaitForFunctionAsync("() => !('pieces' in document.documentElement.dataset)");
        await page.EvaluateAsync(Rests);
        var before = await page.EvaluateAsync<string>(InSight);
        await page.ReloadAsync();
        await page.EvaluateAsync(Rests);

        (await page.EvaluateAsync<string>(InSight)).ShouldBe(before);
    }

    [Theory]
    [InlineData(Note, 390)]
    [InlineData(Note, 1280)]
    [InlineData("ml/deep-learning/attention-transformers/", 1280)]
    [InlineData("data-engineering/data-infrastructure/stream-processing/", 390)]
    public async Task A_piece_is_as_high_by_itself_as_among_the_others(string note, int width)
    {
        const string Heights = """
            () => [...document.querySelectorAll(".prose > *")].map((piece) =>
              `${piece.id || piece.textContent.slice(0, 40)}: ${piece.getBoundingClientRect().height.toFixed(1)}`)
            """;
        await using var visitor = await site.VisitorAsync(width, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor, note);
        await page.EvaluateAsync(
            """
            () => {
              window.sheet = new CSSStyleSheet();
              sheet.replaceSync(".prose > * { content-visibility: visible !important; contain: layout style paint; }");
              document.adoptedStyleSheets.push(sheet);
            }
            """
        );
        await page.EvaluateAsync(PageScripts.FontsAreThere);
        var alone = await page.EvaluateAsync<string[]>(Heights);

        await page.EvaluateAsync("() => sheet.replaceSync('')");
        await WholePage.LayOutAsync(page);

        (await page.EvaluateAsync<string[]>(Heights)).ShouldBe(alone);
    }

    [Fact]
    public async Task Words_far_away_are_found_and_are_on_paper()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor, Note);
        const string Far = "() => document.querySelector('.prose > .references').";

        // What a search in the page does, and what a screen reader goes by.
        var words = (await page.EvaluateAsync<string>(Far + "textContent.trim().slice(0, 30)"))!;
        (await page.EvaluateAsync<bool>("(words) => window.find(words)", words)).ShouldBeTrue();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.EvaluateAsync<bool>(Far + "checkVisibility({ contentVisibilityAuto: true })")).ShouldBeTrue();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext visitor, string note)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(note);
        return page;
    }

    private static Task<bool> HasPiecesAsync(IPage page) =>
        page.EvaluateAsync<bool>("() => 'pieces' in document.documentElement.dataset");

    private static Task<bool> FarOnesAreShownAsync(IPage page) =>
        page.EvaluateAsync<bool>(
            "() => document.querySelector('.prose > .references > *').checkVisibility({ contentVisibilityAuto: true })"
        );
}
