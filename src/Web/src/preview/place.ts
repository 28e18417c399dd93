interface Place {
  readonly top: number;
  /** The last anchor above the top of the window, and how far above. */
  readonly anchor: string;
  readonly offset: number;
}

const key = `preview-place:${location.pathname}`;

/** Remembers what the reader sees. Text that is put in further up does not move it away. */
export function keepPlace(): void {
  const anchors = [...document.querySelectorAll<HTMLElement>("main [id]")];
  const above = anchors.findLast((a) => a.offsetParent !== null && a.getBoundingClientRect().top <= 1);
  const place: Place = {
    top: scrollY,
    anchor: above?.id ?? "",
    offset: above?.getBoundingClientRect().top ?? 0,
  };
  sessionStorage.setItem(key, JSON.stringify(place));
}

/** Goes back to it, and once more when everything has its size. */
export function restorePlace(): void {
  const kept = sessionStorage.getItem(key);
  if (kept === null) {
    return;
  }

  sessionStorage.removeItem(key);
  history.scrollRestoration = "manual";
  const place = JSON.parse(kept) as Place;
  const restore = () => {
    const anchor = place.anchor === "" ? null : document.getElementById(place.anchor);
    const top = anchor ? scrollY + anchor.getBoundingClientRect().top - place.offset : place.top;
    scrollTo({ top, behavior: "instant" });
  };
  restore();
  addEventListener("load", restore, { once: true });
  addEventListener("beforeunload", () => (history.scrollRestoration = "auto"));
}
