import { said, today, unkept, wordsOf } from "./study/here";
import { type Place, type StudyRecord } from "./study/record";
import { fresh } from "./study/schedule";
import { change, follow, load } from "./study/store";

/** At the end of a note: it is marked as read by its reader, who is asked to when the end has come into view. */
export function markAsRead(): void {
  const finish = document.querySelector<HTMLElement>(".finish");
  const button = finish?.querySelector<HTMLButtonElement>(".finish-button");
  const told = finish?.querySelector<HTMLElement>(".finish-said");
  if (!finish || !button || !told) {
    return;
  }

  const page = finish.dataset.here!;
  button.disabled = false;
  button.addEventListener("click", () => {
    const kept = change((record) => (page in record.read ? withoutNote(record, page) : withNote(record, page)));
    if (!kept) {
      told.textContent = unkept;
    }
  });
  follow(({ read }) => {
    const day = read[page];
    button.textContent = day ? "Mark as unread" : "Mark as read";
    finish.classList.toggle("done", day !== undefined);
    told.textContent = day ? `Read ${said(day, today())}. ` : "";
  });
  new IntersectionObserver(([end]) => finish.classList.toggle("reached", end!.isIntersecting)).observe(button);
}

/** Where the reader is when the page is left: the next visit can go on there. A note that was read is being looked up. */
export function rememberPlace(): void {
  const page = document.querySelector<HTMLElement>(".finish")?.dataset.here;
  if (!page) {
    return;
  }

  const headings = [...document.querySelectorAll<HTMLElement>(".prose :is(h2, h3)[id]")];
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !(page in load().read)) {
      const line = innerHeight / 3;
      const last = headings.findLast((heading) => heading.getBoundingClientRect().top <= line);
      const place: Place = {
        page,
        section: last ? encodeURIComponent(last.id) : "",
        title: wordsOf(document.querySelector("h1")!),
        heading: last ? wordsOf(last) : "",
        at: Date.now(),
      };
      change((record) => ({ ...record, place }));
    }
  });
}

function withNote({ place: _, ...record }: StudyRecord, page: string): StudyRecord {
  const day = today();
  const asked = [...document.querySelectorAll(".recall li[id]")].map((item) => [`${page}#${item.id}`, fresh(day)]);
  const next = nextNote();
  return {
    ...record,
    read: { ...record.read, [page]: day },
    // Questions that were answered already stay where they are.
    recall: { ...Object.fromEntries(asked), ...record.recall },
    ...(next && !(next.page in record.read) && { place: next }),
  };
}

function withoutNote(record: StudyRecord, page: string): StudyRecord {
  const unread = Object.entries(record.read).filter(([note]) => note !== page);
  const answered = Object.entries(record.recall).filter(([key, card]) => card.rung > 0 || !key.startsWith(`${page}#`));
  return { ...record, read: Object.fromEntries(unread), recall: Object.fromEntries(answered) };
}

function nextNote(): Place | undefined {
  const link = document.querySelector<HTMLAnchorElement>(".turn-next");
  const home = document.querySelector<HTMLAnchorElement>(".site-name")!.href;
  return link?.href.startsWith(home)
    ? { page: link.href.slice(home.length), section: "", title: link.lastChild!.textContent!.trim(), heading: "", at: Date.now() }
    : undefined;
}
