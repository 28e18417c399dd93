import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withQuotientsOfSizes } from "../katex-sizes.mjs";

const css = readFileSync("node_modules/katex/dist/katex.min.css", "utf8");
const table = /\.reset-size(\d+)\.size(\d+)\{font-size:([\d.]+)em\}/g;

test("a quotient is what the table says, for every pair of sizes", () => {
  const short = withQuotientsOfSizes(css);
  const from = new Map(Array.from(short.matchAll(/\.reset-size(\d+)\{--from:([\d.]+)\}/g), ([, name, size]) => [name, Number(size)]));
  const to = new Map(Array.from(short.matchAll(/\.size(\d+):is\([^)]*\)\{font-size:calc\(([\d.]+)em\/var\(--from\)\)\}/g), ([, name, size]) => [name, Number(size)]));
  const pairs = [...css.matchAll(table)];

  assert.equal(pairs.length, 121);
  for (const [, a, b, ratio] of pairs) {
    assert.ok(Math.abs(to.get(b!)! / from.get(a!)! - Number(ratio)) < 1e-8, `${a} to ${b}`);
  }
  assert.doesNotMatch(short, table);
  assert.ok(short.length < css.length - 8000);
});

test("a sheet with another table is refused", () => {
  assert.throws(() => withQuotientsOfSizes(css.replace(".reset-size2.size5{font-size:1.5em}", ".reset-size2.size5{font-size:1.6em}")), /"from":"2","to":"5"/);
  assert.throws(() => withQuotientsOfSizes(css.replaceAll("fontsize-ensurer", "other")), /0 rules/);
});
