// The scripts' own tests, bundled and run by Node: `npm test`.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "tests");
const tests = (await readdir(folder)).filter((f) => f.endsWith(".test.ts")).sort();
const outdir = await mkdtemp(path.join(tmpdir(), "web-tests-"));
try {
  await build({
    entryPoints: tests.map((f) => path.join(folder, f)),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...tests.map((f) => path.join(outdir, f.replace(/\.ts$/, ".mjs")))], {
    stdio: "inherit",
  });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(outdir, { recursive: true, force: true });
}
