/** Light ↔ dark. Choosing what the system has anyway forgets the choice, so that the page follows the system again. */
export function workThemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>(".theme-button");
  if (!button) {
    return;
  }

  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = (): boolean => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const label = (): void => button.setAttribute("aria-label", isDark() ? "Use the light theme" : "Use the dark theme");

  button.disabled = false;
  label();
  system.addEventListener("change", label);
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    const follows = (next === "dark") === system.matches;
    if (follows) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = next;
    }
    label();
    try {
      if (follows) {
        localStorage.removeItem("theme");
      } else {
        localStorage.setItem("theme", next);
      }
    } catch {
      // The choice holds for this page alone.
    }
  });
}
