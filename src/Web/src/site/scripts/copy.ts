import { copyAndSay, quietButton } from "./clipboard";
import { plainTex } from "./tex";

/**
 * Copies what is hard to copy by hand: the code of a listing, the TeX of a displayed formula, the address of a section.
 * Left out where the page may not write to the clipboard.
 */
export function addCopyButtons(): void {
  if (!navigator.clipboard) {
    return;
  }

  for (const code of document.querySelectorAll<HTMLElement>(".prose pre > code")) {
    const frame = code.closest<HTMLElement>(".cell-code, .listing") ?? code.parentElement!;
    const button = quietButton("Copy", "Copy the code", (b) => void copyAndSay(code.textContent ?? "", b));
    button.classList.add("copy-button");
    frame.append(button);
  }

  for (const equation of document.querySelectorAll<HTMLElement>(".prose .equation")) {
    const tex = equation.querySelector("annotation")?.textContent;
    if (tex) {
      equation.append(quietButton("TeX", "Copy the TeX", (b) => void copyAndSay(plainTex(tex), b)));
    }
  }

  for (const anchor of document.querySelectorAll<HTMLAnchorElement>(".heading-anchor")) {
    // The link still leads to its section, so the address bar shows what was copied.
    anchor.addEventListener("click", () => void copyAndSay(anchor.href, anchor));
  }
}
