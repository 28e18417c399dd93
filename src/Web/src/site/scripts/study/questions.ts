import { styleFormulas } from "../foreign";
import { linkTo } from "./here";
import { type Page } from "./record";

interface Note {
  readonly title: string;
  readonly questions: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
}

export interface Question {
  readonly title: string;
  readonly ask: () => DocumentFragment;
  readonly answer: () => DocumentFragment;
}

const notes = new Map<Page, Promise<Note | undefined>>();

/**
 * A question by `page#question`, from the file beside its note's page.
 *
 * @returns Undefined when the note asks it no more.
 * @throws Without a network.
 */
export async function questionOf(key: string): Promise<Question | undefined> {
  const [page, id] = key.split("#") as [Page, string];
  const fetched = notes.get(page) ?? read(page);
  notes.set(page, fetched);
  fetched.catch(() => notes.delete(page));
  const note = await fetched;
  const found = note?.questions.find((q) => q.id === id);
  return note && found && { title: note.title, ask: () => fragment(found.question, page), answer: () => fragment(found.answer, page) };
}

async function read(page: Page): Promise<Note | undefined> {
  const answer = await fetch(linkTo(`${page}recall.json`).href);
  if (!answer.ok && answer.status !== 404) {
    throw new Error(`${page}: ${answer.status}`);
  }

  return answer.ok ? ((await answer.json()) as Note) : undefined;
}

/** Markup of a note's page: here its links lead to the same places, and its ids stay behind. */
function fragment(html: string, page: Page): DocumentFragment {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const made = document.createDocumentFragment();
  made.append(...body.childNodes);
  made.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
  for (const name of ["href", "src"]) {
    made.querySelectorAll(`[${name}]`).forEach((e) => e.setAttribute(name, new URL(e.getAttribute(name)!, linkTo(page).href).href));
  }
  styleFormulas(made);
  return document.importNode(made, true);
}
