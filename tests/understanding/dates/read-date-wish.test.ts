import { readDateWish } from "../../../src/understanding/dates/read-date-wish.ts";
import { meaningOf } from "./meaning-of.ts";
import { residentDays } from "./resident-days.ts";
import { residentHours, residentTraps } from "./resident-hours.ts";
import { traps } from "./traps.ts";
import { wishes } from "./wishes.ts";

const monday = new Date("2026-10-19T09:00:00+02:00");
const read = (text: string, now: Date = monday): string => meaningOf(readDateWish(text, now, "Europe/Paris"));

const all = [wishes, residentDays, residentHours].flatMap((table) => Object.entries(table));
describe.each(all)("%s", (_, expressions) => {
  test.each(expressions)("“%s” means %s", (text, meant) => {
    expect(read(text)).toBe(meant);
  });
});

describe("nothing is read", () => {
  test.each([...traps, ...residentTraps])("in “%s”", (text) => {
    expect(read(text)).toBe("none");
  });
});

test("there are many of both", () => {
  expect(Object.values(wishes).flat().length).toBeGreaterThan(200);
  expect([residentDays, residentHours].flatMap((table) => Object.values(table).flat()).length).toBeGreaterThan(150);
  expect(traps.length).toBeGreaterThanOrEqual(80);
});
