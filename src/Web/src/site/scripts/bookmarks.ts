import { button, unkept, wordsOf } from "./study/here";
import { change, follow } from "./study/store";

/** A ribbon at the head of a note and beside each heading of a section: it marks the place, for the study page to list. */
export function addBookmarks(): void {
  const page = document.querySelector<HTMLElement>(".finish")?.dataset.here;
  const title = document.querySelector(".note-head h1");
  if (!page || !title) {
    return;
  }

  const ribbons = new Map<string, HTMLButtonElement>();
  const add = (place: string, to: Element, name: string, heading: string): void => {
    const ribbon = button("", () => {
      const kept = change((record) => {
        const { [place]: marked, ...others } = record.bookmarks;
        return { ...record, bookmarks: marked ? others : { ...others, [place]: { title: wordsOf(title), heading } } };
      });
      ribbon.title = kept ? "" : unkept;
    });
    ribbon.className = "ribbon";
    ribbon.setAttribute("aria-label", name);
    to.append(ribbon);
    ribbons.set(place, ribbon);
  };

  add(page, document.querySelector(".note-head")!, "Bookmark this note", "");
  for (const heading of document.querySelectorAll<HTMLElement>(".prose > :is(h2, h3)[id]")) {
    add(`${page}#${encodeURIComponent(heading.id)}`, heading, "Bookmark this section", wordsOf(heading));
  }
  follow(({ bookmarks }) => ribbons.forEach((ribbon, place) => ribbon.setAttribute("aria-pressed", String(place in bookmarks))));
}
