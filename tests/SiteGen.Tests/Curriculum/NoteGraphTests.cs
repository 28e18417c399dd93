using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Tests.Curriculum;

public sealed class NoteGraphTests
{
    [Fact]
    public void A_note_is_as_deep_as_the_longest_chain_before_it()
    {
        var graph = Graph(("d", "c a"), ("c", "b"), ("b", "a"), ("a", ""));

        graph.Notes.Select(graph.DepthOf).ShouldBe([3, 2, 1, 0]);
    }

    [Fact]
    public void What_comes_after_is_found_in_any_number_of_steps()
    {
        var graph = Graph(("a", ""), ("b", "a"), ("c", "b"), ("d", "b c"), ("e", ""));

        graph.AllAfter("m/a").Order(StringComparer.Ordinal).ShouldBe(["m/b", "m/c", "m/d"]);
        graph.AllAfter("m/e").ShouldBeEmpty();
        graph.UnlockedBy("m/b").ShouldBe(["m/c", "m/d"]);
    }

    [Fact]
    public void A_cycle_ends_and_keeps_the_depths_outside_it()
    {
        var graph = Graph(("a", ""), ("b", "a d"), ("c", "b"), ("d", "c"));

        graph.DepthOf("m/a").ShouldBe(0);
        graph.DepthOf("m/b").ShouldBe(1);
        graph.AllAfter("m/b").Order(StringComparer.Ordinal).ShouldBe(["m/c", "m/d"]);
    }

    private static NoteGraph Graph(params (string Note, string Needs)[] notes)
    {
        var span = new SourceText("notes.csv", "").Span(0, 0);
        return new NoteGraph(
            CurriculumTables.Empty with
            {
                Notes =
                [
                    .. notes.Select(
                        (n, i) => new PlannedNote(i + 1, new NoteAddress("p", "m", n.Note), "P", "M", n.Note, span)
                    ),
                ],
                Prerequisites = notes.ToImmutableDictionary(
                    n => $"m/{n.Note}",
                    n =>
                        n.Needs.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(o => $"m/{o}")
                            .ToImmutableArray(),
                    StringComparer.Ordinal
                ),
            }
        );
    }
}
