import { isHoliday } from "../../src/appointments/schedule.ts";
import { presenceAt, type MediatorHours } from "../../src/handoff/mediator-hours.ts";
import { promiseToPerson } from "../../src/handoff/promise-to-person.ts";

const hours: MediatorHours = {
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: "09:00", to: "12:00" },
    { weekday, from: "14:00", to: "17:30" },
  ]),
  closures: [{ from: "2026-05-01", to: "2026-05-03" }],
  isHoliday: (date) => isHoliday(date, { openHolidays: ["2026-07-14"] }),
  timeZone: "Europe/Paris",
};

describe("presenceAt", () => {
  it.each([
    ["2026-03-23T08:00:00Z", "Monday 09:00 in winter time"],
    ["2026-03-30T07:00:00Z", "Monday 09:00 in summer time"],
    ["2026-03-23T16:29:59Z", "the last second of the afternoon"],
    ["2026-07-14T08:00:00Z", "a public holiday on which the centre opens all the same"],
  ])("finds somebody at %s (%s)", (now) => {
    expect(presenceAt(new Date(now), hours)).toEqual({ kind: "here" });
  });

  it.each([
    ["2026-03-23T05:00:00Z", "9 h ce matin", "early"],
    ["2026-03-23T11:00:00Z", "14 h cet après-midi", "lunch"],
    ["2026-03-23T16:30:00Z", "demain à 9 h", "the evening"],
    ["2026-03-27T20:00:00Z", "lundi 30 mars à 9 h", "a week-end with a change of clocks"],
    ["2026-04-30T18:00:00Z", "lundi 4 mai à 9 h", "a closure"],
    ["2026-04-06T09:00:00Z", "demain à 9 h", "Easter Monday"],
    ["2026-12-24T18:00:00Z", "lundi 28 décembre à 9 h", "Christmas, then a week-end"],
  ])("at %s says %j (%s)", (now, until) => {
    expect(promiseToPerson(0, new Date(now), hours)).toMatchObject({ kind: "away", until });
  });

  it("promises no opening that it does not know of", () => {
    const never = { ...hours, hours: [] };
    expect(promiseToPerson(0, new Date("2026-03-23T08:00:00Z"), never)).toMatchObject({
      until: "la réouverture du centre",
    });
  });
});

describe("promiseToPerson", () => {
  it.each([
    [0, "Vous êtes la prochaine personne."],
    [1, "Il y a une personne avant vous."],
    [3, "Il y a 3 personnes avant vous."],
  ])("with %i people ahead says %j", (ahead, promise) => {
    expect(promiseToPerson(ahead, new Date("2026-03-23T08:00:00Z"), hours)).toEqual({
      kind: "here",
      position: ahead + 1,
      promise,
    });
  });
});
