import type { Appointment } from "../../src/appointments/appointment.ts";
import { countOverlaps } from "./naive-bookings.ts";

/** Everybody races for two days. */
export const firstDay = new Date("2030-03-25T00:00:00Z");
export const lastDay = new Date("2030-03-28T00:00:00Z");

/** People whose appointment may be moved by anyone, and is cancelled by nobody: theirs must never be out of sight. */
export const isKeeper = (person: string): boolean => person.startsWith("keeper-");

/**
 * What must not be found in an agenda that was read while others act. A list of MongoDB is not of one instant: an overlap in it may be of
 * two, and is counted at the end only.
 */
export function isWrong(
  booked: readonly Appointment[],
  mustBeThere: readonly string[],
  readOverTime: boolean,
): readonly string[] {
  const people = booked.map(({ conversation }) => conversation);
  const twice = people.filter((person, index) => person !== null && people.indexOf(person) !== index);
  const missing = mustBeThere.filter((person) => !people.some((one) => one === person));
  return [
    ...twice.map((person) => `booked twice: ${String(person)}`),
    ...missing.map((person) => `neither here nor there: ${person}`),
    ...(readOverTime || overlapsOf(booked) === 0 ? [] : ["overlap"]),
  ];
}

export const overlapsOf = (booked: readonly Appointment[]): number =>
  countOverlaps(booked.map(({ agent, start, end }) => ({ agent, start: start.getTime(), end: end.getTime() })));
