const saidFor = 1600;

/** Copies, and says so where the word was that asked for it. */
export async function copyAndSay(text: string, said: HTMLElement): Promise<void> {
  const before = said.textContent ?? "";
  if ("said" in said.dataset) {
    return;
  }

  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied";
  } catch {
    said.textContent = "Not allowed";
  }
  said.dataset.said = "";
  setTimeout(() => {
    said.textContent = before;
    delete said.dataset.said;
  }, saidFor);
}

/** A button that shows itself when what it belongs to is pointed at, and whenever it has the focus. */
export function quietButton(name: string, does: string, act: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet-button";
  button.textContent = name;
  button.setAttribute("aria-label", does);
  button.addEventListener("click", () => act(button));
  return button;
}
