interface Table {
  readonly names: readonly (readonly [text: string, summary?: string])[];
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const rest = 120;

/**
 * A card for each name in a cell: its type, what its library says of it, and what a variable held in the verified run.
 * By pointer and by touch; with the keyboard, Enter on a listing goes to its names, arrows move, Escape leaves.
 */
export function tellNames(): void {
  if (!document.querySelector("[data-name]")) {
    return;
  }

  let table: Promise<Table | undefined> | undefined;
  let named: HTMLElement | undefined;
  let waiting = 0;
  const card = document.createElement("div");
  card.className = "name-card";
  card.id = "name-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);

  const hide = (): void => {
    clearTimeout(waiting);
    wanted = undefined;
    named?.removeAttribute("aria-describedby");
    named = undefined;
    card.hidden = true;
  };
  const show = (at: HTMLElement, ...content: Node[]): void => {
    hide();
    named = at;
    at.setAttribute("aria-describedby", card.id);
    card.replaceChildren(...content);
    card.hidden = false;
    const box = at.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = box.top < card.offsetHeight + 8 ? box.bottom + 6 : box.top - card.offsetHeight - 6;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${below + scrollY}px`;
  };
  let wanted: HTMLElement | undefined;
  const tell = async (name: HTMLElement): Promise<void> => {
    wanted = name;
    const fetched = await (table ??= read());
    const place = name.dataset.name ?? "";
    const known = fetched?.names[Number(place)];
    const value = fetched?.values[name.closest(".cell")?.id ?? ""]?.[place];
    if (!fetched) {
      // Without a network there is no card; a later try may find one.
      table = undefined;
    } else if (known && wanted === name) {
      const parts = [part("code", known[0]), part("p", known[1]), part("samp", value && `= ${value}`)];
      show(name, ...parts.filter((p) => p !== undefined));
    }
  };

  document.addEventListener("pointerover", (event) => {
    const over = event.target as Element;
    if (named && (card.contains(over) || named.contains(over))) {
      clearTimeout(waiting);
      return;
    }

    const name = over.closest<HTMLElement>("[data-name]");
    if (name || ((named ?? wanted) && named !== document.activeElement)) {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => (name ? void tell(name) : hide()), rest);
    }
  });
  document.addEventListener("click", (event) => {
    const name = (event.target as Element).closest<HTMLElement>("[data-name]");
    if (name) {
      void tell(name);
    } else if (!card.contains(event.target as Node)) {
      hide();
    }
  });

  document.addEventListener("focusin", (event) => {
    const at = event.target as HTMLElement;
    if (at.dataset.name) {
      void tell(at);
    } else if (at.matches(".cell-code > pre:focus-visible") && at.querySelector("[data-name]")) {
      show(at, part("p", "Enter: what each name is · arrows: the next one · Escape: back")!);
    } else {
      hide();
    }
  });
  document.addEventListener("focusout", (event) => (event.target as Element).closest("[data-name]")?.removeAttribute("tabindex"));
  document.addEventListener("keydown", (event) => {
    const at = event.target as HTMLElement;
    const listing = at.closest<HTMLElement>(".cell-code > pre");
    if (event.key === "Escape") {
      if (at !== listing) {
        listing?.focus();
      }
      hide();
    } else if (listing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = neighbour(at, [...listing.querySelectorAll<HTMLElement>("[data-name]")], event.key);
      if (next) {
        event.preventDefault();
        next.tabIndex = -1;
        next.focus();
      }
    }
  });
}

async function read(): Promise<Table | undefined> {
  try {
    return (await (await fetch("names.json")).json()) as Table;
  } catch {
    return undefined;
  }
}

function part(element: string, text: string | undefined): HTMLElement | undefined {
  if (!text) {
    return undefined;
  }

  // What stands between backticks is code.
  const made = document.createElement(element);
  text.split("`").forEach((piece, i) => made.append((i % 2 && part("code", piece)) || piece));
  return made;
}

/** Where a key leads from a name, or from the listing itself; undefined where it leads nowhere. */
function neighbour(from: HTMLElement, names: HTMLElement[], key: string): HTMLElement | undefined {
  const at = names.indexOf(from);
  if (at < 0) {
    return key === "Enter" ? names[0] : undefined;
  }

  const line = from.offsetTop;
  switch (key) {
    case "ArrowRight":
      return names[at + 1];
    case "ArrowLeft":
      return names[at - 1];
    case "ArrowDown":
      return names.slice(at).find((n) => n.offsetTop > line);
    case "ArrowUp":
      return names.slice(0, at).findLast((n) => n.offsetTop < line);
    case "Home":
      return names[0];
    case "End":
      return names.at(-1);
    default:
      return undefined;
  }
}
