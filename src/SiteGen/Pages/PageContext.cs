using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pages;

/// <summary>What the parts of one page share: the site, the page's own address and the assets.</summary>
/// <param name="Address">The page's address; null when it is served at any address.</param>
public sealed record PageContext(SiteView Site, AssetMap Assets, string? Address)
{
    /// <summary>Link to a page or file, given from the site's root.</summary>
    public string To(string address) =>
        Address is null ? Site.BasePath + address : RelativeAddress.Between(Address, address);

    /// <summary>Link to an asset; null when the site has none of that name.</summary>
    public string? Asset(string name) => Assets.Find(name) is { } path ? To(path) : null;
}
