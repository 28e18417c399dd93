// Bundles the typesetting worker and the pages' scripts and styles into dist/. Run by the build of SiteGen; by hand:
// `npm run build`.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const dist = path.join(root, "dist");

// One file for the start and one for each tool, so that a run which has only formulas loads only KaTeX.
async function bundleWorker() {
  await build({
    entryPoints: { typesetter: path.join(root, "src/worker.ts") },
    outdir: dist,
    outExtension: { ".js": ".mjs" },
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

  await writeFile(path.join(to, "katex.css"), trimmed);
  const fonts = (await readdir(path.join(from, "fonts"))).filter((f) => f.endsWith(".woff2"));
  await Promise.all(fonts.map((f) => cp(path.join(from, "fonts", f), path.join(to, "fonts", f))));
}

await rm(dist, { recursive: true, force: true });
await Promise.all([bundleWorker(), bundleSite(), copyKatexStyles()]);
