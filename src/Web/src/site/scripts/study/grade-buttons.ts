import { button } from "./here";
import { type Card, type Day, type Grade, graded, grades, waits } from "./schedule";

const names: Readonly<Record<Grade, string>> = { again: "Again", hard: "Hard", good: "Good", easy: "Easy" };

/** One button for each grade, with the days until the question is asked again. */
export function gradeButtons(card: Card | undefined, today: Day, choose: (grade: Grade) => void): HTMLElement {
  const row = document.createElement("div");
  row.className = "grades";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "How well did you know it?");
  row.append(
    ...grades.map((grade) => {
      const made = button(names[grade], () => choose(grade));
      const wait = document.createElement("small");
      const days = waits[graded(card, grade, today).rung]!;
      wait.textContent = days === 1 ? "1 day" : `${days} days`;
      made.append(" ", wait);
      return made;
    }),
  );
  return row;
}
