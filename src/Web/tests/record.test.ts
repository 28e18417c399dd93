import assert from "node:assert/strict";
import { test } from "node:test";
import { merged } from "../src/site/scripts/study/merge";
import { type StudyRecord, nothing, recordOf } from "../src/site/scripts/study/record";

const svd = "maths/linear-algebra/svd-qr-lu/";
const psd = "maths/linear-algebra/psd-quadratic-forms/";
const question = `${svd}#q-0123abcd`;
const full: StudyRecord = {
  version: 1,
  read: { [svd]: "2026-11-20" },
  bookmarks: { [svd]: { title: "SVD", heading: "" }, [`${svd}#by-hand`]: { title: "SVD", heading: "By hand" } },
  recall: { [question]: { rung: 2, due: "2026-11-24" } },
  place: { page: psd, section: "by-hand", title: "Forms", heading: "By hand", at: 1_790_000_000_000 },
};

test("a record comes back from its text as it was", () => {
  assert.deepEqual(recordOf(JSON.parse(JSON.stringify(full))), full);
  assert.deepEqual(recordOf(JSON.parse(JSON.stringify(nothing))), nothing);
});

test("what is no record of this version is none", () => {
  for (const value of [undefined, null, 1, "1", [], {}, { version: 2 }, { version: "1" }, { ...full, version: 0 }]) {
    assert.equal(recordOf(value), undefined);
  }
});

test("missing parts are empty", () => assert.deepEqual(recordOf({ version: 1 }), nothing));

test("of parts with foreign entries only the sound ones stay", () => {
  const record = recordOf({
    version: 1,
    read: { [svd]: "2026-11-20", "javascript:alert(1)": "2026-11-20", "//elsewhere.example/": "2026-11-20", "../": "2026-11-20", [psd]: "yesterday" },
    bookmarks: { ...full.bookmarks, [`${svd}#a b`]: full.bookmarks[svd], [psd]: { title: 1, heading: "" }, "x": null, "https://elsewhere.example/": full.bookmarks[svd] },
    recall: { ...full.recall, [`${svd}#q-0123abce`]: { rung: 99, due: "2026-11-24" }, [`${svd}#q-0123abcf`]: { rung: "1", due: "2026-11-24" }, [`${svd}#q-01234567`]: { rung: 1, due: "2026-13-40" }, [`${svd}#by-hand`]: { rung: 1, due: "2026-11-24" } },
    place: { ...full.place, page: "javascript:alert(1)/" },
    more: "of it",
  });
  const { place: _, ...sound } = full;
  assert.deepEqual(record, sound);
});

test("lists in place of parts, and texts without end, are left out", () => {
  const long = "x".repeat(301);
  assert.deepEqual(recordOf({ version: 1, read: ["2026-11-20"], bookmarks: { [svd]: { title: long, heading: "" } }, recall: 7 }), nothing);
});

test("two records put together lose nothing, and the later answer holds", () => {
  const other: StudyRecord = {
    version: 1,
    read: { [svd]: "2026-11-21", [psd]: "2026-11-21" },
    bookmarks: { [svd]: { title: "Another name", heading: "" }, [psd]: { title: "Forms", heading: "" } },
    recall: { [question]: { rung: 3, due: "2026-12-01" }, [`${psd}#q-00000000`]: { rung: 0, due: "2026-11-22" } },
  };

  const [both, brought] = merged(full, other);

  assert.deepEqual(brought, { notes: 1, bookmarks: 1, questions: 2 });
  assert.deepEqual(both.read, { [svd]: "2026-11-20", [psd]: "2026-11-21" });
  assert.deepEqual(Object.keys(both.bookmarks), [svd, `${svd}#by-hand`, psd]);
  assert.equal(both.bookmarks[svd]!.title, "SVD");
  assert.deepEqual(both.recall[question], { rung: 3, due: "2026-12-01" });
  assert.deepEqual(both.place, full.place);
});

test("an earlier answer does not undo a later one, though it is due later", () => {
  // Forgotten on the 25th, remembered for sixteen days on the 20th.
  const forgotten = { ...nothing, recall: { [question]: { rung: 1, due: "2026-11-26" } } };
  const before = { ...nothing, recall: { [question]: { rung: 4, due: "2026-12-06" } } };

  assert.deepEqual(merged(forgotten, before)[0].recall[question], { rung: 1, due: "2026-11-26" });
  assert.equal(merged(forgotten, before)[1].questions, 0);
  assert.deepEqual(merged(before, forgotten)[0].recall[question], { rung: 1, due: "2026-11-26" });
});

test("a record put together with itself is itself", () => {
  assert.deepEqual(merged(full, full), [full, { notes: 0, bookmarks: 0, questions: 0 }]);
});

test("of two places the one left later holds", () => {
  const later = { ...full.place!, page: svd, at: full.place!.at + 1 };
  assert.deepEqual(merged(full, { ...nothing, place: later })[0].place, later);
  assert.deepEqual(merged({ ...nothing, place: later }, full)[0].place, later);
  assert.deepEqual(merged(nothing, full)[0].place, full.place);
});
