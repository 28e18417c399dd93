/** What the script that searches is given to work. */
export interface SearchPanel {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly results: HTMLElement;
  /** Folder of the index; null where none was made. */
  readonly index: URL | null;
  /** The site's root. */
  readonly home: URL;
  /** What Enter was pressed after, while the script that searches was on its way. */
  entered?: string;
}

interface SearchScript {
  workSearch(panel: SearchPanel): void;
}

/** Opens the search with its button, `/` or Ctrl-K. The script that searches and the index are fetched the first time. */
export function offerSearch(): void {
  const button = document.querySelector<HTMLButtonElement>(".search-button");
  const script = button?.dataset.script;
  if (!button || !script) {
    return;
  }

  let panel: SearchPanel | undefined;
  const open = (): void => {
    panel ??= buildPanel(button.dataset);
    if (!panel.dialog.open) {
      panel.dialog.showModal();
    }

    panel.input.select();
    const { status } = panel;
    if (!panel.dialog.dataset.works) {
      panel.dialog.dataset.works = "soon";
      const started = panel;
      (import(new URL(script, document.baseURI).href) as Promise<SearchScript>).then(
        ({ workSearch }) => workSearch(started),
        () => {
          delete started.dialog.dataset.works;
          status.textContent = "The search could not be fetched. Close this, check the connection and try again.";
        },
      );
    }
  };

  button.disabled = false;
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (command || slash) {
      event.preventDefault();
      open();
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName));
}

function buildPanel({ index, home }: DOMStringMap): SearchPanel {
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML =
    '<input type="text" role="combobox" aria-label="Search" aria-autocomplete="list" aria-expanded="false" aria-controls="search-results" ' +
    'placeholder="Search the notes" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go">' +
    '<p class="search-status" role="status"></p><div class="search-results" id="search-results" role="listbox" aria-label="Results" hidden></div>' +
    '<p class="search-keys" aria-hidden="true"><kbd>↑</kbd><kbd>↓</kbd> choose <kbd>↵</kbd> open <kbd>esc</kbd> close</p>';
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  document.body.append(dialog);
  const panel: SearchPanel = {
    dialog,
    input: dialog.querySelector("input")!,
    status: dialog.querySelector<HTMLElement>(".search-status")!,
    results: dialog.querySelector<HTMLElement>(".search-results")!,
    index: index ? new URL(index, document.baseURI) : null,
    home: new URL(home ?? "/", document.baseURI),
  };
  panel.input.addEventListener("keydown", ({ key, isComposing }) => {
    if (key === "Enter" && !isComposing) {
      panel.entered = panel.input.value;
    }
  });
  return panel;
}
