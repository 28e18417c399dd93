/**
 * Lights a note of a map together with all that comes before it and all that needs it. With the keyboard, left and right
 * follow the lines, up and down go from note to note.
 */
export function workPlan(): void {
  const plan = document.querySelector<HTMLElement>("[data-plan]");
  if (!plan) {
    return;
  }

  const notes = new Map([...plan.querySelectorAll<HTMLElement>("[data-n]")].map((note) => [note.dataset.n!, note]));
  const lines = [...plan.querySelectorAll<SVGPathElement>("[data-e]")].map((line) => {
    const [from, to] = line.dataset.e!.split(" ") as [string, string];
    return { line, from, to };
  });
  const said = plan.querySelector<HTMLElement>(".plan-said");
  const key = said?.innerHTML ?? "";

  /** Every note that lines lead to, from end to end; marks the lines on the way. */
  const reach = (start: string, end: "from" | "to", mark: string): void => {
    const open = [start];
    const seen = new Set(open);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const step of lines.filter((l) => (end === "to" ? l.from : l.to) === at)) {
        step.line.dataset.lit = mark;
        if (!seen.has(step[end])) {
          seen.add(step[end]);
          open.push(step[end]);
          notes.get(step[end])!.dataset.lit = mark;
        }
      }
    }
  };

  const clear = (): void => {
    delete plan.dataset.lit;
    for (const { dataset } of [...notes.values(), ...lines.map((l) => l.line)]) {
      delete dataset.lit;
    }
  };

  let shown: string | undefined;
  const show = (target: EventTarget | null): void => {
    const note = target instanceof Element ? target.closest<HTMLElement>("[data-n]") : null;
    const number = note?.dataset.n;
    if (number === shown) {
      return;
    }

    shown = number;
    clear();
    if (note && number) {
      plan.dataset.lit = "";
      reach(number, "from", "before");
      reach(number, "to", "after");
      note.dataset.lit = "here";
    }
    if (said) {
      const text = note?.getAttribute("aria-label");
      if (text) {
        said.textContent = text;
      } else {
        said.innerHTML = key;
      }
    }
  };

  plan.addEventListener("pointerover", (e) => show(e.target));
  plan.addEventListener("pointerleave", () => show(document.activeElement));
  plan.addEventListener("focusin", (e) => show(e.target));
  plan.addEventListener("focusout", () => show(null));
  plan.addEventListener("keydown", (e) => {
    const here = (e.target as Element).closest<HTMLElement>("[data-n]")?.dataset.n;
    const order = [...notes.keys()];
    const next: Record<string, () => string | undefined> = {
      ArrowLeft: () => lines.find((l) => l.to === here)?.from,
      ArrowRight: () => lines.find((l) => l.from === here)?.to,
      ArrowUp: () => order[order.indexOf(here!) - 1],
      ArrowDown: () => order[order.indexOf(here!) + 1],
    };
    const note = here === undefined ? undefined : notes.get(next[e.key]?.() ?? "");
    if (note) {
      e.preventDefault();
      const place = note.matches("a") ? note : (note.querySelector<HTMLElement>(".row-title > a") ?? note);
      if (place === note && !note.matches("a")) {
        note.tabIndex = -1;
      }
      place.focus();
    }
  });
}
