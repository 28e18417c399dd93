import { type Bookmark, type Page } from "./record";
import { type Day } from "./schedule";

export const unkept = "This browser keeps nothing for this site, so it is forgotten when you leave.";

/** The reader's own day, by the clock and the time zone of the device. */
export function today(): Day {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** `tomorrow`, `on 24 November`, `on 3 May 2027`. */
export function said(day: Day, from: Day): string {
  const date = new Date(day);
  const days = (date.getTime() - Date.parse(from)) / 86_400_000;
  if (days === 0 || days === 1) {
    return days ? "tomorrow" : "today";
  }

  const year = day.slice(0, 4) === from.slice(0, 4) ? undefined : "numeric";
  return `on ${date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year, timeZone: "UTC" })}`;
}

/** An address from the site's root as a link. */
export function linkTo(place: Page): HTMLAnchorElement {
  const link = document.createElement("a");
  // The site's name leads home from every page.
  link.href = new URL(place, document.querySelector<HTMLAnchorElement>(".site-name")!.href).href;
  return link;
}

/** `Spectral theorem` and, quieter, its section. */
export function labelOf({ title, heading }: Bookmark): (Node | string)[] {
  const name = document.createElement("b");
  name.textContent = title;
  const within = document.createElement("span");
  within.textContent = heading;
  return heading ? [name, " ", within] : [name];
}

/** The words of a heading; of a formula, those that a screen reader says. */
export function wordsOf(heading: Element): string {
  const copy = heading.cloneNode(true) as Element;
  copy.querySelectorAll(".heading-anchor, button, .katex-html, annotation").forEach((e) => e.remove());
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 300);
}

export function button(name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.addEventListener("click", act);
  return made;
}
