import { Card } from "./card";
import { excerptOf } from "./excerpt";

const opensAfter = 280;
const closesAfter = 220;
const links = ":is(.prose, .facts-wide) a[href]:not(.heading-anchor, .footnote-back, .footnote-ref > :not(:only-child))";

/**
 * Shows what a link of the text leads to, beside it: an equation, a theorem, a source, the claim of another note. For a
 * mouse that rests on the link and for the keyboard's focus; Escape puts the card away. A touch just follows the link.
 */
export function previewLinks(): void {
  const card = new Card();
  const pages = new Map<string, Promise<Document>>([[location.pathname, Promise.resolve(document)]]);
  let timer = 0;
  let wanted: HTMLAnchorElement | undefined;

  const pageAt = ({ pathname }: URL): Promise<Document> => {
    const known = pages.get(pathname) ?? read(pathname);
    pages.set(pathname, known);
    return known;
  };

  const open = (link: HTMLAnchorElement, near: DOMRect): void => {
    const address = new URL(link.href);
    if (address.origin !== location.origin || !address.pathname.endsWith("/")) {
      return;
    }

    clearTimeout(timer);
    wanted = link;
    const page = pageAt(address);
    timer = window.setTimeout(async () => {
      try {
        const excerpt = excerptOf(await page, address);
        if (excerpt && wanted === link) {
          card.show(link, excerpt, near);
        }
      } catch {
        // Without a network there is no preview; a later try may find one.
        pages.delete(address.pathname);
      }
    }, opensAfter);
  };

  const close = (after: number): void => {
    clearTimeout(timer);
    wanted = undefined;
    timer = window.setTimeout(() => card.hide(), after);
  };

  document.addEventListener("pointerover", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(links) : null;
    if (event.pointerType !== "mouse") {
      return;
    }

    if (card.holds(event.target) || (link && link === card.shownFor)) {
      clearTimeout(timer);
    } else if (link && link !== wanted && !card.holds(link)) {
      open(link, lineAt(link, event.clientY));
    } else if (!link && (wanted ?? card.shownFor)) {
      close(closesAfter);
    }
  });
  document.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLAnchorElement && event.target.matches(links) && event.target.matches(":focus-visible")) {
      open(event.target, event.target.getClientRects()[0]!);
    }
  });
  document.addEventListener("focusout", () => close(0));
  document.addEventListener("pointerdown", (event) => !card.holds(event.target) && close(0));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close(0));
}

async function read(path: string): Promise<Document> {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }

  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Of a link that breaks over lines, the box of the line that is pointed at. */
function lineAt(link: HTMLElement, y: number): DOMRect {
  const lines = [...link.getClientRects()];
  return lines.find((line) => y <= line.bottom) ?? lines.at(-1)!;
}
