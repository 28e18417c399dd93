using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Convolution as a matrix product over unfolded patches.</summary>
public static class Convolution
{
    /// <summary>Patches of images as rows: (b, c, h, w) → (b · oh · ow, c · k · k). The gradient adds them back.</summary>
    public static Tensor Unfold(this Tape tape, Tensor images, PatchShape shape)
    {
        var expected = new Shape(shape.Batch, shape.Channels, shape.Height, shape.Width);
        if (images.Shape != expected)
        {
            throw new ShapeException("unfold", images.Shape, expected, "images are (batch, channels, height, width)");
        }

        var y = tape.New(new Shape(shape.Patches, shape.PatchSize), images);
        return tape.Record(
            y,
            () => tape.Backend.Unfold(shape, images.Data, y.Data),
            () =>
            {
                var gradient = tape.GradientOf(images)!;
                if (!gradient.Claim())
                {
                    tape.Backend.Fill(gradient.Data, 0);
                }

                tape.Backend.Fold(shape, y.Gradient!.Data, gradient.Data);
            }
        );
    }

    /// <summary>Slides kernels over images (cross-correlation, as deep learning means the word).</summary>
    /// <param name="images">(batch, channels, height, width).</param>
    /// <param name="kernels">(out channels, channels, k, k).</param>
    /// <param name="bias">(out channels), or null.</param>
    /// <returns>(batch, out channels, out height, out width).</returns>
    public static Tensor Conv2d(
        this Tape tape,
        Tensor images,
        Tensor kernels,
        Tensor? bias,
        int stride = 1,
        int padding = 0
    )
    {
        if (images.Shape.Rank != 4 || kernels.Shape.Rank != 4 || images.Shape[1] != kernels.Shape[1])
        {
            throw new ShapeException("conv2d", images.Shape, kernels.Shape, "both need four axes and equal channels");
        }

        var s = images.Shape;
        var shape = new PatchShape(s[0], s[1], s[2], s[3], kernels.Shape[2], stride, padding);
        var channels = kernels.Shape[0];
        var patches = tape.Unfold(images, shape);
        var flat = tape.LinearTransposed(patches, kernels.Reshape(channels, shape.PatchSize));
        var biased = bias is null ? flat : tape.Add(flat, bias);
        return tape.Permute(biased.Reshape(shape.Batch, shape.OutHeight, shape.OutWidth, channels), 0, 3, 1, 2);
    }
}
