using System.Xml.Linq;

namespace MlMath.Notebook.Tests;

/// <summary>TeX in labels, as text of a drawing.</summary>
public sealed class LabelTests
{
    private static readonly (string Label, string Text)[] Drawn =
    [
        ("plain words", "plain words"),
        ("$x_i^2$", "xi2"),
        (@"$\lVert \mathbf{x} \rVert_2 \le 1$", "‖x‖2 ≤ 1"),
        (@"$\hat{\theta}$", "θ\u0302"),
        (@"$\frac{1}{n}\sum_i a_i$", "1/n∑iai"),
        (@"$\frac{a+b}{2}$", "(a\u2009+\u2009b)/2"),
        (@"$\sqrt{n}$", "√n"),
        (@"$\E[\x] \in \R^d$", "𝔼[x] ∈ ℝd"),
        (@"$\norm{\mA\x}$", "‖Ax‖"),
        ("$-1 - 2$", "−1\u2009−\u20092"),
        (@"$\log n$", "log\u2009n"),
        (@"loss $L$ in nats", "loss L in nats"),
        (@"$\text{error of } f$", "error of f"),
        ("5 $ and more", "5 $ and more"),
    ];

    private static readonly (string Label, string Error)[] Refused =
    [
        (
            @"$\begin{bmatrix}1\end{bmatrix}$",
            @"the label `$\begin{bmatrix}1\end{bmatrix}$` uses `\begin`, which a label cannot draw: say it in the caption"
        ),
        (@"$\frac{1}$", @"the label `$\frac{1}$` ends where something should follow"),
        ("$x^{2$", "the label `$x^{2$` lacks a `}`"),
        ("$x}$", "the label `$x}$` has a `}` too many"),
    ];

    [Fact]
    public void TeX_in_a_label_becomes_text()
    {
        var answers = Drawings.Draw([.. Drawn.Select(d => Titled(d.Label))]);
        answers.Select(a => TitleOf(Drawings.Markup(a))).ShouldBe(Drawn.Select(d => d.Text));
    }

    [Fact]
    public void What_a_label_cannot_draw_is_named()
    {
        var answers = Drawings.Draw([.. Refused.Select(d => Titled(d.Label))]);
        answers.Select(a => (string?)a["error"]).ShouldBe(Refused.Select(d => d.Error));
    }

    private static FigureDisplay Titled(string title) => (FigureDisplay)Plot.Line([1, 2]).Title(title).ToDisplay();

    private static string TitleOf(string svg) =>
        XElement.Parse(svg).Elements().First(e => e.Name.LocalName == "text").Value;
}
