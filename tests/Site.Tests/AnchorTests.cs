using System.Text.RegularExpressions;

namespace MlMath.Site.Tests;

/// <summary>A link into a note holds however the note grows: anchors are words of its author, never places in a count.</summary>
[Collection("site")]
public sealed partial class AnchorTests(BuiltSite site)
{
    [Fact]
    public void Every_heading_statement_and_numbered_formula_of_a_note_has_an_anchor_that_no_count_gave()
    {
        var troubles = new List<string>();
        var found = 0;
        foreach (var path in site.Pages)
        {
            var html = File.ReadAllText(Path.Combine(site.Root, path));
            if (!html.Contains("<body class=\"page-note\"", StringComparison.Ordinal))
            {
                continue;
            }

            var prose = html[
                html.IndexOf("<div class=\"prose\">", StringComparison.Ordinal)..html.IndexOf(
                    "</article>",
                    StringComparison.Ordinal
                )
            ];
            foreach (Match place in Place().Matches(prose))
            {
                found++;
                var id = Id().Match(place.Value).Groups["id"].Value;
                if (id.Length == 0 || Counted().IsMatch(id))
                {
                    troubles.Add($"{path}: {place.Value}");
                }
            }

            var numbered = Numbered().Count(prose);
            var labelled = Labelled().Count(prose);
            if (numbered != labelled)
            {
                troubles.Add($"{path}: {numbered} numbered formulas, {labelled} of them with an anchor");
            }
        }

        found.ShouldBeGreaterThan(100);
        troubles.ShouldBeEmpty();
    }

    [GeneratedRegex(
        "<h[23][^>]*>|<div class=\"block (theorem|lemma|proposition|corollary|definition|law|example)[^>]*>",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Place();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    // `thm-3`, `theorem-3`: what a counter would give. A heading may well end in a number of its own.
    [GeneratedRegex(
        "^(thm|lem|prp|cor|def|law|exm|eq|theorem|lemma|definition|section|example)-?[0-9]+$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Counted();

    [GeneratedRegex("class=\"equation-number\"")]
    private static partial Regex Numbered();

    [GeneratedRegex("<div class=\"equation\"[^>]* id=\"eq-")]
    private static partial Regex Labelled();
}
