using MlMath.Engine.Tensors;

namespace MlMath.Notebook;

/// <summary>A tensor as a heat map: its last axis runs to the right, all axes before it downwards.</summary>
internal static class TensorDisplay
{
    /// <summary>Up to this many rows and columns, the numbers stand in the cells.</summary>
    private const int LargestNumbered = 8;

    public static Display Of(Tensor tensor)
    {
        var (rows, columns) = (tensor.Shape.Rows, tensor.Shape.Columns);
        var numbers = tensor.ToArray();
        var values = new double[rows, columns];
        for (var i = 0; i < numbers.Length; i++)
        {
            values[i / columns, i % columns] = numbers[i];
        }

        var what = $"tensor of shape {tensor.Shape}" + (tensor.Shape.Rank > 2 ? $", read as {rows} × {columns}" : "");
        var small = rows <= LargestNumbered && columns <= LargestNumbered;
        return MatrixDisplay.Large(values, what, small ? 2 : null);
    }
}
