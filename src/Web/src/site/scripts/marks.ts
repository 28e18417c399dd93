import { linkTo, today } from "./study/here";
import { follow } from "./study/store";

/** On lists of notes, paths and modules: what has been read, how much of all, and whether questions are due. */
export function markWhatIsRead(): void {
  follow(({ read, recall }) => {
    const any = Object.keys(read).length > 0;
    for (const item of document.querySelectorAll<HTMLElement>("[data-note]")) {
      const isRead = item.dataset.note! in read;
      item.classList.toggle("read", isRead);
      // A note of the map is a name alone.
      const name = item.getAttribute("aria-label")?.replace(/^Read: /, "");
      if (name) {
        item.setAttribute("aria-label", isRead ? `Read: ${name}` : name);
      }
    }

    for (const count of document.querySelectorAll<HTMLElement>(".read-count")) {
      const all = notesAround(count);
      const done = all.filter((note) => note in read).length;
      count.textContent = done > 0 || (any && !count.matches("span span")) ? `${done} of ${all.length} read` : "";
    }

    const day = today();
    const due = Object.values(recall).filter((card) => card.due <= day).length;
    const study = linkTo("study/").href;
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".site-menu a")) {
      if (link.href === study && due > 0) {
        link.dataset.due = due > 99 ? "99+" : String(due);
        link.setAttribute("aria-label", `${link.textContent}, ${due} due`);
      } else {
        delete link.dataset.due;
        link.removeAttribute("aria-label");
      }
    }
  });
}

/** The notes that a count is about: those that its item names, or all in the part of the page that it stands in. */
function notesAround(count: HTMLElement): string[] {
  const around = count.closest<HTMLElement>("[data-notes], li, section, main")!;
  const named = around.dataset.notes?.split(" ");
  return [...new Set(named ?? [...around.querySelectorAll<HTMLElement>("[data-note]")].map((item) => item.dataset.note!))];
}
