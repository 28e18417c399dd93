import { quietButton } from "./clipboard";

/** Figures open large, in the browser's own dialog: by their button, or by a click on the drawing. */
export function zoomFigures(): void {
  const drawings = ":is(svg.fig, .fig-panels, img)";
  for (const figure of document.querySelectorAll<HTMLElement>(`.prose :is(figure.figure, .slider):has(${drawings})`)) {
    figure.append(quietButton("Enlarge", "Enlarge the figure", () => open(figure)));
    figure.classList.add("zoomable");
    figure.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest(drawings) && !event.target.closest(".filmstrip")) {
        open(figure);
      }
    });
  }
}

function open(figure: HTMLElement): void {
  const dialog = document.createElement("dialog");
  dialog.className = "zoom";
  dialog.setAttribute("aria-label", "Figure, enlarged");
  const large = document.createElement("figure");
  large.tabIndex = 0;
  const drawing = (figure.querySelector(".slider-frame") ?? figure).querySelector(":is(svg.fig, .fig-panels, img):not(.fig-narrow > *)")!;
  const words = figure.querySelector("figcaption") ?? figure.querySelector(".slider-control .slider-value");
  large.append(drawing.cloneNode(true));
  if (words) {
    const caption = document.createElement("figcaption");
    caption.append(...[...words.childNodes].map((n) => n.cloneNode(true)));
    large.append(caption);
  }

  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  // A click beside the figure is one on the dialog itself.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(close, large);
  document.body.append(dialog);
  dialog.showModal();
}
