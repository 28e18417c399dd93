// Faces made light: hints left out, the larger ones cut in two, so that a page fetches the letters that nearly every page
// has, and the other signs only where it shows one. For the moment until KaTeX's come there are faces of the same widths
// without ink, small enough to stand in the style sheet, so that no formula moves when its letters appear.
import { readFile } from "node:fs/promises";
import fontverter from "fontverter";
import subsetFont from "subset-font";

const latin = [["A", "Z"], ["a", "z"]];
const greek = [["α", "ω"], ["ϑ", "ϑ"], ["ϕ", "ϖ"], ["ϱ", "ϱ"], ["ϵ", "ϵ"]];
// Spaces stand between everything, and ask for no other part.
const spaces = [[" ", " "], ["\u00a0", "\u00a0"], ["\u200b", "\u200b"]];
const ascii = [[" ", "~"]];
/** What formulas of machine learning have besides ASCII. */
const usual = [..."\u2009∗°±×\ue020\u0302ˉˆ˙⃗…′ℓΓΔΘΛΞΠΣΦΨΩ←→↦⇒⇔⟶∀∂∃∇∈∏∑−∓∘∞∣∥‖∼≈≠≡≤≥≪≫≻⪰⊂⊆∪∩⊙⊗⊕⊤⊥⋅⋆⋯⋮⋱⟨⟩∖∝∅¬∧∨⌊⌋⌈⌉↑↓⊃⊇≺⪯≅†√"].map((c) => [c, c]);

const fences = [..."()[]{}⟨⟩∑∏∫|∥⌊⌋⌈⌉√"].map((c) => [c, c]);
/** What English prose has besides ASCII, and the letters of the names in it. */
const typographic = [..."–—‘’“”…·×°²³§éèöüäóáíçñôåÅŁ→−±≤≥≠≈π"].map((c) => [c, c]);
/** Letters of more of the names in lists of sources. */
const names = [..."ãćčışžšłøő"].map((c) => [c, c]);

/** The part of a face that comes first, as ranges of characters. Faces that are not named stay whole. */
const cores = {
  "KaTeX_Main-Regular": [...spaces, ...ascii, ...usual],
  "KaTeX_Main-Bold": [...spaces, ["0", "9"], ...latin, ["Γ", "Δ"], ["Θ", "Θ"], ["Λ", "Λ"], ["Ξ", "Ξ"], ["Π", "Π"], ["Σ", "Σ"], ["Φ", "Φ"], ["Ψ", "Ω"], ["ℓ", "ℓ"], ["\u0302", "\u0302"]],
  "KaTeX_Math-Italic": [...spaces, ...latin, ...greek],
  "KaTeX_Math-BoldItalic": [...spaces, ...greek],
  "KaTeX_AMS-Regular": [...spaces, ["A", "Z"], ...[..."∅ℏ∁∄□■≜≲≳≼≽⋉"].map((c) => [c, c])],
  "KaTeX_Size1-Regular": [...spaces, ...fences],
  "KaTeX_Size2-Regular": [...spaces, ...fences],
  "source-serif-4-latin-400-normal": [...spaces, ...ascii, ...typographic, ...names],
  "source-serif-4-latin-400-italic": [...spaces, ...ascii, ...typographic],
  "source-serif-4-latin-600-normal": [...spaces, ...ascii, ...typographic],
};

/** Of what a face can do, what the style sheets ask for: kerning, ligatures, accents in place, figures of one width. */
const features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"];

/** Faces that formulas of most notes are set in. */
const waitedFor = [
  "KaTeX_Main-Regular",
  "KaTeX_Main-Bold",
  "KaTeX_Math-Italic",
  "KaTeX_Math-BoldItalic",
  "KaTeX_AMS-Regular",
  "KaTeX_Size1-Regular",
  "KaTeX_Size2-Regular",
  "KaTeX_Size3-Regular",
  "KaTeX_Size4-Regular",
];

/**
 * @param {string} css A style sheet with its fonts in WOFF2 alone.
 * @param {(name: string) => string} fileOf Where a face of that name lies.
 * @returns {Promise<{ css: string, fonts: Map<string, Buffer> }>} The sheet with the faces cut; the fonts by file name.
 */
export async function lightenFonts(css, fileOf) {
  const fonts = new Map();
  const waiting = [];
  const pattern = /@font-face\{[^}]*?url\("?[^")]*?([\w-]+)\.woff2"?\)[^}]*\}/g;
  const rules = await replaceEach(css, pattern, async (rule, name) => {
    const face = await readFile(fileOf(name));
    const core = coreOf(name);
    if (waitedFor.includes(name)) {
      waiting.push(await waitingFace(rule, face, core));
    }

    if (core === undefined) {
      fonts.set(`${name}.woff2`, await subset(face));
      return rule;
    }

    const rest = [...(await charactersIn(face))].filter((c) => !core.includes(c)).sort((a, b) => a - b);
    fonts.set(`${name}.woff2`, await subset(face, core));
    fonts.set(`${name}-rest.woff2`, await subset(face, rest));
    // A formula has no sign that KaTeX has no face for; prose may.
    const ofRest = name.startsWith("KaTeX") ? rangesOf(rest, core) : rangesOf(rest);
    return (
      rule.replace(/\}$/, `;unicode-range:${rangesOf(core)}}`) +
      rule.replace(`${name}.woff2`, `${name}-rest.woff2`).replace(/\}$/, `;unicode-range:${ofRest}}`)
    );
  });
  return { css: waiting.length === 0 ? rules : withWaitingFamilies(rules) + waiting.join(""), fonts };
}

// What is left of a face goes by no name of its own, as its licence asks, and keeps its copyright notice and its licence.
async function subset(face, characters) {
  const text = characters === undefined ? null : String.fromCodePoint(...characters);
  const options = {
    targetFormat: "truetype",
    noHinting: true,
    keepAllGlyphs: text === null,
    keepFeatures: features,
    preserveNameIds: [14],
  };
  const sfnt = await subsetFont(face, text, options);
  const tables = tablesOf(sfnt).map((t) => (t.tag === "name" ? { ...t, content: noticesOf(t.content) } : t));
  return fontverter.convert(fontOf(sfnt, tables), "woff2");
}

/** A `name` table of the records 0 (copyright) and 14 (licence) of another. */
function noticesOf(names) {
  const records = Array.from({ length: names.readUInt16BE(2) }, (_, at) => names.subarray(6 + 12 * at, 18 + 12 * at));
  const kept = records.filter((record) => [0, 14].includes(record.readUInt16BE(6)));
  const head = Buffer.from(names.subarray(0, 6));
  head.writeUInt16BE(kept.length, 2);
  head.writeUInt16BE(6 + 12 * kept.length, 4);
  return Buffer.concat([head, ...kept, names.subarray(names.readUInt16BE(4))]);
}

/** The rule of a face that has the widths of `face` and no outlines. */
async function waitingFace(rule, face, core) {
  const characters = core ?? [...(await charactersIn(face))];
  const sfnt = await subsetFont(face, String.fromCodePoint(...characters), {
    targetFormat: "truetype",
    noHinting: true,
  });
  const blank = await fontverter.convert(withoutOutlines(sfnt), "woff2");
  return rule
    .replace(/font-family:([\w-]+)/, "font-family:$1_Waiting")
    .replace("font-display:block;", "")
    .replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${blank.toString("base64")})`);
}

// Every family that is waited for is followed by its waiting one, as long as the root says so: scripts/letters.ts.
function withWaitingFamilies(css) {
  const families = new Set(waitedFor.map((name) => name.split("-")[0]));
  const named = Array.from(families, (family) => `--waiting-${family}:${family}_Waiting`).join(";");
  const rules = css.replace(/@font-face\{[^}]*\}|(font(?:-family)?:[^;}]*?)(KaTeX_\w+)/g, (found, before, family) =>
    before === undefined || !families.has(family) ? found : `${before}${family},var(--waiting-${family},${family})`,
  );
  return `:root[data-waiting]{${named}}${rules}`;
}

// The glyph of missing characters: one contour of one point, since browsers refuse a font without any outline.
const dot = Buffer.from([0, 1, ...Array(12).fill(0), 0x31, 0]);

// A table of names that holds none: version, count, where the strings would begin.
const noNames = Buffer.from([0, 0, 0, 0, 0, 6]);

/** An sfnt font whose glyphs are empty but for that of missing characters; all else stays as it is. */
function withoutOutlines(sfnt) {
  const kept = tablesOf(sfnt).filter(({ tag }) => !["cvt ", "fpgm", "prep", "gasp"].includes(tag));
  const replaced = { glyf: () => dot, loca: ({ length }) => offsetsAfterDot(sfnt, length), name: () => noNames };
  const tables = kept.map(({ tag, content }) => ({ tag, content: replaced[tag]?.(content) ?? content }));
  return fontOf(sfnt, tables);
}

/** The font of these tables; its first bytes say what `sfnt`'s do. */
function fontOf(sfnt, tables) {
  const head = Buffer.alloc(12 + 16 * tables.length);
  sfnt.copy(head, 0, 0, 12);
  head.writeUInt16BE(tables.length, 4);
  let offset = head.length;
  const bodies = tables.map(({ tag, content }, at) => {
    const entry = 12 + 16 * at;
    head.write(tag, entry, "latin1");
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(content.length, entry + 12);
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

// `loca` counts in words of two bytes, or in bytes of four, as the font's head says.
function offsetsAfterDot(sfnt, length) {
  const head = tablesOf(sfnt).find(({ tag }) => tag === "head").content;
  const isLong = head.readInt16BE(50) === 1;
  const loca = Buffer.alloc(length);
  for (let at = isLong ? 4 : 2; at < length; at += isLong ? 4 : 2) {
    if (isLong) {
      loca.writeUInt32BE(dot.length, at);
    } else {
      loca.writeUInt16BE(dot.length / 2, at);
    }
  }

  return loca;
}

function tablesOf(sfnt) {
  return Array.from({ length: sfnt.readUInt16BE(4) }, (_, at) => {
    const entry = 12 + 16 * at;
    const offset = sfnt.readUInt32BE(entry + 8);
    return {
      tag: sfnt.toString("latin1", entry, entry + 4),
      content: sfnt.subarray(offset, offset + sfnt.readUInt32BE(entry + 12)),
    };
  });
}

/** The code points that a face has a glyph for, from its `cmap` of format 4 (characters up to U+FFFF). */
async function charactersIn(face) {
  const sfnt = await fontverter.convert(face, "truetype");
  const cmap = tablesOf(sfnt).find(({ tag }) => tag === "cmap").content;
  const characters = new Set();
  for (let record = 0; record < cmap.readUInt16BE(2); record++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * record + 4));
    if (table.readUInt16BE(0) !== 4) {
      continue;
    }

    const segments = table.readUInt16BE(6) / 2;
    for (let segment = 0; segment < segments; segment++) {
      const end = table.readUInt16BE(14 + 2 * segment);
      const start = table.readUInt16BE(16 + 2 * segments + 2 * segment);
      for (let c = start; c <= end && c < 0xffff; c++) {
        characters.add(c);
      }
    }
  }

  return characters;
}

/** Ascending code points, each once. */
function coreOf(name) {
  const ranges = cores[name];
  return ranges && [...new Set(ranges.flatMap(charactersOf))].sort((a, b) => a - b);
}

function charactersOf([first, last]) {
  const start = first.codePointAt(0);
  return Array.from({ length: last.codePointAt(0) - start + 1 }, (_, i) => start + i);
}

/** `U+41-5a,U+3b1`, of ascending code points. A gap is closed, for shortness, where none of `others` lies in it. */
function rangesOf(characters, others) {
  const ranges = [];
  for (const c of characters) {
    const last = ranges.at(-1);
    if (last?.[1] === c - 1 || (last && others && !others.some((o) => o > last[1] && o < c))) {
      last[1] = c;
    } else {
      ranges.push([c, c]);
    }
  }

  return ranges.map(([first, last]) => range(first, last)).join(",");
}

function range(first, last) {
  return `U+${first.toString(16)}${first === last ? "" : `-${last.toString(16)}`}`;
}

async function replaceEach(text, pattern, replace) {
  const found = [...text.matchAll(pattern)];
  const replaced = await Promise.all(found.map((match) => replace(...match)));
  let at = 0;
  return text.replace(pattern, () => replaced[at++]);
}
