using System.Text;

namespace MlMath.SiteGen.Preview;

/// <summary>What preview adds to each page: a script that reloads in place and shows findings. Never part of a build.</summary>
internal static class PreviewClient
{
    private static readonly byte[] Tag = "<script src=\"/_preview/client.js\" defer></script>"u8.ToArray();

    public static byte[] Script { get; } =
        Encoding.UTF8.GetBytes(
            """
            const key = "preview-scroll:" + location.pathname;
            const kept = sessionStorage.getItem(key);
            if (kept !== null) {
              sessionStorage.removeItem(key);
              const restore = () => scrollTo({ top: Number(kept), behavior: "instant" });
              restore();
              addEventListener("load", restore, { once: true });
            }
            const panel = document.createElement("aside");
            panel.id = "preview-findings";
            panel.setAttribute("role", "status");
            panel.hidden = true;
            panel.style.cssText = "position:fixed;inset:auto 1rem 1rem 1rem;max-height:45vh;overflow:auto;z-index:99;" +
              "margin:0;padding:.8rem 1rem;border-left:4px solid #c62828;background:#1d1f24;color:#f4f4f4;" +
              "font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;box-shadow:0 4px 24px #0006;border-radius:4px";
            document.body.append(panel);
            const show = (text, colour) => {
              panel.textContent = text;
              panel.style.borderLeftColor = colour;
              panel.hidden = text === "";
            };
            const events = new EventSource("/_preview/events");
            events.addEventListener("findings", e => show(e.data, "#c62828"));
            events.addEventListener("working", e => { if (panel.hidden || panel.dataset.kind === "working") show(e.data, "#5c6bc0"); });
            events.addEventListener("reload", () => {
              sessionStorage.setItem(key, String(scrollY));
              location.reload();
            });
            let lost = false;
            events.onerror = () => { lost = true; };
            events.onopen = () => { if (lost) location.reload(); };
            """
        );

    public static byte[] Inject(byte[] html)
    {
        var at = html.AsSpan().LastIndexOf("</body>"u8);
        return at < 0 ? html : [.. html.AsSpan(0, at), .. Tag, .. html.AsSpan(at)];
    }
}
