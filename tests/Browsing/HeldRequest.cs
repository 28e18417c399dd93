using Microsoft.Playwright;

namespace MlMath.Browsing;

/// <summary>A file that is on its way until a test lets it arrive.</summary>
public sealed class HeldRequest
{
    private readonly TaskCompletionSource _arrived = new();

    private HeldRequest() { }

    /// <param name="file">Whether an address is the one.</param>
    public static async Task<HeldRequest> OfAsync(IPage page, Func<string, bool> file)
    {
        var held = new HeldRequest();
        await page.RouteAsync(
            file,
            async route =>
            {
                await held._arrived.Task;
                await route.ContinueAsync();
            }
        );
        return held;
    }

    public void Arrive() => _arrived.SetResult();
}
