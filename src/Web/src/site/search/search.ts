// Fetched when a reader first searches.
import type { SearchPanel } from "../scripts/search-button";
import { type Answer, openIndex } from "./find";
import { drawResults } from "./results";

const patience = 60;

/** Makes the panel search while it is typed into, and its results be chosen with the keyboard. */
export function workSearch({ dialog, input, status, results, index, home, entered }: SearchPanel): void {
  if (!index) {
    status.textContent = "A preview has no search: the index is made when the site is built.";
    return;
  }

  const find = openIndex(index);
  let asked = "";
  let shown = "";
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // A reader who types fast presses Enter before this script is there.
  let goesToFirst = input.value !== "" && entered === input.value;
  const options = (): HTMLAnchorElement[] => [...results.querySelectorAll<HTMLAnchorElement>("[role=option]")];
  const chosen = (): HTMLAnchorElement | undefined => options().find((o) => o.getAttribute("aria-selected") === "true");

  const choose = (option: HTMLAnchorElement | undefined): void => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const show = (query: string, { pages, instead }: Answer): void => {
    shown = query;
    drawResults(results, pages, home);
    results.dataset.query = query;
    results.hidden = pages.length === 0;
    results.scrollTop = 0;
    input.setAttribute("aria-expanded", String(pages.length > 0));
    status.textContent = query === "" ? "" : said(query, pages.length, instead);
    choose(options()[0]);
    if (goesToFirst && pages.length > 0) {
      chosen()?.click();
    }

    goesToFirst = false;
  };

  const ask = async (): Promise<void> => {
    const query = input.value.trim();
    if (query === asked) {
      return;
    }

    asked = query;
    try {
      const answer = await find(query);
      // Only the last question is answered.
      if (query === asked) {
        show(query, answer);
      }
    } catch {
      asked = "";
      status.textContent = "The index could not be fetched. Check the connection and try again.";
    }
  };

  input.addEventListener("input", () => {
    goesToFirst = false;
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), patience);
  });
  input.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(chosen()!);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(all[(at + step + all.length) % all.length]);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (shown !== input.value.trim()) {
        // What is found next is opened as soon as it is there.
        goesToFirst = true;
        void ask();
      } else {
        chosen()?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }));
      }
    }
  });
  results.addEventListener("pointermove", ({ target }) => {
    const option = (target as Element).closest<HTMLAnchorElement>("[role=option]");
    if (option && option !== chosen()) {
      choose(option);
    }
  });
  results.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[role=option]") && !event.ctrlKey && !event.metaKey) {
      dialog.close();
    }
  });
  void ask();
}

function said(query: string, pages: number, instead: string | undefined): string {
  if (pages === 0) {
    return `Nothing found for “${query}”. Fewer or other words may help.`;
  }

  const where = pages === 1 ? "on one page" : `on ${pages} pages`;
  return instead === undefined ? `Found ${where}` : `Nothing has “${query}”. Found ${where}: “${instead}”`;
}
