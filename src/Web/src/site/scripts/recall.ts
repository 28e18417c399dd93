import { gradeButtons } from "./study/grade-buttons";
import { button, said, today, unkept } from "./study/here";
import { type Card, type Grade, graded, isEarly } from "./study/schedule";
import { change, load } from "./study/store";

/** Below each answer of a note's recall section: how well the reader knew it, which says when it is asked again. */
export function gradeAnswers(): void {
  const page = document.querySelector<HTMLElement>(".finish")?.dataset.here;
  if (!page) {
    return;
  }

  for (const question of document.querySelectorAll<HTMLElement>(".recall li[id]")) {
    const answer = question.querySelector<HTMLDetailsElement>("details.answer");
    const verdict = document.createElement("div");
    verdict.className = "verdict";
    const key = `${page}#${question.id}`;
    answer?.append(verdict);
    const grade = () => answer?.open && verdict.replaceChildren(...standing(key, verdict));
    answer?.addEventListener("toggle", grade);
    // The reader may have opened it before this script came.
    grade();
  }
}

/** Buttons while an answer counts; else when it comes back. */
function standing(key: string, verdict: HTMLElement): Node[] {
  const card = load().recall[key];
  const day = today();
  return card && isEarly(card, day)
    ? [sentence(`Comes back ${said(card.due, day)}.`), button("I had forgotten it", () => settle(key, card, "again", verdict))]
    : [gradeButtons(card, day, (grade) => settle(key, card, grade, verdict))];
}

function settle(key: string, before: Card | undefined, grade: Grade, verdict: HTMLElement): void {
  const after = graded(before, grade, today());
  const kept = keep(key, after);
  const undo = button("Undo", () => {
    keep(key, before);
    verdict.replaceChildren(...standing(key, verdict));
    verdict.querySelector("button")?.focus();
  });
  verdict.replaceChildren(sentence(kept ? `Comes back ${said(after.due, today())}.` : unkept), ...(kept ? [undo] : []));
  undo.focus();
}

/** @param card Undefined to forget it. */
export function keep(key: string, card: Card | undefined): boolean {
  return change((record) => {
    const { [key]: _, ...others } = record.recall;
    return { ...record, recall: card ? { ...others, [key]: card } : others };
  });
}

function sentence(text: string): HTMLElement {
  const made = document.createElement("span");
  made.setAttribute("role", "status");
  made.textContent = text;
  return made;
}
