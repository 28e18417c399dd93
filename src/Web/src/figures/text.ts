// Words in a drawing: their estimated width, since nothing here can measure, and their `$…$` parts as tspans.
import { escape } from "./escape.ts";
import { parseTex, type Run } from "./tex.ts";

/** A coordinate with at most two decimals and no negative zero. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

/** A label as runs: plain text between formulas. A dollar sign without a partner is itself. */
export function runs(label: string): Run[] {
  return label.split(/(\$[^$]+\$)/).flatMap((part) => {
    if (part.length > 2 && part.startsWith("$") && part.endsWith("$")) {
      return parseTex(part.slice(1, -1));
    }

    return part === "" ? [] : [{ text: part.replace(/-(?=\d)/g, "−"), size: 1, rise: 0 }];
  });
}

// Serif letters look smaller than the page's sans serif at one size.
const mathSize = 1.12;

// Bold letters are wider than the regular ones that widthInEms knows.
const boldWidth = 1.15;

/** The inside of a text element. */
export function richText(label: string, fontSize: number): string {
  const parts = runs(label);
  if (!label.includes("$") || parts.length === 0) {
    return escape(label);
  }

  let rise = 0;
  return parts
    .map((run) => {
      const dy = (rise - run.rise) * fontSize;
      rise = run.rise;
      const attributes = [
        dy === 0 ? "" : ` dy="${round(dy)}"`,
        run.size === 1 && !run.math ? "" : ` font-size="${round(run.size * (run.math ? mathSize : 1) * fontSize)}"`,
        run.math ? ` font-family="${run.italic ? "KaTeX_Math" : "KaTeX_Main"}, Cambria Math, Georgia, serif"` : "",
        run.italic ? ' font-style="italic"' : "",
        run.bold ? ' font-weight="bold"' : "",
      ].join("");
      return attributes === "" ? escape(run.text) : `<tspan${attributes}>${escape(run.text)}</tspan>`;
    })
    .join("");
}

/** Estimated width in pixels. */
export function widthOf(label: string, fontSize: number): number {
  let ems = 0;
  for (const run of runs(label)) {
    for (const character of run.text) {
      ems += run.size * (run.math ? mathSize : 1) * (run.bold ? boldWidth : 1) * widthInEms(character);
    }
  }

  return ems * fontSize;
}

function widthInEms(character: string): number {
  if (/[\u0300-\u036f]/.test(character)) {
    return 0;
  }

  if (/[iljtfrI.,:;'|!()[\] \u2009]/.test(character)) {
    return 0.35;
  }

  return /[mwMW@%→←⟶⊤⊥]/.test(character) ? 0.95 : /[A-Z]/.test(character) ? 0.7 : 0.61;
}

export interface WordsOptions {
  anchor?: "start" | "middle" | "end";
  size?: number;
  fill?: string;
  bold?: boolean;
  /** An edge, in the paper's colour unless said, so that the words stand out from what they cross. */
  halo?: boolean | string;
  /** Width of that edge. */
  edge?: number;
  rotate?: number;
}

/** A text element. */
export function words(x: number, y: number, label: string, options: WordsOptions = {}): string {
  const { anchor = "middle", size = 12, fill, bold, halo, edge: reach = 3.5, rotate } = options;
  const place = [
    ` x="${round(x)}" y="${round(y)}"`,
    anchor === "middle" ? "" : ` text-anchor="${anchor}"`,
    size === 12 ? "" : ` font-size="${size}"`,
    bold ? ' font-weight="600"' : "",
    rotate ? ` transform="rotate(${rotate} ${round(x)} ${round(y)})"` : "",
  ].join("");
  const inside = richText(label, size);
  // The edge is a text of its own below: painted with the letters, that of a superscript would erase its neighbour.
  const edge = halo
    ? `<text${place} fill="none" stroke="${halo === true ? "var(--fig-paper)" : halo}" stroke-width="${reach}" stroke-linejoin="round">${inside}</text>`
    : "";
  return `${edge}<text${place}${fill ? ` fill="${fill}"` : ""}>${inside}</text>`;
}
