namespace MlMath.Site.Tests.Visits;

/// <summary>What is asked of a page from inside it.</summary>
internal static class PageScripts
{
    /// <summary>Runs before the page's own scripts; <see cref="Shifts"/> reads what it gathers.</summary>
    public const string WatchShifts = """
        window.seenShifts = [];
        new PerformanceObserver((list) => window.seenShifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
        """;

    /// <summary>Waits until no font is on its way and what it changed has been laid out.</summary>
    public const string FontsAreThere = """
        async () => {
          await document.fonts.ready;
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
        }
        """;

    /// <summary>A <see cref="PageShifts"/>.</summary>
    public const string Shifts = """
        () => ({
          sum: window.seenShifts.reduce((sum, shift) => sum + shift.value, 0),
          moved: window.seenShifts.flatMap(({ sources }) => sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "?").slice(0, 120))),
        })
        """;

    public const string Overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /// <summary>
    /// A face that came after the first moment is left for the next page, lest the words move. Shows this one as a reader
    /// has it who read another before.
    /// </summary>
    public const string UseFontsThatCameLate = """
        async () => {
          for (const face of document.fonts) if (face.display === "optional") face.display = "block";
          await Promise.all([...document.fonts].filter((face) => face.status === "loading").map((face) => face.loaded));
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        }
        """;

    /// <summary>Letters of figures smaller than nine pixels. Formulas have smaller ones of their own: indices.</summary>
    public const string SmallLetters = """
        () => [...document.querySelectorAll("svg.fig")].flatMap((figure) => {
          const scale = figure.getBoundingClientRect().width / figure.viewBox.baseVal.width;
          return scale === 0 ? [] : [...figure.querySelectorAll("text")]
            .filter((text) => text.textContent && parseFloat(getComputedStyle(text).fontSize) * scale < 9)
            .map((text) => `"${text.textContent}" is ${(parseFloat(getComputedStyle(text).fontSize) * scale).toFixed(1)} px high`);
        })
        """;

    /// <summary>Letters of figures that stand over the edge of their drawing, or of the part of it that they are in.</summary>
    public const string CutLetters = """
        () => [...document.querySelectorAll("svg.fig text")].flatMap((text) => {
          const letters = text.getBoundingClientRect();
          const sheets = [];
          for (let sheet = text.closest("svg"); sheet; sheet = sheet.parentElement.closest("svg")) sheets.push(sheet.getBoundingClientRect());
          const over = Math.max(...sheets.map((sheet) => Math.max(letters.right - sheet.right, sheet.left - letters.left)));
          return letters.width > 0 && over > 1 ? [`"${text.textContent}" is cut by ${over.toFixed(1)} px`] : [];
        })
        """;

    /// <summary>
    /// Words of the text that the page as it was sent does not have. What a script adds by itself, to press or to move, is
    /// no word of the text.
    /// </summary>
    public const string WordsOfScripts = """
        async () => {
          const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
          const wordsOf = (page) => {
            const text = page.querySelector("main").cloneNode(true);
            for (const added of text.querySelectorAll("button, dialog, input, .slider, .playground, .review, .read-count, script")) added.remove();
            return text.textContent.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
          };
          const known = new Set(wordsOf(sent));
          return [...new Set(wordsOf(document))].filter((word) => !known.has(word));
        }
        """;
}
