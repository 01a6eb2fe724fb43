import type { Expected } from "./labelled.ts";

/** What a parser answered, in the form of the labels; null when it found nothing. */
export type Answer = {
  readonly kind: "instant" | "day" | "range" | "constraint";
  readonly op?: string | undefined;
  readonly from: string | null;
  readonly to: string | null;
  readonly weekdays?: readonly number[] | undefined;
} | null;

/** "silent" is the lesser evil: the assistant asks again. */
export type Verdict = "right" | "wrong" | "silent";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Wall-clock only: "2026-03-26T14:00". */
const wall = (moment: string): string => moment.replace(/(:\d\d)?(?:[+-]\d\d:\d\d|Z)$/, "").slice(0, 16);
const day = (moment: string | null | undefined): string | null => moment?.slice(0, 10) ?? null;
const ms = (moment: string): number => Date.parse(`${moment.length === 10 ? `${moment}T00:00` : wall(moment)}Z`);
const near = (a: string | null, b: string | null, toleranceMs: number): boolean =>
  a !== null && b !== null && Math.abs(ms(a) - ms(b)) <= toleranceMs;

export function judge(expected: Expected, answer: Answer): Verdict {
  if (expected.kind === "none") return answer === null ? "right" : "wrong";
  if (answer === null) return "silent";
  return isRight(expected, answer) ? "right" : "wrong";
}

function isRight(expected: Expected, answer: NonNullable<Answer>): boolean {
  const readings = [expected.from, ...expected.alt].flatMap((from) => (from === null ? [] : [from]));
  switch (expected.kind) {
    case "instant":
      return answer.kind === "instant" && answer.from !== null && readings.map(wall).includes(wall(answer.from));
    case "day":
      return isDay(answer) && readings.map(day).includes(day(answer.from));
    case "range":
      return answer.kind === "range" && (expected.daypart ? isPart : isRange)(expected, answer, readings);
    case "constraint":
      if (expected.op === "time-of-day") return areHours(expected, answer);
      return answer.kind === "constraint" && answer.op === expected.op && sameDays(expected.weekdays, answer.weekdays);
    case "none":
      return false;
  }
}

/** A whole day said as a range is a day too. */
const isDay = ({ kind, from, to }: NonNullable<Answer>): boolean =>
  kind === "day" || (kind === "range" && from !== null && to !== null && ms(to) - ms(from) === DAY_MS);

function isPart(expected: Expected, answer: NonNullable<Answer>, readings: readonly string[]): boolean {
  const reading = readings.find((each) => day(each) === day(answer.from));
  if (reading === undefined || !near(answer.from, reading, 3 * HOUR_MS)) return false;
  return answer.to === null || expected.alt.length > 0 || near(answer.to, expected.to, 3 * HOUR_MS);
}

function isRange(expected: Expected, answer: NonNullable<Answer>): boolean {
  const wholeDays = expected.from?.slice(11, 16) === "00:00";
  const tolerance = expected.fuzzy ? 3 * DAY_MS : wholeDays ? 12 * HOUR_MS : 0;
  const begins = expected.open === "start" || near(answer.from, expected.from, tolerance);
  return begins && (expected.open === "end" || expected.to === null || near(answer.to, expected.to, tolerance));
}

function areHours(expected: Expected, answer: NonNullable<Answer>): boolean {
  if (answer.kind !== "range" && (answer.kind !== "constraint" || answer.op !== "time-of-day")) return false;
  if (answer.kind === "range" && answer.to !== null && day(answer.from) !== day(answer.to)) return false;
  const halfDay = `${expected.from ?? ""}-${expected.to ?? ""}`;
  const tolerance = halfDay === "08:00-12:00" || halfDay === "12:00-18:00" ? 3 : 0;
  const agrees = (wanted: string | null, given: string | null): boolean =>
    wanted === null || (given !== null && Math.abs(hoursOf(wanted) - hoursOf(given)) <= tolerance);
  return agrees(expected.from, answer.from) && agrees(expected.to, answer.to);
}

function hoursOf(moment: string): number {
  const [hours = 0, minutes = 0] = (moment.length === 5 ? moment : wall(moment).slice(11)).split(":").map(Number);
  return hours + minutes / 60;
}

const sameDays = (expected: readonly number[] | undefined, given: readonly number[] | undefined): boolean =>
  expected === undefined || JSON.stringify([...(given ?? [])].sort()) === JSON.stringify(expected);
