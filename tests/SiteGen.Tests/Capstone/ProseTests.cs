using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown;

namespace MlMath.SiteGen.Tests.Capstone;

public class ProseTests
{
    [Fact]
    public void Sentences_stay_and_what_cannot_be_read_aloud_takes_its_sentence_along() =>
        Of(
                """
                ## A heading

                The matrix $\mathbf{A}$ moves *space*, says Ana. This sentence has $\begin{pmatrix} 1 \\ 2 \end{pmatrix}$ in it.
                See [the note](https://example.org) on 12 cafés.

                | a | table |
                |---|---|
                | is | left out |

                ```python
                left = "out"
                ```

                $$
                x = \sum_i y_i
                $$

                ::: theorem Two maps
                Each `map` has a kernel. `A[0, 1]` has no words.
                :::
                """
            )
            .ShouldBe(
                """
                Maps
                What a map does.
                A heading
                The matrix A moves space, says Ana. See the note on twelve cafes.
                Two maps
                Each map has a kernel.

                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void A_note_goes_by_its_title_as_on_its_page() =>
        Of("Read [[maps/kernels]] or [[maps/kernels|the first note]]. Then [[maps/unheard-of]] too.")
            .ShouldEndWith("\nRead Kernels and Images or the first note.\n");

    [Fact]
    public void All_of_it_is_in_the_alphabet() =>
        Of("Ünïcödé “quotes” – 3 × 4 ≠ 5 ✓ ∑ ½ and 漢字.").ShouldAllBe(c => Alphabet.Characters.Contains(c));

    private static string Of(string markdown)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("note.md", markdown);
        var head = new FrontMatter("Maps", "What a map does.", Level.Beginner, [], []);
        var note = new Note(new NoteAddress("maths", "maps", "maps"), head, source, 0);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal) { ["maps/kernels"] = "Kernels & Images" };
        return Prose.Of(note, NoteParser.Parse(source, 0, diagnostics, new ParseOptions()), titles);
    }
}
