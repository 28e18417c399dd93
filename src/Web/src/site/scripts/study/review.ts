import { keep } from "../recall";
import { gradeButtons } from "./grade-buttons";
import { button, linkTo, said, today, unkept } from "./here";
import { type Question, questionOf } from "./questions";
import { type StudyRecord } from "./record";
import { type Card, type Grade, graded } from "./schedule";
import { follow, load } from "./store";

/**
 * Asks what is due, one question at a time: those that wait longest first, notes mixed. What was forgotten is asked once
 * more at the end. While the focus is here the keys 1 to 4 grade.
 */
export function review(slot: HTMLElement): void {
  /** Forgotten today: due tomorrow, and asked again when nothing else is left. */
  let again: string[] = [];
  let shown: string | undefined;
  let undo: (() => void) | undefined;

  const dueNow = (): string[] => {
    const day = today();
    const cards = load().recall;
    const due = Object.keys(cards).filter((key) => cards[key]!.due <= day);
    return [...due.sort((a, b) => order(a, cards).localeCompare(order(b, cards))), ...again.filter((key) => key in cards)];
  };

  const put = (...content: Node[]): void => {
    const hadFocus = slot.contains(document.activeElement);
    slot.replaceChildren(...content);
    if (hadFocus) {
      (slot.querySelector<HTMLElement>(".reveal, .review-answer") ?? slot).focus();
    }
  };

  const foot = (left: number): HTMLElement => {
    const made = element("p", "review-foot", text("span", left > 0 ? `${left} to go` : ""));
    made.firstElementChild!.setAttribute("role", "status");
    if (undo) {
      made.append(button("Undo the last answer", undo));
    }
    return made;
  };

  const next = async (): Promise<void> => {
    const [key] = dueNow();
    shown = key;
    if (!key) {
      put(element("div", "review-rest", ...rest(load())), foot(0));
      return;
    }

    try {
      const question = await questionOf(key);
      if (shown === key) {
        // The note asks it no more, or asks something else by now.
        question ? put(...card(key, question)) : keep(key, undefined);
      }
    } catch {
      if (shown === key) {
        put(element("div", "review-rest", text("p", "The questions could not be fetched."), button("Try again", () => void next())));
      }
    }
  };

  const card = (key: string, question: Question): Node[] => {
    const left = dueNow().length;
    const from = linkTo(key);
    from.textContent = question.title;
    const reveal = button("Show the answer", () => {
      const answer = element("div", "review-answer prose", question.answer());
      answer.tabIndex = -1;
      const grading = gradeButtons(load().recall[key], today(), (grade) => settle(key, grade));
      [...grading.children].forEach((b, i) => b.setAttribute("aria-keyshortcuts", String(i + 1)));
      put(head, asked, answer, grading, foot(left));
    });
    reveal.className = "reveal";
    const head = element("p", "review-from", from);
    const asked = element("div", "review-question prose", question.ask());
    return [head, asked, reveal, foot(left)];
  };

  const settle = (key: string, grade: Grade): void => {
    const before = load().recall[key];
    const asked = again;
    again = again.filter((k) => k !== key);
    if (grade === "again") {
      again = [...again, key];
    }

    undo = () => {
      again = asked;
      undo = undefined;
      shown = undefined;
      keep(key, before);
    };
    shown = undefined;
    if (!keep(key, graded(before, grade, today()))) {
      put(element("div", "review-rest", text("p", unkept)));
    }
  };

  slot.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) {
      slot.querySelector<HTMLButtonElement>(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`)?.click();
    }
  });
  follow(() => {
    if (shown === undefined || !dueNow().includes(shown)) {
      void next();
    }
  });
}

function order(key: string, cards: Readonly<Record<string, Card>>): string {
  return cards[key]!.due + key.split("#")[1];
}

/** What to say when nothing is due. */
function rest({ recall }: StudyRecord): Node[] {
  const days = Object.values(recall).map((card) => card.due);
  const [soonest] = [...days].sort();
  if (!soonest) {
    return [text("p", "No question is waiting for you yet."), text("p", "Mark a note as read at its end, and its questions are asked here from the next day on.")];
  }

  const many = days.filter((day) => day === soonest).length;
  return [text("p", "Nothing is due today."), text("p", `${many} question${many === 1 ? " comes" : "s come"} back ${said(soonest, today())}.`)];
}

function element(name: string, kind: string, ...content: Node[]): HTMLElement {
  const made = document.createElement(name);
  made.className = kind;
  made.append(...content);
  return made;
}

function text(name: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
