import type { AgentId } from "../../src/appointments/appointment.ts";
import type { Schedule } from "../../src/appointments/schedule.ts";
import { aClosure, anAbsence, anOpening, aSchedule, karim, samira } from "./schedules.ts";

const everyWeekday = [1, 2, 3, 4, 5, 6, 7];

/** Everything that an opening can have, at all hours, from 2026 to 2028. */
export const aDenseSchedule: Schedule = aSchedule({
  openings: [
    ...everyWeekday.map((weekday) =>
      anOpening({
        id: `samira-${weekday}`,
        weekday,
        from: "08:00",
        to: "18:00",
        break: { from: "12:10", to: "13:40" },
        schoolHolidays: "excluded",
        exceptions: [
          { kind: "cancelled", date: "2026-03-30" },
          {
            kind: "other-hours",
            date: "2027-10-31",
            from: "00:30",
            to: "05:00",
            break: { from: "02:30", to: "03:00" },
          },
        ],
      }),
    ),
    ...everyWeekday.map((weekday) =>
      anOpening({
        id: `karim-${weekday}`,
        agent: karim,
        weekday,
        from: "00:15",
        to: "04:45",
        recurrence: { kind: "every-n-weeks", weeks: 2, anchor: "2026-03-23" },
        validFrom: "2026-03-23",
        validTo: "2028-11-01",
      }),
    ),
  ],
  absences: [
    anAbsence("2026-03-29T03:00", "2026-03-29T10:15"),
    anAbsence("2027-06-01T00:00", "2027-06-15T00:00"),
    anAbsence("2028-10-29T01:30", "2028-10-29T03:30", karim),
  ],
  closures: [aClosure("2026-08-01", "2026-08-15"), aClosure("2027-12-24", "2028-01-02", "centre")],
  openHolidays: ["2026-11-11"],
  schoolHolidays: [
    { id: "spring", label: "Printemps", from: "2026-04-11", to: "2026-04-26" },
    { id: "winter", label: "Hiver", from: "2027-02-20", to: "2027-03-07" },
  ],
});

/** Easter Mondays and the holidays whose date moves or falls on these hours, told by hand. */
const holidays = new Set(
  [
    "2026-04-06 2026-05-14 2026-05-25 2027-03-29 2027-05-06 2027-05-17 2028-04-17 2028-05-25 2028-06-05".split(" "),
    [2026, 2027, 2028].flatMap((year) =>
      ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"].map((day) => `${year}-${day}`),
    ),
  ].flat(),
);

/** Told anew, by comparing texts: "2026-03-31 09:00" to "2026-03-31 09:30", on the wall clock. */
export function liesInside(agent: AgentId, start: string, end: string, schedule: Schedule): boolean {
  const day = start.slice(0, 10);
  const [from, to] = [start.slice(11), end.slice(11)];
  const shut =
    (holidays.has(day) && day !== "2026-11-11") || schedule.closures.some((one) => one.from <= day && day <= one.to);
  const away = schedule.absences.some(
    (one) => one.agent === agent && one.from < end.replace(" ", "T") && start.replace(" ", "T") < one.to,
  );
  if (shut || away || end.slice(0, 10) !== day || from >= to) return false;
  return spansOf(agent, day).some(([opens, closes]) => opens <= from && to <= closes);
}

function spansOf(agent: AgentId, day: string): readonly (readonly [string, string])[] {
  if (agent === samira) {
    if (day === "2026-03-30") return [];
    if (day === "2027-10-31")
      return [
        ["00:30", "02:30"],
        ["03:00", "05:00"],
      ];
    const noSchool = (day >= "2026-04-11" && day <= "2026-04-26") || (day >= "2027-02-20" && day <= "2027-03-07");
    return noSchool
      ? []
      : [
          ["08:00", "12:10"],
          ["13:40", "18:00"],
        ];
  }
  const weeks = Math.floor((Date.parse(day) - Date.parse("2026-03-23")) / (7 * 24 * 60 * 60 * 1000));
  return weeks >= 0 && weeks % 2 === 0 && day <= "2028-11-01" ? [["00:15", "04:45"]] : [];
}
