/** A button on every listing that copies its code. Left out where the page may not write to the clipboard. */
export function addCopyButtons(): void {
  if (!navigator.clipboard) {
    return;
  }

  for (const pre of document.querySelectorAll<HTMLPreElement>(".prose pre:has(> code)")) {
    const frame = pre.closest<HTMLElement>(".cell-code, .listing") ?? pre;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = "Copy";
    button.addEventListener("click", () => void copy(pre, button));
    frame.append(button);
  }
}

async function copy(pre: HTMLPreElement, button: HTMLButtonElement): Promise<void> {
  let said = "Copied";
  try {
    await navigator.clipboard.writeText(pre.querySelector("code")?.textContent ?? "");
  } catch {
    said = "Not allowed";
  }
  button.textContent = said;
  button.dataset.copied = "";
  setTimeout(() => {
    button.textContent = "Copy";
    delete button.dataset.copied;
  }, 1600);
}
