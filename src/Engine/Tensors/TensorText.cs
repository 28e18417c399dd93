using System.Globalization;
using System.Text;

namespace MlMath.Engine.Tensors;

/// <summary>A tensor in text: nested brackets, four significant digits, long axes cut to their ends.</summary>
internal static class TensorText
{
    private const int Shown = 8;

    public static string Of(Shape shape, ReadOnlySpan<float> values)
    {
        var text = new StringBuilder();
        Write(text, shape, 0, values);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Shape shape, int axis, ReadOnlySpan<float> values)
    {
        if (axis == shape.Rank)
        {
            text.Append((values[0] == 0 ? 0 : values[0]).ToString("G4", CultureInfo.InvariantCulture));
            return;
        }

        var count = shape[axis];
        var size = count == 0 ? 0 : values.Length / count;
        text.Append('[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Append(axis == shape.Rank - 1 ? ", " : ",\n" + new string(' ', axis + 1));
            }

            if (count > Shown && i == Shown / 2)
            {
                text.Append('…');
                i = count - (Shown / 2) - 1;
                continue;
            }

            Write(text, shape, axis + 1, values.Slice(i * size, size));
        }

        text.Append(']');
    }
}
