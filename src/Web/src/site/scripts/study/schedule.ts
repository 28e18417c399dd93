/** A day of the reader's calendar, `2026-11-21`: text order is time's order. */
export type Day = string;

export const grades = ["again", "hard", "good", "easy"] as const;
export type Grade = (typeof grades)[number];

/** Where a question stands: its rung, and the day from which it may be asked. */
export interface Card {
  readonly rung: number;
  readonly due: Day;
}

/** Days to wait on each rung. On rung 0 stands a question whose note was read and that has not been answered. */
export const waits: readonly number[] = [1, 1, 3, 7, 16, 35, 80, 180];

const climbs: Readonly<Record<Grade, number>> = { again: -waits.length, hard: 0, good: 1, easy: 2 };

/**
 * Leitner's boxes with growing waits: what is remembered climbs a rung, what was easy climbs two, what was hard stays,
 * what was forgotten goes back to the first. An answer before the day it is due changes nothing, unless it was forgotten:
 * a question asked twice on one day has not been remembered for longer.
 *
 * @param card Undefined for a question that is answered for the first time.
 */
export function graded(card: Card | undefined, grade: Grade, today: Day): Card {
  if (card && isEarly(card, today) && grade !== "again") {
    return card;
  }

  const rung = Math.min(Math.max(Math.max(card?.rung ?? 0, 1) + climbs[grade], 1), waits.length - 1);
  return { rung, due: later(today, waits[rung]!) };
}

/** A question of a note that was read today. */
export function fresh(today: Day): Card {
  return { rung: 0, due: later(today, waits[0]!) };
}

/** Whether it was answered and is not to be asked yet. */
export function isEarly(card: Card, today: Day): boolean {
  return card.rung > 0 && today < card.due;
}

/** The day on which it was answered last, or on which its note was read. */
export function answeredOn(card: Card): Day {
  return later(card.due, -(waits[card.rung] ?? 0));
}

export function later(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
