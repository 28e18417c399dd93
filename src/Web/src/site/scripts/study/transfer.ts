import { button, today } from "./here";
import { merged } from "./merge";
import { recordOf } from "./record";
import { change, forget, load } from "./store";

// A record of every note with every question has a tenth of it.
const largest = 5_000_000;

/** Saving what is kept as a file, adding such a file, and forgetting everything. */
export function offerTransfer(slot: HTMLElement): void {
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  const file = document.createElement("input");
  file.type = "file";
  file.accept = ".json,application/json";
  file.hidden = true;
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen) {
      told.textContent = await add(chosen);
      // The same file may be chosen again.
      file.value = "";
    }
  });
  const clear = (): void => {
    if (confirm("Forget what you have read, your bookmarks and your answers, in this browser? A saved file stays as it is.")) {
      told.textContent = forget() ? "All of it is forgotten." : "This browser did not let the site forget.";
    }
  };
  const row = document.createElement("div");
  row.className = "record-buttons";
  row.append(button("Save as a file", save), button("Add a file…", () => file.click()), button("Forget everything", clear), file);
  slot.append(row, told);
}

function save(): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(load(), null, 2)}\n`], { type: "application/json" }));
  link.download = `mlmath-study-${today()}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @returns What to tell the reader. */
async function add(file: File): Promise<string> {
  const refused = `“${file.name}” is no file that was saved here, so nothing was added.`;
  if (file.size > largest) {
    return refused;
  }

  try {
    const other = recordOf(JSON.parse(await file.text()));
    if (!other) {
      return refused;
    }

    let brought = { notes: 0, bookmarks: 0, questions: 0 };
    const kept = change((own) => {
      const [record, news] = merged(own, other);
      brought = news;
      return record;
    });
    return kept
      ? `Added ${count(brought.notes, "note")} read, ${count(brought.bookmarks, "bookmark")} and ${count(brought.questions, "answer")}.`
      : "This browser has no room for it, so nothing was added.";
  } catch {
    return refused;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
