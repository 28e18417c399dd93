import assert from "node:assert/strict";
import { test } from "node:test";
import { classNameOf, declarationsOf } from "../src/formula-classes";

test("a class is named by its declarations", () =>
  assert.equal(classNameOf("height:0.5944em;vertical-align:-0.15em"), "ks-heightC0_5944emSvertical-alignC-0_15em"));

test("every text comes back from its name, which a selector can hold as it is", () => {
  for (const declarations of ["", "top:-3.063em", "color:#CC0000;width:calc(100% - 1em)", "C:S;X_.", "font-family:'Ω'", "X0041A"]) {
    const name = classNameOf(declarations);
    assert.match(name, /^ks-[\w-]*$/);
    assert.equal(declarationsOf(name), declarations);
  }
});
