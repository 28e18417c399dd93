// The picture that a link to a page is shown with: 1200 × 630, the title beside the page's first drawing.
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { escape } from "./figures/escape.ts";
import { widthOf } from "./figures/text.ts";
import type { Answer, CardRequest } from "./protocol.ts";
import palette from "./site/styles/palette.css";

const [width, height, edge] = [1200, 630, 72];
const titleSize = 58;
// The estimate is for the regular letters of a sans serif; the title's are bold and a little narrower.
const titleWidth = 1.02;

const fonts = [
  "source-serif-4-latin-400-normal",
  "source-serif-4-latin-600-normal",
  "KaTeX_Main-Regular",
  "KaTeX_Main-Bold",
  "KaTeX_Main-Italic",
  "KaTeX_Math-Italic",
];

let ready: Promise<Uint8Array[]> | undefined;

export async function drawCard(card: CardRequest): Promise<Answer> {
  ready ??= start();
  const png = new Resvg(inColours(cardSvg(card)), {
    font: { fontBuffers: await ready, defaultFontFamily: "Source Serif 4", loadSystemFonts: false },
  })
    .render()
    .asPng();
  return { markup: Buffer.from(png).toString("base64") };
}

// This chunk stands in a folder beside that of the fonts.
async function start(): Promise<Uint8Array[]> {
  const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "../cards");
  await initWasm(await readFile(path.join(folder, "resvg.wasm")));
  return await Promise.all(fonts.map((name) => readFile(path.join(folder, `${name}.ttf`))));
}

function cardSvg({ title, where, site, figure }: CardRequest): string {
  const view = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(figure);
  const room = view ? 560 : width - 2 * edge;
  const lines = wrapped(title, room);
  const top = 236 - (lines.length - 2) * 14;
  const words = lines
    .map((line, i) => `<text x="${edge}" y="${top + i * titleSize * 1.16}" font-size="${titleSize}" font-family="Source Serif 4 SemiBold" font-weight="600">${escape(line)}</text>`)
    .join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Source Serif 4" fill="var(--ink)">` +
    `<rect width="${width}" height="${height}" fill="var(--paper)"/><rect width="14" height="${height}" fill="var(--accent)"/>` +
    `<text x="${edge}" y="112" font-size="29" fill="var(--ink-soft)">${escape(where)}</text>${words}` +
    `<text x="${edge}" y="${height - 70}" font-size="33" font-family="Source Serif 4 SemiBold" font-weight="600" fill="var(--accent)">${escape(site)}</text>` +
    (view ? placed(figure, Number(view[1]), Number(view[2])) : "") +
    `</svg>`
  );
}

/** The drawing on the right, as large as its place allows. */
function placed(figure: string, w: number, h: number): string {
  const scale = Math.min(460 / w, 500 / h);
  const [x, y] = [width - edge - (460 + w * scale) / 2 + 20, (height - h * scale) / 2];
  return figure.replace(/^<svg /, `<svg x="${x}" y="${y}" width="${w * scale}" height="${h * scale}" `);
}

function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : "";
    if (longer !== "" && widthOf(longer, titleSize) * titleWidth <= room) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }

  return lines;
}

/** The palette's variables as the light theme has them: a picture has no theme. */
function inColours(svg: string): string {
  return svg.replace(/var\((--[\w-]+)\)/g, (_, name: string) => colourOf(name));
}

function colourOf(name: string): string {
  const value = new RegExp(`${name}:\\s*(?:light-dark\\(([^,]+),|var\\((--[\\w-]+)\\))`).exec(palette);
  if (value?.[2]) {
    return colourOf(value[2]);
  }

  if (!value?.[1]) {
    throw new Error(`the palette has no colour ${name}`);
  }

  return value[1];
}
