import { type StudyRecord, nothing, recordOf } from "./record";

// theme.ts looks at the same key before the first paint.
const key = "study";
const changed = "studychange";

/** What is kept; nothing where the browser keeps nothing, or holds what this site did not write. */
export function load(): StudyRecord {
  try {
    return parsed(localStorage.getItem(key)) ?? nothing;
  } catch {
    return nothing;
  }
}

/**
 * Changes what is kept. What other tabs have written since is kept too, since it is read anew; a text that is no record
 * is put aside and not lost.
 *
 * @returns False where the browser keeps nothing for this site, or has no room.
 */
export function change(update: (record: StudyRecord) => StudyRecord): boolean {
  try {
    const kept = localStorage.getItem(key);
    const record = parsed(kept);
    if (kept !== null && !record) {
      localStorage.setItem(`${key}-unreadable`, kept);
    }
    localStorage.setItem(key, JSON.stringify(update(record ?? nothing)));
  } catch {
    return false;
  }

  dispatchEvent(new Event(changed));
  return true;
}

/** @returns False where the browser does not let the site forget. */
export function forget(): boolean {
  try {
    localStorage.removeItem(key);
    localStorage.removeItem(`${key}-unreadable`);
  } catch {
    return false;
  }

  dispatchEvent(new Event(changed));
  return true;
}

/**
 * Shows what is kept, now and whenever it changes: here, in another tab, or while the page lay in the browser's history;
 * and when the reader comes back to the page, since another day may have begun.
 */
export function follow(show: (record: StudyRecord) => void): void {
  const again = (): void => show(load());
  addEventListener(changed, again);
  addEventListener("storage", (event) => (event.key === key || event.key === null) && again());
  addEventListener("pageshow", (event) => event.persisted && again());
  document.addEventListener("visibilitychange", () => !document.hidden && again());
  again();
}

function parsed(text: string | null): StudyRecord | undefined {
  try {
    return text === null ? undefined : recordOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
