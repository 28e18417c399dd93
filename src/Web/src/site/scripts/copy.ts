/** A button on every listing that copies its code. Left out where the page may not write to the clipboard. */
export function addCopyButtons(): void {
  if (!navigator.clipboard) {
    return;
  }

  for (const code of document.querySelectorAll<HTMLElement>(".prose pre > code")) {
    const frame = code.closest<HTMLElement>(".cell-code, .listing") ?? code.parentElement!;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = "Copy";
    button.addEventListener("click", () => void copy(code, button));
    frame.append(button);
  }
}

async function copy(code: HTMLElement, button: HTMLButtonElement): Promise<void> {
  let said = "Copied";
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
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
