import { createHash } from "node:crypto";
import { slotSentence } from "../../src/appointments/describe-slot.ts";
import { offerSlots } from "../../src/appointments/offer-slots.ts";
import { pickThree } from "../../src/appointments/pick-three.ts";
import { publicHolidays } from "../../src/appointments/public-holidays.ts";
import { aDenseSchedule } from "./dense-schedule.ts";
import { anAbsence, anOpening, aReason, aSchedule, paris } from "./schedules.ts";

// Run by time-zones.test.ts under several values of TZ: what it prints must not depend on it.
const schedule = aSchedule({
  openings: [1, 2, 7].flatMap((weekday) => [
    anOpening({ weekday }),
    anOpening({ weekday, from: "00:30", to: "04:00" }),
    anOpening({ weekday, from: "14:00", to: "18:30" }),
  ]),
  absences: [anAbsence("2027-03-29T00:00", "2027-03-30T00:00")],
});
for (const year of [2026, 2027, 2028, 2030, 2035]) console.log([...publicHolidays(year)].toSorted().join(" "));
const digest = createHash("sha256");
for (let now = Date.UTC(2026, 0, 1); now < Date.UTC(2029, 0, 1); now += 30 * 24 * 60 * 60 * 1000) {
  const query = { reason: aReason(), busy: new Map(), now: new Date(now), timeZone: paris, from: new Date(now) };
  const slots = offerSlots(schedule, { ...query, limit: 10_000 });
  for (const { start, end } of slots) digest.update(`${start.toISOString()} ${end.toISOString()}\n`);
  for (const { start } of pickThree(slots, paris))
    console.log(slotSentence({ start, place: "centre", agentName: null }, paris));
}
console.log(slotSentence({ start: new Date("2026-03-30T07:00:00Z"), place: "centre", agentName: null }, paris));
for (let now = Date.UTC(2026, 0, 1); now < Date.UTC(2029, 0, 1); now += 30 * 24 * 60 * 60 * 1000) {
  const query = { reason: aReason(), busy: new Map(), now: new Date(now), timeZone: paris, from: new Date(now) };
  for (const { start, end, agents } of offerSlots(aDenseSchedule, { ...query, limit: 10_000 }))
    digest.update(`${start.toISOString()} ${end.toISOString()} ${agents.join(" ")}\n`);
}
console.log(digest.digest("hex"));
