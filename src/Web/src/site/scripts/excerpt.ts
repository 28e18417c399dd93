import { styleFormulas } from "./foreign";

const enough = 320;

/** What a place says, ready to stand in a card: no ids, no links, nothing to press. */
export function excerptOf(page: Document, address: URL): DocumentFragment | undefined {
  const parts = partsOf(page, decodeURIComponent(address.hash.slice(1)));
  if (parts.length === 0) {
    return undefined;
  }

  const excerpt = document.createDocumentFragment();
  excerpt.append(...parts.map((part) => document.importNode(part, true)));
  tidy(excerpt, address);
  return excerpt;
}

function partsOf(page: Document, id: string): Element[] {
  if (id === "") {
    return [...page.querySelectorAll("main h1, main .claim")];
  }

  // An anchor inside a line stands for the block that it is in.
  const place = page.getElementById(id)?.closest("main :is(h2, h3, h4, p, li, dt, figure, .equation, .block, .cell)");
  switch (place?.tagName) {
    case undefined:
      return [];
    case "LI":
      return [...place!.childNodes].some((n) => n instanceof Element && n.matches("p")) ? [...place!.children] : [wrapped(place!)];
    case "DT":
    case "H2":
    case "H3":
    case "H4":
      return [place!, ...following(place!)];
    default:
      return [place!];
  }
}

function wrapped(item: Element): Element {
  const paragraph = item.ownerDocument.createElement("p");
  paragraph.append(...[...item.childNodes].map((n) => n.cloneNode(true)));
  return paragraph;
}

/** What follows a heading or a term, up to the next, until it says enough. */
function following(start: Element): Element[] {
  const parts: Element[] = [];
  let length = 0;
  for (let next = start.nextElementSibling; next && length < enough && !next.matches("h2, h3, h4, dt"); next = next.nextElementSibling) {
    if (!next.matches(".cell, .listing, aside")) {
      parts.push(next);
      length += next.textContent?.length ?? 0;
    }
  }
  return parts;
}

function tidy(excerpt: DocumentFragment, address: URL): void {
  excerpt.querySelectorAll("details, button, .heading-anchor, .footnote-back, .footnote, .footnote-ref, .cell-code, .cell-status, template, input").forEach((e) => e.remove());
  for (const element of excerpt.querySelectorAll<HTMLElement>("*")) {
    ["id", "tabindex", "aria-labelledby"].forEach((name) => element.removeAttribute(name));
  }
  for (const link of excerpt.querySelectorAll("a")) {
    link.replaceWith(...link.childNodes);
  }
  for (const image of excerpt.querySelectorAll("img")) {
    image.src = new URL(image.getAttribute("src")!, address).href;
  }
  // Browsers set MathML by themselves; the other half of a formula needs a style sheet that this page may not have.
  if (!document.querySelector("link[href*='katex']")) {
    excerpt.querySelectorAll(".katex-html").forEach((e) => e.remove());
  }
  styleFormulas(excerpt);
}
