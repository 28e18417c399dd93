import { continueLink } from "../continue";
import { button, labelOf, linkTo } from "./here";
import { type StudyRecord } from "./record";
import { change, follow } from "./store";

/** Where the reader was last, and every bookmark, each with a way to take it out. */
export function listPlaces(section: HTMLElement): void {
  const list = section.querySelector("ul")!;
  follow((record) => {
    const hadFocus = list.contains(document.activeElement);
    const items = itemsOf(record);
    list.replaceChildren(...items);
    section.hidden = items.length === 0;
    if (hadFocus) {
      list.querySelector("button")?.focus();
    }
  });
}

function itemsOf({ place, bookmarks }: StudyRecord): HTMLElement[] {
  const marked = Object.entries(bookmarks).map(([at, bookmark]) => {
    const link = linkTo(at);
    link.append(...labelOf(bookmark));
    const remove = button("Remove", () => change((record) => ({ ...record, bookmarks: without(record.bookmarks, at) })));
    remove.setAttribute("aria-label", `Remove the bookmark ${link.textContent}`);
    return item(link, remove);
  });
  return place ? [item(continueLink(place)), ...marked] : marked;
}

function without<T>(entries: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...others } = entries;
  return others;
}

function item(...content: Node[]): HTMLElement {
  const made = document.createElement("li");
  made.append(...content);
  return made;
}
