using MlMath.Site.Tests.Visits;

namespace MlMath.Site.Tests;

/// <summary>
/// What holds of every page of the real site, on a phone and on a wide screen, in a real browser, under the host's own
/// security policy. All pages are visited once, for all questions together.
/// </summary>
[Collection("site")]
public sealed class EveryPageTests(BuiltSite site)
{
    private const int Kilo = 1024;

    [Fact]
    public async Task The_console_is_silent_nothing_fails_and_nobody_else_is_asked() =>
        Found(await site.VisitsAsync(), v => v.Complaints).ShouldBeEmpty();

    [Fact]
    public async Task No_page_scrolls_sideways() =>
        Found(await site.VisitsAsync(), v => v.Overflow > 0 ? [$"by {v.Overflow} px"] : []).ShouldBeEmpty();

    [Fact]
    public async Task Axe_finds_nothing_in_the_dark_or_in_the_light() =>
        Found(await site.VisitsAsync(), v => v.Violations).ShouldBeEmpty();

    [Fact]
    public async Task Nothing_moves_while_a_page_comes_though_its_fonts_are_late() =>
        Found(await site.VisitsAsync(), v => v.Moves ? [$"shift {v.Shift}", .. v.Moved] : []).ShouldBeEmpty();

    [Fact]
    public async Task On_a_phone_no_letter_of_a_figure_is_smaller_than_nine_pixels() =>
        Found(await site.VisitsAsync(), v => v.SmallLetters).ShouldBeEmpty();

    [Fact]
    public async Task No_letter_of_a_figure_is_cut_at_its_edge() =>
        Found(await site.VisitsAsync(), v => v.CutLetters).ShouldBeEmpty();

    [Fact]
    public async Task A_page_as_it_is_sent_has_all_the_words_that_scripts_show() =>
        Found(await site.VisitsAsync(), v => v.WordsOfScripts).ShouldBeEmpty();

    [Fact]
    public async Task A_note_weighs_at_most_200_KB_on_the_first_view_with_20_of_styles_and_15_of_scripts()
    {
        var notes = (await site.VisitsAsync()).Where(v => BuiltSite.IsNote(v.Path)).Select(v => v.Weight).ToList();

        notes.ShouldNotBeEmpty();
        notes
            .Where(w => w.Total > 200 * Kilo || w.Styles > 20 * Kilo || w.Scripts > 15 * Kilo)
            .Select(w => w.ToString())
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Found(IEnumerable<Visit> visits, Func<Visit, IEnumerable<string>> findings) =>
        visits.SelectMany(v => findings(v).Select(f => $"{v}: {f}"));
}
