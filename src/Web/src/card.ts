// The picture that a link to a page is shown with: 1200 × 630, the title beside the page's first drawing.
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { escape } from "./figures/escape.ts";
import { round, widthOf } from "./figures/text.ts";
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
  const drawn = placed(figure);
  const room = drawn === "" ? width - 2 * edge : 560;
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
    `${drawn}</svg>`
  );
}

/** The drawing on the right, as large as its place allows; of panels the first, or two that lie well above each other. */
function placed(figure: string): string {
  const sheets = sheetsOf(figure);
  const shown = sheets.slice(0, sheets.length > 1 && sheets[0]!.width > 1.1 * sheets[0]!.height ? 2 : 1);
  const room = { width: 460, height: 500 / shown.length };
  return shown
    .map((sheet, i) => {
      const scale = Math.min(room.width / sheet.width, room.height / sheet.height);
      const [w, h] = [sheet.width * scale, sheet.height * scale];
      const x = width - edge - (room.width + w) / 2 + 20;
      const y = (height - 500) / 2 + i * room.height + (room.height - h) / 2;
      return sheet.svg.replace(/^<svg /, `<svg x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" `);
    })
    .join("");
}

/** The drawings that a figure's markup is made of: one, or one for each panel of a grid. Each may hold others. */
function sheetsOf(figure: string): { svg: string; width: number; height: number }[] {
  const sheets = [];
  let depth = 0;
  let start = 0;
  for (const tag of figure.matchAll(/<svg |<\/svg>/g)) {
    start = depth === 0 ? tag.index : start;
    depth += tag[0] === "</svg>" ? -1 : 1;
    if (depth === 0) {
      const svg = figure.slice(start, tag.index + tag[0].length);
      const [, w, h] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
      if (w && h) {
        sheets.push({ svg, width: Number(w), height: Number(h) });
      }
    }
  }

  return sheets;
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
