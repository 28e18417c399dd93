import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, spellingBy } from "../src/site/search/spelling";

const meant = spellingBy("matrix\nsymmetric\ngaussian\nlagrangian\neigenvalue\ncovariance\nrank\nbank\n");

test("a letter too few, too many, another one, or two swapped is put right", () => {
  assert.deepEqual(["symetric", "matrrix", "covarience", "guassian"].map(meant), ["symmetric", "matrix", "covariance", "gaussian"]);
});

test("a word of the site stays, and so do its beginning and its other forms", () => {
  assert.deepEqual(["matrix", "eigenv", "eigenvalues", "gaussians"].map(meant), [undefined, undefined, undefined, undefined]);
});

test("the beginning of a longer word is put right too", () => {
  assert.equal(meant("eigan"), "eigenvalue");
});

test("a word that is like none stays, and a short one is left alone", () => {
  assert.deepEqual(["zeppelin", "ran", "mat"].map(meant), [undefined, undefined, undefined]);
});

test("of two words as near, the one with the same first letter was meant, else the more frequent", () => {
  assert.equal(meant("bamk"), "bank");
  assert.equal(spellingBy("abide\nabode\n")("abxde"), "abide");
});

test("steps are counted, a swap as one", () => {
  assert.equal(distance("abcd", "abcd", 3), 0);
  assert.equal(distance("abcd", "abdc", 3), 1);
  assert.equal(distance("kitten", "sitting", 3), 3);
  assert.equal(distance("ab", "abcdef", 3), Infinity);
});
