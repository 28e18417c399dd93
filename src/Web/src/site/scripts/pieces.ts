/**
 * A note that is opened at its top has what lies far from the window left out of the layout: styles/pieces.css. Who jumps,
 * by a link, to the end or with the scroll bar, has all of it, so that the jump ends where it should.
 */
export function layOutForJumps(): void {
  const { dataset } = document.documentElement;
  if (!("pieces" in dataset)) {
    return;
  }

  const watched = new AbortController();
  const layOut = (): void => {
    const seen = [...document.querySelectorAll(".prose > *")].find((piece) => piece.getBoundingClientRect().bottom > 0);
    const top = seen?.getBoundingClientRect().top ?? 0;
    delete dataset.pieces;
    watched.abort();
    scrollBy({ top: (seen?.getBoundingClientRect().top ?? 0) - top, behavior: "instant" });
  };
  const watch = <K extends keyof DocumentEventMap>(name: K, tell: (event: DocumentEventMap[K]) => void): void =>
    document.addEventListener(name, tell, { capture: true, passive: true, signal: watched.signal });

  watch("click", ({ target }) => target instanceof Element && target.closest("a[href*='#']") && layOut());
  watch("keydown", ({ key }) => key === "End" && layOut());
  // The page was opened at its top.
  let [at, isFar, resting] = [0, false, 0];
  watch("scroll", () => {
    isFar ||= Math.abs(scrollY - at) > 2 * innerHeight;
    at = scrollY;
    clearTimeout(resting);
    resting = window.setTimeout(() => isFar && !watched.signal.aborted && layOut(), 150);
  });
}
