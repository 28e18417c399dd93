import type { FoundPage } from "./find";

/** Draws pages and their sections as the options of a list box. */
export function drawResults(list: HTMLElement, pages: readonly FoundPage[], home: URL): void {
  let count = 0;
  list.replaceChildren(
    ...pages.map((page) => {
      const group = element("div", "search-page");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", page.title);
      const whole = option(page.address, "search-note");
      whole.append(element("span", "search-title", page.title), element("span", "search-where", page.where));
      if (page.excerpt !== "" && page.sections.length === 0) {
        whole.append(quote(page.excerpt));
      }

      group.append(whole);
      for (const section of page.sections) {
        const part = option(section.address, "search-section");
        part.append(element("span", "search-heading", section.heading), quote(section.excerpt));
        group.append(part);
      }

      return group;
    }),
  );

  function option(address: string, name: string): HTMLAnchorElement {
    const link = document.createElement("a");
    link.className = name;
    link.id = `search-${++count}`;
    link.href = new URL(address, home).href;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  }
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** An excerpt, what was found in it marked. Nothing else of its markup is taken over. */
function quote(excerpt: string): HTMLElement {
  const quoted = element("span", "search-quote");
  for (const node of new DOMParser().parseFromString(excerpt, "text/html").body.childNodes) {
    const text = node.textContent ?? "";
    quoted.append(node.nodeName === "MARK" ? element("mark", "", text) : text);
  }

  return quoted;
}
