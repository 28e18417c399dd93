namespace MlMath.Engine.Backends;

/// <summary>Visits every number of every patch together with its place in the image.</summary>
internal static class PatchWalk
{
    /// <summary>What to do at image index i (−1 in the padding) and patch index p.</summary>
    public delegate void Visitor(Slice images, Slice patches, int i, int p);

    public static void Visit(PatchShape s, Slice images, Slice patches, Visitor visit)
    {
        var p = 0;
        for (var b = 0; b < s.Batch; b++)
        {
            for (var oy = 0; oy < s.OutHeight; oy++)
            {
                for (var ox = 0; ox < s.OutWidth; ox++)
                {
                    for (var c = 0; c < s.Channels; c++)
                    {
                        for (var ky = 0; ky < s.Kernel; ky++)
                        {
                            for (var kx = 0; kx < s.Kernel; kx++, p++)
                            {
                                var y = (oy * s.Stride) + ky - s.Padding;
                                var x = (ox * s.Stride) + kx - s.Padding;
                                var inside = (uint)y < (uint)s.Height && (uint)x < (uint)s.Width;
                                var i = inside ? (((((b * s.Channels) + c) * s.Height) + y) * s.Width) + x : -1;
                                visit(images, patches, i, p);
                            }
                        }
                    }
                }
            }
        }
    }
}
