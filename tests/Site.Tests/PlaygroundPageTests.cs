using Microsoft.Playwright;
using MlMath.Engine.Numerics;
using MlMath.Engine.Training;

namespace MlMath.Site.Tests;

/// <summary>The playground as a reader meets it.</summary>
public sealed class PlaygroundPageTests(PlaygroundSite site) : IClassFixture<PlaygroundSite>
{
    [Fact]
    public async Task It_writes_what_the_sampler_writes()
    {
        var page = await ReadyAsync();
        await page.GetByLabel("Seed").FillAsync("my seed");
        await page.GetByLabel("Your beginning").FillAsync("The model ");

        var more = page.GetByRole(AriaRole.Button, new() { Name = "More" });
        await more.WaitForAsync(new() { Timeout = 60_000 });

        var tokenizer = site.Trained.Tokenizer.ToTokenizer();
        var options = new SamplerOptions(0.8, 0, 0.95);
        var expected = new Sampler(site.Trained.ToModel()).Generate(
            tokenizer.Encode("The model "),
            800,
            new Philox("my seed"),
            options
        );
        (await TextAsync(page)).ShouldBe("The model " + tokenizer.Decode(expected.AsSpan(0, 400)));

        await more.ClickAsync();
        await more.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await more.WaitForAsync(new() { Timeout = 60_000 });
        (await TextAsync(page)).ShouldBe("The model " + tokenizer.Decode(expected));
    }

    [Fact]
    public async Task Typing_and_sliders_change_the_bars_and_a_bar_appends_its_character()
    {
        var page = await ReadyAsync();
        var prompt = page.GetByLabel("Your beginning");
        var bars = page.Locator(".playground-bars button");
        var before = await bars.AllInnerTextsAsync();

        await prompt.PressSequentiallyAsync("q");
        await Eventually(async () => (await bars.AllInnerTextsAsync()).ShouldNotBe(before));

        await CheckBarsAsync(page, "A matrix is q", new SamplerOptions(0.8, 0, 0.95));
        await MoveAsync(page, "Temperature", "1.5");
        await CheckBarsAsync(page, "A matrix is q", new SamplerOptions(1.5, 0, 0.95));
        await MoveAsync(page, "Top-k", "3");
        await CheckBarsAsync(page, "A matrix is q", new SamplerOptions(1.5, 3, 0.95));
        await MoveAsync(page, "Top-p", "0.3");
        await CheckBarsAsync(page, "A matrix is q", new SamplerOptions(1.5, 3, 0.3));
        await MoveAsync(page, "Temperature", "0");
        await CheckBarsAsync(page, "A matrix is q", new SamplerOptions(0, 3, 0.3));

        await bars.First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await prompt.InputValueAsync()).ShouldBe("A matrix is q" + Best("A matrix is q"));
    }

    [Fact]
    public async Task Sliders_are_worked_with_the_keyboard_and_say_their_values()
    {
        var page = await ReadyAsync();
        var topK = page.GetByLabel("Top-k");
        (await topK.GetAttributeAsync("aria-valuetext")).ShouldBe("all 65");
        await topK.PressAsync("ArrowLeft");
        (await topK.GetAttributeAsync("aria-valuetext")).ShouldBe("64");
        await topK.PressAsync("Home");
        (await topK.GetAttributeAsync("aria-valuetext")).ShouldBe("1");
        (await page.Locator(".playground-bars .cut").CountAsync()).ShouldBe(11);
        await page.GetByLabel("Temperature").PressAsync("Home");
        (await page.GetByLabel("Temperature").GetAttributeAsync("aria-valuetext")).ShouldBe("0, always the best");
    }

    [Fact]
    public async Task Pause_stops_the_text_and_again_takes_the_next_seed()
    {
        var page = await ReadyAsync();
        await Eventually(async () => (await TextAsync(page)).Length.ShouldBeGreaterThan(20));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var stopped = await TextAsync(page);
        await page.WaitForTimeoutAsync(300);
        (await TextAsync(page)).ShouldBe(stopped);
        (await page.Locator(".playground-facts").InnerTextAsync()).ShouldStartWith(
            $"{stopped.Length - "A matrix is ".Length} characters"
        );

        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Eventually(async () => (await TextAsync(page)).Length.ShouldBeGreaterThan(stopped.Length));
        (await TextAsync(page)).ShouldStartWith(stopped);

        await page.GetByRole(AriaRole.Button, new() { Name = "Again" }).ClickAsync();
        (await page.GetByLabel("Seed").InputValueAsync()).ShouldBe("2");
        await Eventually(async () =>
        {
            var text = await TextAsync(page);
            text.Length.ShouldBeGreaterThan(20);
            stopped.ShouldNotStartWith(text[..20]);
        });
    }

    [Fact]
    public async Task The_odds_of_every_written_character_can_be_looked_at_and_another_taken()
    {
        var page = await ReadyAsync();
        await Eventually(async () => (await TextAsync(page)).Length.ShouldBeGreaterThan(60));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var text = await TextAsync(page);
        var start = "A matrix is ".Length;
        var options = new SamplerOptions(0.8, 0, 0.95);
        var place = page.GetByRole(AriaRole.Slider, new() { Name = "Character whose odds are shown" });
        (await page.Locator("mark").TextContentAsync()).ShouldBe(text.Substring(start, 1));

        await place.FillAsync("20");
        (await page.Locator("mark").TextContentAsync()).ShouldBe(text.Substring(start + 20, 1));
        (await TextAsync(page)).ShouldBe(text);
        await CheckBarsAsync(page, text[..(start + 20)], options);

        await place.PressAsync("End");
        (await place.InputValueAsync()).ShouldBe($"{text.Length - start}");
        (await place.GetAttributeAsync("aria-valuetext")).ShouldBe(
            $"character {text.Length - start + 1}, the end of the text"
        );
        await CheckBarsAsync(page, text, options);

        await place.FillAsync("7");
        await page.Locator(".playground-bars button").Nth(3).ClickAsync();
        var beginning = await page.GetByLabel("Your beginning").InputValueAsync();
        beginning[..^1].ShouldBe(text[..(start + 7)]);
        await Eventually(async () => (await TextAsync(page)).ShouldStartWith(beginning));
    }

    [Fact]
    public async Task Pointing_at_a_character_shows_its_odds()
    {
        var page = await ReadyAsync();
        await page.GetByLabel("Temperature").FillAsync("0");
        await Eventually(async () => (await TextAsync(page)).Length.ShouldBeGreaterThan(40));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var paper = (await page.Locator(".playground-paper").BoundingBoxAsync())!;
        var mark = (await page.Locator("mark").BoundingBoxAsync())!;

        // One letter further, near its right edge; then on what was given, which changes nothing.
        await page.Mouse.ClickAsync(mark.X + (1.8f * mark.Width), mark.Y + (mark.Height / 2));
        (await page.Locator("[name=place]").InputValueAsync()).ShouldBe("1");
        await page.Mouse.ClickAsync(paper.X + (1.5f * mark.Width), mark.Y + (mark.Height / 2));
        (await page.Locator("[name=place]").InputValueAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task Characters_that_the_model_does_not_know_are_named_and_left_out()
    {
        var page = await ReadyAsync();
        await page.GetByLabel("Your beginning").FillAsync("naïve 7\t");
        await page.GetByText("Left out, as the model has never seen them: ï 7 tab").WaitForAsync();
        await Eventually(async () => (await TextAsync(page)).ShouldStartWith("nave "));
        await page.GetByLabel("Your beginning").FillAsync("");
        await Eventually(async () => (await page.Locator("#playground-left-out").InnerTextAsync()).ShouldBeEmpty());
        await CheckBarsAsync(page, "\n", new SamplerOptions(0.8, 0, 0.95));
    }

    [Fact]
    public async Task A_model_that_cannot_be_read_is_said_to_be_so_and_can_be_asked_for_again()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("lost.html");
        var alert = page.GetByRole(AriaRole.Alert);
        await alert.WaitForAsync();
        (await alert.InnerTextAsync()).ShouldStartWith(
            "The model cannot write: the checkpoint did not arrive: the server answered 404."
        );
        (await page.Locator(".playground-board").IsVisibleAsync()).ShouldBeFalse();

        site.Keep("nothing.bin", CheckpointFile.ToBytes(site.Trained));
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.Locator(".playground[data-state=ready]").WaitForAsync();
        (await alert.IsVisibleAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 900)]
    public async Task Nothing_moves_when_it_is_ready_and_nothing_scrolls_sideways(int width, int height)
    {
        var page = await site.OpenAsync(width, height);
        var model = await HeldRequest.OfAsync(page, url => url.EndsWith("/trained.bin", StringComparison.Ordinal));
        await page.GotoAsync("");
        await page.GetByText("Fetching the model…").WaitForAsync();
        var before = (await page.Locator("#after").BoundingBoxAsync())!.Y;
        model.Arrive();
        await page.Locator(".playground[data-state=ready]").WaitForAsync();
        await Eventually(async () => (await TextAsync(page)).Length.ShouldBeGreaterThan(20));

        (await page.Locator("#after").BoundingBoxAsync())!.Y.ShouldBe(before);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(
            0
        );
    }

    [Fact]
    public async Task Without_scripts_one_sentence_stands_in_its_place()
    {
        var page = await site.OpenAsync(scripts: false);
        await page.GotoAsync("");
        (await page.GetByText("With scripts on, the trained model runs here").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".playground-board").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#after").BoundingBoxAsync())!.Y.ShouldBeLessThan(500);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_and_the_browser_complains_of_nothing(ColorScheme scheme)
    {
        var page = await site.OpenAsync(scheme: scheme);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("");
        await page.Locator(".playground[data-state=ready]").WaitForAsync();
        await page.GetByLabel("Your beginning").FillAsync("naïve");
        await MoveAsync(page, "Top-k", "5");
        await Eventually(async () => (await TextAsync(page)).ShouldStartWith("nave"));

        complaints.AddRange(await Axe.ViolationsAsync(page));

        complaints.ShouldBeEmpty();
    }

    private async Task<IPage> ReadyAsync()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("");
        await page.Locator(".playground[data-state=ready]").WaitForAsync();
        await Eventually(async () =>
            (await page.Locator(".playground-bars .share").First.InnerTextAsync()).ShouldNotBeEmpty()
        );
        return page;
    }

    private static async Task<string> TextAsync(IPage page) =>
        await page.Locator(".playground-paper").TextContentAsync() ?? "";

    private static Task MoveAsync(IPage page, string slider, string value) => page.GetByLabel(slider).FillAsync(value);

    // Every bar as the engine has it: the twelve best scores in order, each with its share or marked as cut off.
    private async Task CheckBarsAsync(IPage page, string prompt, SamplerOptions options)
    {
        var tokenizer = site.Trained.Tokenizer.ToTokenizer();
        var scores = Scores(prompt);
        var chosen = Sampler.Probabilities(scores, options);
        var uncut = Sampler.Probabilities(scores, options with { TopK = 0, TopP = 1 });
        var best = Enumerable.Range(0, 65).OrderByDescending(id => scores[id]).ThenBy(id => id).Take(12).ToArray();
        var expected = best.Select(id =>
            $"{Glyph(tokenizer.Decode([id]))} {Percent(chosen[id] > 0 ? chosen[id] : uncut[id])}{(chosen[id] == 0 && uncut[id] > 0 ? " cut" : "")}"
        );
        await Eventually(async () =>
        {
            var shown = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll(".playground-bars button")].map((b) =>
                  [...b.querySelectorAll(".glyph, .share")].map((s) => s.textContent).join(" ") + (b.matches(".cut") ? " cut" : ""))
                """
            );
            shown.ShouldBe(expected);
        });
    }

    private float[] Scores(string prompt)
    {
        var decoder = new Decoder(site.Trained.ToModel());
        var scores = new float[65];
        foreach (var token in site.Trained.Tokenizer.ToTokenizer().Encode(prompt))
        {
            decoder.Feed(token, scores);
        }

        return scores;
    }

    private string Best(string prompt)
    {
        var scores = Scores(prompt);
        return site.Trained.Tokenizer.ToTokenizer().Decode([Array.IndexOf(scores, scores.Max())]);
    }

    private static string Glyph(string character) =>
        character switch
        {
            " " => "␣",
            "\n" => "↵",
            _ => character,
        };

    private static string Percent(double share) =>
        share switch
        {
            > 0 and < 0.0005 => "<0.1%",
            >= 0.9995 and < 1 => ">99.9%",
            _ => FormattableString.Invariant($"{100 * share:F1}%"),
        };

    /// <summary>Waits for what comes a little later, at most ten seconds.</summary>
    private static async Task Eventually(Func<Task> check)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await check();
                return;
            }
            catch (ShouldAssertException) when (tries < 200)
            {
                await Task.Delay(50);
            }
        }
    }
}
