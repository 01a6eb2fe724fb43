import fc from "fast-check";
import type { ReminderKind } from "../../src/appointments/appointment.ts";
import {
  isStillUseful,
  reminderDue,
  reminderKinds,
  reminderSpan,
  startsToRemind,
} from "../../src/appointments/reminder-times.ts";
import { toLocal } from "../../src/appointments/wall-clock.ts";
import { paris } from "./schedules.ts";

const hour = 60 * 60_000;
const at = (text: string): Date => new Date(text);
const local = (instant: Date, zone = paris): string =>
  toLocal(instant, zone).toPlainDateTime().toString({ smallestUnit: "minute" });
const spanOf = (kind: ReminderKind, start: string): string | null => {
  const span = reminderSpan(kind, at(start), paris);
  return span && `${local(span.from)} → ${local(span.until)}`;
};

describe("when reminders leave", () => {
  it.each([
    ["an afternoon", "2026-11-26T14:00+01:00", "2026-11-26T12:00 → 2026-11-26T13:30"],
    ["ten o'clock", "2026-11-26T10:00+01:00", "2026-11-26T08:00 → 2026-11-26T09:30"],
    ["nine, not at seven", "2026-11-26T09:00+01:00", "2026-11-26T08:00 → 2026-11-26T08:30"],
    ["half past eight, an hour before", "2026-11-26T08:30+01:00", "2026-11-26T07:30 → 2026-11-26T08:00"],
    ["half past seven, not before seven", "2026-11-26T07:15+01:00", null],
    ["late in the evening", "2026-11-26T23:30+01:00", null],
  ])("two hours before %s", (_, start, expected) => {
    expect(spanOf("hours-before", start)).toBe(expected);
  });

  it.each([
    ["an ordinary day", "2026-11-26T14:00+01:00", "2026-11-25T17:00 → 2026-11-25T21:00"],
    ["the day summer time begins", "2026-03-29T10:00+02:00", "2026-03-28T17:00 → 2026-03-28T21:00"],
    ["the day after", "2026-03-30T10:00+02:00", "2026-03-29T17:00 → 2026-03-29T21:00"],
    ["the day it ends", "2026-10-25T10:00+01:00", "2026-10-24T17:00 → 2026-10-24T21:00"],
  ])("the evening before %s", (_, start, expected) => {
    expect(spanOf("day-before", start)).toBe(expected);
  });

  it("are two hours that pass, over a clock change", () => {
    const span = reminderSpan("hours-before", at("2026-03-29T12:00+02:00"), paris);
    expect(span?.from).toEqual(at("2026-03-29T10:00+02:00"));
  });

  it.each(["Europe/Paris", "UTC", "America/New_York", "Australia/Lord_Howe"])(
    "never at night, never after the appointment, each in its own span, in any year: %s",
    (zone) => {
      fc.assert(
        fc.property(
          fc.integer({ min: Date.UTC(2026, 0, 1) / 300_000, max: Date.UTC(2029, 0, 1) / 300_000 }),
          (cell) => {
            const start = new Date(cell * 300_000);
            for (const kind of reminderKinds) {
              const span = reminderSpan(kind, start, zone);
              if (span === null) continue;
              const [from, until] = [toLocal(span.from, zone), toLocal(span.until, zone)];
              expect(from.hour).toBeGreaterThanOrEqual(7);
              expect(until.toPlainDate().equals(from.toPlainDate())).toBe(true);
              expect(until.hour * 60 + until.minute).toBeLessThanOrEqual(21 * 60);
              expect(span.until.getTime()).toBeLessThan(start.getTime());
            }
            const [eve, soon] = [reminderSpan("day-before", start, zone), reminderSpan("hours-before", start, zone)];
            expect(eve).not.toBeNull(); // everybody hears of it at least once
            expect(eve?.until.getTime() ?? 0).toBeLessThan(soon?.from.getTime() ?? Infinity);
          },
        ),
        { numRuns: 500 },
      );
    },
  );
});

describe("the reminder that is due", () => {
  const start = at("2026-11-26T14:00+01:00");
  const early = at("2026-11-20T10:00+01:00");
  const due = (now: string, heldAt = early) =>
    reminderKinds.filter((kind) => reminderDue(kind, { start, heldAt }, at(now), paris) === "now");

  it.each([
    ["2026-11-25T16:59+01:00", []],
    ["2026-11-25T17:00+01:00", ["day-before"]],
    ["2026-11-25T20:59+01:00", ["day-before"]],
    ["2026-11-25T21:00+01:00", []],
    ["2026-11-26T02:30+01:00", []],
    ["2026-11-26T12:00+01:00", ["hours-before"]],
    ["2026-11-26T13:29+01:00", ["hours-before"]],
    ["2026-11-26T13:30+01:00", []],
    ["2026-11-26T15:00+01:00", []],
  ])("at %s is %j", (now, expected) => {
    expect(due(now)).toEqual(expected);
  });

  it("is none for whoever has just booked", () => {
    expect(due("2026-11-25T18:00+01:00", at("2026-11-25T17:30+01:00"))).toEqual([]);
    expect(due("2026-11-26T12:10+01:00", at("2026-11-26T11:30+01:00"))).toEqual([]);
    expect(due("2026-11-26T12:10+01:00", new Date(at("2026-11-26T12:00+01:00").getTime() - hour))).toEqual([
      "hours-before",
    ]);
  });

  it.each(["Europe/Paris", "America/New_York"])(
    "is found among the appointments that are looked at, at any hour: %s",
    (zone) => {
      const cells = fc.integer({ min: Date.UTC(2026, 2, 20) / 300_000, max: Date.UTC(2026, 10, 10) / 300_000 });
      fc.assert(
        fc.property(cells, fc.integer({ min: 0, max: 600 }), (cell, earlier) => {
          const begins = new Date(cell * 300_000);
          const now = new Date((cell - earlier) * 300_000);
          for (const kind of reminderKinds) {
            if (reminderDue(kind, { start: begins, heldAt: new Date(0) }, now, zone) !== "now") continue;
            const { from, until } = startsToRemind(kind, now, zone);
            expect(from <= begins && begins <= until).toBe(true);
          }
        }),
        { numRuns: 1000 },
      );
    },
  );

  it("is not said any more once the appointment is cancelled or moved, or night has come", () => {
    const booked = { start, state: { kind: "booked", attendance: "unsaid" } } as const;
    const useful = (state: Parameters<typeof isStillUseful>[1]["state"], now: string) =>
      isStillUseful("day-before", { start, state }, at(now), paris);
    expect(useful(booked.state, "2026-11-25T19:00+01:00")).toBe(true);
    expect(useful(booked.state, "2026-11-25T21:00+01:00")).toBe(false);
    expect(useful({ kind: "cancelled", by: "resident" }, "2026-11-25T19:00+01:00")).toBe(false);
  });
});
