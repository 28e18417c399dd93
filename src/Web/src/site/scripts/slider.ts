/** Gives each figure of frames a range input in place of its strip. The build has drawn every frame. */
export function workSliders(): void {
  for (const slider of document.querySelectorAll<HTMLElement>(".slider")) {
    const shown = slider.querySelector<HTMLElement>(".slider-frame");
    const strip = slider.querySelector<HTMLElement>(".filmstrip");
    const frames = [...(slider.querySelector("template")?.content.children ?? [])];
    const values = (slider.dataset.values ?? "").split(" ");
    if (!shown || !strip || frames.length < 2) {
      continue;
    }

    const label = document.createElement("label");
    label.className = "slider-control";
    const name = document.createElement("span");
    name.className = "slider-value";
    const input = document.createElement("input");
    input.type = "range";
    input.min = "0";
    input.max = String(frames.length - 1);
    input.value = String(Math.floor(frames.length / 2));
    const show = () => {
      const at = Number(input.value);
      const said = `${slider.dataset.name} = ${values[at]}`;
      name.textContent = said;
      input.setAttribute("aria-valuetext", said);
      shown.replaceChildren(...frames[at]!.cloneNode(true).childNodes);
    };
    input.addEventListener("input", show);
    label.append(name, input);
    strip.before(label);
    strip.classList.add("replaced");
    show();
  }
}
