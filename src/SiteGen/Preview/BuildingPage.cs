namespace MlMath.SiteGen.Preview;

/// <summary>What every address shows until there is a site: how far its build is. The client's script puts the page in its place.</summary>
internal static class BuildingPage
{
    public static ReadOnlyMemory<byte> Text { get; } =
        PreviewClient.Inject(
            """
            <!DOCTYPE html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>The site is being built</title>
                <link rel="icon" href="data:,">
              </head>
              <body class="preview-building">
                <main>
                  <h1>The site is being built</h1>
                  <p id="preview-working" role="status">Reading notes</p>
                  <p>This page becomes the one you asked for as soon as there is one. Cells run on after that.</p>
                </main>
              </body>
            </html>

            """u8,
            "building"
        );
}
