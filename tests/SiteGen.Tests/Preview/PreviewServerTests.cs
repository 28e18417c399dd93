using System.Net;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Preview;

namespace MlMath.SiteGen.Tests.Preview;

/// <summary>What a browser is answered before there is a site, and after.</summary>
public sealed class PreviewServerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("part/module/note/")]
    [InlineData("absent")]
    public async Task Before_the_first_build_every_address_says_so_at_once(string address)
    {
        PreviewSite? site = null;
        await using var server = await PreviewServer.StartAsync(() => site, 0, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };

        using var early = await client.GetAsync(address);
        early.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await early.Content.ReadAsStringAsync();
        page.ShouldContain("The site is being built");
        page.ShouldContain("src=\"/_preview/client.js\" data-tag=\"building\"");

        site = PreviewSite
            .OfFolder("")
            .After([SiteFile.Page("", () => Task.FromResult("<body>Home</body>"))], whole: true);
        using var late = await client.GetAsync(address);
        late.StatusCode.ShouldBe(address.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }
}
