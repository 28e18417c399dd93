using System.Globalization;
using System.IO.Compression;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>The bytes of a first view: all that a browser with an empty cache fetches, compressed as a host does.</summary>
internal sealed record PageWeight(string Path, int Markup, int Styles, int Scripts, int Fonts, int Rest)
{
    // What hosts compress with on the fly; files of the site's own formats are sent as they are.
    private const int Quality = 5;
    private const int Window = 22;

    public int Total => Markup + Styles + Scripts + Fonts + Rest;

    public static async Task<PageWeight> OfAsync(IPage page, string path)
    {
        var responses = new List<IResponse>();
        page.Response += (_, response) =>
        {
            if (!response.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                responses.Add(response);
            }
        };
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var response in responses.ToList())
        {
            var kind = response.Request.ResourceType;
            var body = await response.BodyAsync();
            weights[kind] = weights.GetValueOrDefault(kind) + (kind == "font" ? body.Length : Compressed(body));
        }

        return new PageWeight(
            path,
            weights.GetValueOrDefault("document"),
            weights.GetValueOrDefault("stylesheet"),
            weights.GetValueOrDefault("script"),
            weights.GetValueOrDefault("font"),
            weights.Where(w => w.Key is not ("document" or "stylesheet" or "script" or "font")).Sum(w => w.Value)
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Path}: {Total} = {Markup} markup + {Styles} styles + {Scripts} scripts + {Fonts} fonts + {Rest} other bytes"
        );

    private static int Compressed(byte[] body)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, target, out var length, Quality, Window)
            ? length
            : throw new InvalidOperationException($"{body.Length} bytes did not compress");
    }
}
