import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { MONTHS, WEEKDAYS } from "../../../src/understanding/dates/calendar.ts";
import { readDateWish } from "../../../src/understanding/dates/read-date-wish.ts";
import { meaningOf } from "./meaning-of.ts";

const zone = "Europe/Paris";
const first = Date.UTC(2026, 0, 1);
const last = Date.UTC(2029, 0, 1);
/** Any minute of 2026 to 2028, its clock changes, year ends and 29th of February among them. */
const nows = fc.oneof(
  fc.integer({ min: 0, max: (last - first) / 60_000 }).map((minutes) => new Date(first + minutes * 60_000)),
  fc
    .constantFrom(
      "2026-03-29",
      "2026-10-25",
      "2027-03-28",
      "2027-10-31",
      "2028-03-26",
      "2028-10-29",
      "2026-12-31",
      "2028-02-28",
      "2028-02-29",
    )
    .chain((day) =>
      fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(Date.parse(`${day}T00:00Z`) + minute * 60_000)),
    ),
);
const todayAt = (now: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
const read = (text: string, now: Date): string => meaningOf(readDateWish(text, now, zone));
const two = (value: number): string => String(value).padStart(2, "0");
const hours = fc.integer({ min: 7, max: 20 });
const minutes = fc.constantFrom(0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55);

describe("whatever the moment", () => {
  it("reads every time of day tomorrow, in each way to write it", () => {
    const ways = fc.constantFrom(
      (h: number, m: number) => `demain à ${h}h${two(m)}`,
      (h: number, m: number) => `demain ${h}:${two(m)}`,
      (h: number, m: number) => `demain ${h} h ${two(m)} svp`,
      (h: number, m: number) => `${h}H${two(m)} demain`,
      (h: number, m: number) => `2m1 a ${h}h${two(m)}`,
    );
    fc.assert(
      fc.property(nows, hours, minutes, ways, (now, hour, minute, way) => {
        const tomorrow = todayAt(now).add({ days: 1 }).toString();
        expect(read(way(hour, minute), now)).toBe(`at ${tomorrow}T${two(hour)}:${two(minute)}`);
      }),
    );
  });

  it("takes a weekday for the next one, never for today", () => {
    fc.assert(
      fc.property(nows, fc.constantFrom(...WEEKDAYS), (now, weekday) => {
        const today = todayAt(now);
        const [, day = ""] = /^on (.*)$/.exec(read(weekday, now)) ?? [];
        const date = Temporal.PlainDate.from(day);
        expect(WEEKDAYS[date.dayOfWeek % 7]).toBe(weekday);
        expect(today.until(date).days).toBeGreaterThanOrEqual(1);
        expect(today.until(date).days).toBeLessThanOrEqual(7);
        expect(read(`${weekday} en huit`, now)).toBe(`on ${date.add({ days: 7 }).toString()}`);
        expect(read(`${weekday} en quinze`, now)).toBe(`on ${date.add({ days: 14 }).toString()}`);
      }),
    );
  });

  it("reads back every date of the next months, as it is said", () => {
    fc.assert(
      fc.property(nows, fc.integer({ min: 0, max: 300 }), (now, days) => {
        const date = todayAt(now).add({ days });
        const weekday = WEEKDAYS[date.dayOfWeek % 7] ?? "";
        const day = date.day === 1 ? "1er" : String(date.day);
        const month = MONTHS[date.month - 1] ?? "";
        for (const text of [
          `le ${day} ${month}`,
          `${weekday} ${day} ${month}`,
          `le ${two(date.day)}/${two(date.month)}`,
        ]) {
          expect([text, read(text, now)]).toEqual([text, `on ${date.toString()}`]);
        }
      }),
    );
  });

  it("never wishes for the past", () => {
    const texts = fc.constantFrom(
      "lundi matin",
      "14h",
      "dans huit jours",
      "fin du mois",
      "cette semaine",
      "ce soir",
      "le 3",
      "le 29 février",
      "en mars",
    );
    fc.assert(
      fc.property(nows, texts, (now, text) => {
        const wish = readDateWish(text, now, zone);
        const today = todayAt(now).toPlainDateTime();
        const from =
          wish?.kind === "instant"
            ? wish.at
            : wish?.kind === "day"
              ? wish.date.toPlainDateTime()
              : wish?.kind === "range"
                ? wish.from
                : today;
        expect(Temporal.PlainDateTime.compare(from, today)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("finds the 29th of February where there is one", () => {
    expect(read("le 29 février", new Date("2027-06-01T10:00:00Z"))).toBe("on 2028-02-29");
    expect(read("le 29 février", new Date("2026-06-01T10:00:00Z"))).toBe("none");
    expect(read("le 30 février", new Date("2027-06-01T10:00:00Z"))).toBe("none");
  });

  it("crosses the end of the year", () => {
    const newYearsEve = new Date("2026-12-31T10:00:00+01:00");
    expect(read("demain 10h", newYearsEve)).toBe("at 2027-01-01T10:00");
    expect(read("le mois prochain", newYearsEve)).toBe("2027-01-01T00:00 > 2027-02-01T00:00");
    expect(read("la semaine prochaine", newYearsEve)).toBe("2027-01-04T00:00 > 2027-01-11T00:00");
    expect(read("lundi 4 janvier", newYearsEve)).toBe("on 2027-01-04");
  });

  it("never throws, and says the same twice, whatever is typed", () => {
    const words = fc.constantFrom(
      "le",
      "2",
      "31",
      "14h",
      "h",
      "demain",
      "lundi",
      "pas",
      "avant",
      "mars",
      "matin",
      "en",
      "8",
      "/",
      "semaine",
      "de",
      "12",
      "sauf",
      "ou",
      ",",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.array(words, { maxLength: 12 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(nows, text, (now, typed) => {
        expect(read(typed, now)).toBe(read(typed, now));
      }),
      { numRuns: 1000 },
    );
  });
});
