using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pages;

/// <summary>Renders views to whole HTML documents. Equal views give equal documents; calls may overlap.</summary>
public sealed class PageRenderer(SiteView site, AssetMap assets)
{
    public Task<string> RenderHomeAsync(HomeView home) => RenderAsync<HomePage>("", nameof(HomePage.Home), home);

    public Task<string> RenderPartAsync(PartView part) =>
        RenderAsync<PartPage>(part.Part.Address, nameof(PartPage.Part), part);

    public Task<string> RenderModuleAsync(ModuleView module) =>
        RenderAsync<ModulePage>(module.Module.Address, nameof(ModulePage.Module), module);

    public Task<string> RenderNoteAsync(NoteView note) =>
        RenderAsync<NotePage>(note.Address, nameof(NotePage.Note), note);

    public Task<string> RenderPlainAsync(PlainPageView page) =>
        RenderAsync<PlainPage>(page.Address, nameof(PlainPage.Page), page);

    /// <summary>The page for addresses that lead nowhere; it is served at any depth, so its links begin at the base path.</summary>
    public Task<string> RenderNotFoundAsync() =>
        RenderAsync<NotFoundPage>(
            null,
            nameof(NotFoundPage.Head),
            new PageHead("", "Nothing at this address", "The page may have moved, or its note is not written yet.")
        );

    /// <summary>A page of any kind.</summary>
    /// <param name="address">From the site's root, ending in `/`; null for a page that is served at any address.</param>
    /// <param name="parameter">The component's parameter that takes <paramref name="view"/>.</param>
    public async Task<string> RenderAsync<TPage>(string? address, string parameter, object view)
        where TPage : IComponent
    {
        // A renderer holds on to all that it has rendered: one for each page.
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["Context"] = new PageContext(site, assets, address),
                    [parameter] = view,
                }
            );
            var root = await renderer.RenderComponentAsync<TPage>(parameters);
            return root.ToHtmlString() + "\n";
        });
    }
}
