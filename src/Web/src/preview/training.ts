interface Training {
  readonly name: string;
  readonly step: number;
  readonly planned: number;
  /** Steps and nats per character: of the batches that it learns from, and of text that it has not seen. */
  readonly losses: readonly (readonly [number, number])[];
  readonly validation: readonly (readonly [number, number])[];
  readonly sample: string;
}

const height = 300;
const left = 44;
const bottom = 28;

/** Draws how far the capstone is into the page that waits for it. */
export function showTraining({ name, step, planned, losses, validation, sample }: Training): void {
  const figure = document.getElementById("preview-training");
  const top = Math.max(...losses.map(([, y]) => y), ...validation.map(([, y]) => y));
  if (!figure || !Number.isFinite(top)) {
    return;
  }

  // As many units as pixels, so that letters are as large as they say.
  const width = Math.max(figure.clientWidth, 2 * left);
  const x = (at: number): number => left + ((width - left - 8) * at) / planned;
  const y = (nats: number): number => 8 + (height - bottom - 8) * (1 - nats / (1.05 * top));
  const drawing = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  drawing.setAttribute("aria-label", `Loss of the run ${name} up to step ${step} of ${planned}`);
  for (let nats = 0; nats <= top; nats++) {
    drawing.append(draw("line", { class: "grid", x1: left, x2: width - 8, y1: y(nats), y2: y(nats) }));
    drawing.append(draw("text", { x: left - 8, y: y(nats) + 4, "text-anchor": "end" }, `${nats}`));
  }

  for (const at of [0, planned / 2, planned]) {
    const anchor = at === planned ? "end" : at === 0 ? "start" : "middle";
    drawing.append(draw("text", { x: x(at), y: height - 8, "text-anchor": anchor }, `${Math.round(at)}`));
  }

  drawing.append(draw("polyline", { class: "batches", points: pointsOf(losses) }));
  drawing.append(draw("polyline", { class: "validation", points: pointsOf(validation) }));
  const caption = document.createElement("figcaption");
  const last = validation.at(-1)?.[1];
  caption.textContent =
    `${name}: step ${step} of ${planned}; loss in nats per character` +
    (last === undefined ? "." : `, ${last.toFixed(2)} on text that it has not seen.`);
  const words = document.createElement("pre");
  words.textContent = sample;
  figure.replaceChildren(drawing, caption, words);

  function pointsOf(series: readonly (readonly [number, number])[]): string {
    return series.map(([at, nats]) => `${x(at).toFixed(1)},${y(nats).toFixed(1)}`).join(" ");
  }
}

function draw(name: string, attributes: Readonly<Record<string, string | number>>, text = ""): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }

  made.textContent = text;
  return made;
}
