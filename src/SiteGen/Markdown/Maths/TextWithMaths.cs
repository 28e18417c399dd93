using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>Plain text that may hold `$…$`: captions, titles of figures, the text of a reference.</summary>
public sealed record TextWithMaths(ImmutableArray<TextWithMaths.Part> Parts)
{
    /// <summary>A stretch of text, or a formula without its dollar signs.</summary>
    public readonly record struct Part(string Text, bool IsFormula);

    public IEnumerable<FormulaRequest> Requests =>
        Parts.Where(p => p.IsFormula).Select(p => new FormulaRequest(p.Text, DisplayMode: false));

    public static TextWithMaths Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '$')
            {
                plain.Append(text[++i]);
                continue;
            }

            var close = text[i] == '$' ? Dollars.FindClose(text, i, text.Length) : -1;
            if (close < 0)
            {
                plain.Append(text[i]);
                continue;
            }

            Flush();
            parts.Add(new Part(text[(i + 1)..close], IsFormula: true));
            i = close;
        }

        Flush();
        return new TextWithMaths(parts.ToImmutable());

        void Flush()
        {
            if (plain.Length > 0)
            {
                parts.Add(new Part(plain.ToString(), IsFormula: false));
                plain.Clear();
            }
        }
    }
}
