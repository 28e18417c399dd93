// What a preview adds to each page, and a build never does: it loads the page anew when it has changed, where the
// reader was, and shows what is wrong with it at the very cell.
import { keepPlace, restorePlace } from "./place";
import { showTraining } from "./training";

interface Finding {
  readonly place: string;
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly page: string | null;
  readonly cell: number | null;
}

interface News {
  readonly findings: readonly Finding[];
  /** Pages whose cells still run. */
  readonly running: readonly string[];
}

const tag = (document.currentScript as HTMLScriptElement | null)?.dataset.tag ?? "";
const panel = make("aside", "preview-panel");
panel.setAttribute("role", "status");
panel.hidden = true;
document.body.append(panel);
restorePlace();

const events = new EventSource("/_preview/events");
events.addEventListener("site", (event: MessageEvent<string>) => {
  void follow(JSON.parse(event.data) as News);
});

events.addEventListener("working", (event: MessageEvent<string>) => {
  const waiting = document.getElementById("preview-working");
  if (waiting) {
    waiting.textContent = event.data;
  }
});

events.addEventListener("training", (event: MessageEvent<string>) => {
  showTraining(JSON.parse(event.data) as Parameters<typeof showTraining>[0]);
});

async function follow(news: News): Promise<void> {
  if (await hasChanged()) {
    keepPlace();
    location.reload();
  } else {
    show(news);
  }
}

async function hasChanged(): Promise<boolean> {
  const answer = await fetch(location.pathname, { headers: { "If-None-Match": tag }, cache: "no-store" });
  return answer.status !== 304;
}

function show({ findings, running }: News): void {
  for (const old of document.querySelectorAll(".preview-at")) {
    old.remove();
  }

  const here = findings.filter((f) => f.page === location.pathname);
  for (const finding of here) {
    document.getElementById(`cell-${finding.cell}`)?.append(described(finding, "preview-at"));
  }

  const list = make("ul");
  for (const finding of [...here, ...findings.filter((f) => f.page !== location.pathname)]) {
    list.append(described(finding, "", "li"));
  }

  const waiting = running.includes(location.pathname) ? "cells of this page run…" : running.length > 0 ? "cells run…" : "";
  const said = [count(findings, "error"), count(findings, "warning"), waiting].filter((t) => t !== "").join(", ");
  panel.hidden = said === "";
  panel.dataset.worst = findings.some((f) => f.severity === "error") ? "error" : findings.length > 0 ? "warning" : "none";
  const head = make("summary", "", said);
  const folded = make("details");
  folded.open = sessionStorage.getItem("preview-folded") !== "yes";
  folded.addEventListener("toggle", () => sessionStorage.setItem("preview-folded", folded.open ? "no" : "yes"));
  folded.append(head, list);
  panel.replaceChildren(findings.length > 0 ? folded : make("p", "", said));
}

function described(finding: Finding, name: string, element: "div" | "li" = "div"): HTMLElement {
  const item = make(element, name);
  item.dataset.severity = finding.severity;
  const place = make("a", "", finding.place);
  if (finding.page !== null) {
    place.href = finding.page + (finding.cell === null ? "" : `#cell-${finding.cell}`);
  }

  const first = make("p");
  first.append(place, " ", make("strong", "", `${finding.severity} ${finding.code}`), " ", ...worded(finding.message));
  const help = make("p", "preview-help");
  help.append(...worded(finding.help));
  item.append(first, help);
  return item;
}

/** What stands between backticks is code. */
function worded(text: string): (string | HTMLElement)[] {
  return text.split("`").map((piece, i) => (i % 2 === 0 ? piece : make("code", "", piece)));
}

function count(findings: readonly Finding[], severity: string): string {
  const n = findings.filter((f) => f.severity === severity).length;
  return n === 0 ? "" : `${n} ${severity}${n === 1 ? "" : "s"}`;
}

function make<K extends keyof HTMLElementTagNameMap>(element: K, name = "", text = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(element);
  made.className = name;
  made.textContent = text;
  return made;
}
