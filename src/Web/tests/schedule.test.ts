import assert from "node:assert/strict";
import { test } from "node:test";
import { type Card, type Grade, answeredOn, fresh, graded, isEarly, later, waits } from "../src/site/scripts/study/schedule";

const day = "2026-11-21";

/** Answers on each day on which the question is due. */
function answer(card: Card | undefined, grades: Grade[], from = day): Card {
  return grades.reduce<Card>((at, grade) => graded(at, grade, at.rung === 0 ? from : at.due), card ?? { rung: 0, due: from });
}

test("a first answer waits one, one, three or seven days", () => {
  const due = (grade: Grade) => graded(undefined, grade, day).due;
  assert.deepEqual([due("again"), due("hard"), due("good"), due("easy")], ["2026-11-22", "2026-11-22", "2026-11-24", "2026-11-28"]);
});

test("what is remembered waits 3, 7, 16, 35, 80 and 180 days, and no longer", () => {
  const days: number[] = [];
  let card: Card | undefined;
  let today = day;
  for (let i = 0; i < 8; i++) {
    const next = graded(card, "good", today);
    days.push((Date.parse(next.due) - Date.parse(today)) / 86_400_000);
    card = next;
    today = next.due;
  }
  assert.deepEqual(days, [3, 7, 16, 35, 80, 180, 180, 180]);
});

test("easy skips a rung, hard stays, again goes back to the first", () => {
  const third = answer(undefined, ["good", "good"]);
  assert.equal(third.rung, 3);
  assert.equal(graded(third, "easy", third.due).rung, 5);
  assert.equal(graded(third, "hard", third.due).rung, 3);
  assert.deepEqual(graded(third, "again", third.due), { rung: 1, due: later(third.due, 1) });
  assert.equal(answer(undefined, ["easy", "easy", "easy", "easy", "easy"]).rung, waits.length - 1);
});

test("an answer before its day changes nothing, unless it was forgotten", () => {
  const card = graded(undefined, "good", day);
  assert.equal(isEarly(card, "2026-11-23"), true);
  assert.equal(isEarly(card, "2026-11-24"), false);
  for (const grade of ["hard", "good", "easy"] as const) {
    assert.equal(graded(card, grade, "2026-11-23"), card);
  }
  assert.deepEqual(graded(card, "again", "2026-11-23"), { rung: 1, due: "2026-11-24" });
});

test("a question that came with a note can be answered on the day the note was read", () => {
  const card = fresh(day);
  assert.deepEqual(card, { rung: 0, due: "2026-11-22" });
  assert.equal(isEarly(card, day), false);
  assert.deepEqual(graded(card, "good", day), { rung: 2, due: "2026-11-24" });
});

test("a late answer counts from the day it was given", () => {
  const card = graded(undefined, "good", day);
  assert.deepEqual(graded(card, "good", "2027-02-27"), { rung: 3, due: "2027-03-06" });
});

test("the day of an answer can be told from the card", () => {
  for (const grade of ["again", "hard", "good", "easy"] as const) {
    assert.equal(answeredOn(graded(undefined, grade, day)), day);
  }
});

test("days are counted over the ends of months and years and over the change of clocks", () => {
  assert.equal(later("2026-12-31", 1), "2027-01-01");
  assert.equal(later("2028-02-28", 1), "2028-02-29");
  assert.equal(later("2026-10-24", 2), "2026-10-26");
  assert.equal(later("2026-03-30", -3), "2026-03-27");
});
