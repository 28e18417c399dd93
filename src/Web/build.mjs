// Bundles the typesetting worker and the pages' scripts and styles into dist/. Run by the build of SiteGen; by hand:
// `npm run build`.
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inflateSync } from "node:zlib";
import { lightenFonts } from "./fonts.mjs";
import { withQuotientsOfSizes } from "./katex-sizes.mjs";

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const dist = path.join(root, "dist");

// One file for the start and one for each tool, so that a run which has only formulas loads only KaTeX.
async function bundleWorker() {
  await build({
    entryPoints: { typesetter: path.join(root, "src/worker.ts") },
    outdir: dist,
    outExtension: { ".js": ".mjs" },
    loader: { ".css": "text" },
    chunkNames: "typesetter/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minifySyntax: true,
    legalComments: "linked",
    absWorkingDir: root,
    // CommonJS packages inside the bundle call require for Node's own modules.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
}

async function bundleSite() {
  const folder = path.join(root, "src/site");
  const files = (await readdir(folder)).filter((f) => /^[^.]+\.(ts|css)$/.test(f)).sort();
  const capstone = ["capstone.ts", "capstone.css"].map((f) => path.join(root, "src/capstone", f));
  await build({
    entryPoints: [...files.map((f) => path.join(folder, f)), ...capstone],
    entryNames: "[name]",
    outdir: path.join(dist, "site"),
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: ["chrome111", "firefox114", "safari16.4"],
    loader: { ".woff2": "file" },
    assetNames: "[name]",
    legalComments: "none",
    charset: "utf8",
    absWorkingDir: root,
    logLevel: "warning",
  });

  const site = path.join(dist, "site");
  const light = await lightenFonts(await readFile(path.join(site, "site.css"), "utf8"), (name) =>
    path.join(site, `${name}.woff2`),
  );
  await writeFile(path.join(site, "site.css"), light.css);
  await Promise.all(Array.from(light.fonts, ([file, font]) => writeFile(path.join(site, file), font)));
}

/** What a preview adds to pages. */
async function bundlePreview() {
  await build({
    entryPoints: ["client.ts", "client.css"].map((f) => path.join(root, "src/preview", f)),
    outdir: path.join(dist, "preview"),
    bundle: true,
    minifySyntax: true,
    format: "iife",
    platform: "browser",
    target: ["chrome111", "firefox114", "safari16.4"],
    charset: "utf8",
    absWorkingDir: root,
    logLevel: "warning",
  });
}

/** Pagefind's program for this machine: the package that npm chose, or one that is on the path; null when there is none. */
async function findPagefind() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const packaged = path.join(root, `node_modules/@pagefind/${platform}-${process.arch}/bin/pagefind_extended${suffix}`);
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const others = folders.flatMap((f) => ["pagefind_extended", "pagefind"].map((name) => path.join(f, name + suffix)));
  return [packaged, ...others].find((file) => existsSync(file)) ?? null;
}

/**
 * Pagefind's program, which makes the index, and the script that reads it: the program brings its own, so that the two
 * always agree. Without the program the site has no search.
 */
async function bundleSearch() {
  const program = await findPagefind();
  if (program === null) {
    console.error("no Pagefind for this machine: the site is built without search");
    return;
  }

  const folder = path.join(dist, "search");
  await mkdir(folder, { recursive: true });
  const copy = path.join(folder, "pagefind");
  await cp(program, copy, { dereference: true });
  await chmod(copy, 0o755);
  const run = promisify(execFile);
  const { stdout: version } = await run(program, ["--version"]);
  await writeFile(path.join(folder, "version.txt"), version.trim() + "\n");

  const scratch = await mkdtemp(path.join(os.tmpdir(), "pagefind-"));
  try {
    await writeFile(path.join(scratch, "index.html"), "<html lang=en><body>a</body></html>");
    await run(program, ["--site", scratch, "--output-subdir", "made", "--silent"]);
    await build({
      entryPoints: { search: path.join(root, "src/site/search/search.ts") },
      outdir: path.join(dist, "site"),
      alias: { pagefind: path.join(scratch, "made/pagefind.js") },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      target: ["chrome111", "firefox114", "safari16.4"],
      legalComments: "none",
      charset: "utf8",
      absWorkingDir: root,
      logLevel: "warning",
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What cards are drawn with: resvg, the palette, and the site's faces as TrueType, which resvg reads. */
async function bundleCards() {
  const folder = path.join(dist, "cards");
  await mkdir(folder, { recursive: true });
  const modules = path.join(root, "node_modules");
  await cp(path.join(modules, "@resvg/resvg-wasm/index_bg.wasm"), path.join(folder, "resvg.wasm"));
  for (const weight of ["400-normal", "600-normal"]) {
    const name = `source-serif-4-latin-${weight}`;
    const woff = await readFile(path.join(modules, `@fontsource/source-serif-4/files/${name}.woff`));
    await writeFile(path.join(folder, `${name}.ttf`), unpackWoff(woff));
  }

  for (const name of ["KaTeX_Main-Regular", "KaTeX_Main-Bold", "KaTeX_Main-Italic", "KaTeX_Math-Italic"]) {
    await cp(path.join(modules, `katex/dist/fonts/${name}.ttf`), path.join(folder, `${name}.ttf`));
  }
}

/** WOFF 1.0 (w3.org/TR/WOFF) is the tables of a font, each packed by itself, behind a directory of its own. */
function unpackWoff(woff) {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (count - power), 10);
  const tables = [];
  let at = head.length;
  for (let i = 0; i < count; i++) {
    const entry = 44 + 20 * i;
    const [offset, packed, length] = [4, 8, 12].map((o) => woff.readUInt32BE(entry + o));
    const bytes = woff.subarray(offset, offset + packed);
    const table = packed < length ? inflateSync(bytes) : bytes;
    const row = 12 + 16 * i;
    woff.copy(head, row, entry, entry + 4);
    woff.copy(head, row + 4, entry + 16, entry + 20);
    head.writeUInt32BE(at, row + 8);
    head.writeUInt32BE(length, row + 12);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (length % 4)) % 4)]);
    tables.push(padded);
    at += padded.length;
  }

  return Buffer.concat([head, ...tables]);
}

/** KaTeX's style sheet, minified, with its fonts in WOFF2 alone, which every browser of this century's twenties reads. */
async function copyKatexStyles() {
  const from = path.join(root, "node_modules/katex/dist");
  const to = path.join(dist, "site/katex");
  await mkdir(path.join(to, "fonts"), { recursive: true });
  const css = await readFile(path.join(from, "katex.min.css"), "utf8");
  const trimmed = css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, "");
  if (/\.(?:woff|ttf)\)/.test(trimmed)) {
    throw new Error("katex.min.css still names a font that is not WOFF2: adapt build.mjs to this release of KaTeX");
  }

  const light = await lightenFonts(withQuotientsOfSizes(trimmed), (name) => path.join(from, "fonts", `${name}.woff2`));
  await writeFile(path.join(to, "katex.css"), light.css);
  await Promise.all(Array.from(light.fonts, ([file, font]) => writeFile(path.join(to, "fonts", file), font)));
}

await rm(dist, { recursive: true, force: true });
await Promise.all([bundleWorker(), bundleSite(), bundlePreview(), copyKatexStyles(), bundleSearch(), bundleCards()]);
