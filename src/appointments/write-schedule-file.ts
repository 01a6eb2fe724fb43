import { Temporal } from "temporal-polyfill";
import { stringify } from "yaml";
import type { Place } from "./appointment.ts";
import type { Absence, Hours, Opening } from "./opening.ts";
import type { Reason } from "./reason.ts";
import type { Agent, Schedule } from "./schedule.ts";
import { schoolHolidayWords, weekdays } from "./schedule-file.ts";
import type { SchoolHolidays } from "./school-holidays.ts";

/** The text of knowledge-base/rendez-vous.yaml that says this schedule; `readSchedule` reads the same again. */
export const writeScheduleFile = ({ reasons, agents, openings, absences, closures, openHolidays }: Schedule): string =>
  write({
    motifs: reasons.map(reasonRow),
    personnes: agents.map((agent) => agentRow(agent, openings, absences)),
    jours_feries_ouverts: openHolidays,
    fermetures: closures.map(({ from, to, label, place }) => ({
      du: from,
      au: to,
      libelle: label,
      ...(place !== null && { lieu: places[place] }),
    })),
  });

/** The text of knowledge-base/vacances-scolaires.yaml. */
export const writeSchoolHolidaysFile = (table: readonly SchoolHolidays[]): string =>
  write({
    zone: "B",
    a_verifier: true,
    vacances: table.map(({ label, from, to }) => ({ libelle: label, du: from, reprise: dayAfter(to) })),
  });

/** Every text between quotes: an hour or a date without them is something else to YAML. */
const write = (value: object): string =>
  stringify(value, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 });

const places: Readonly<Record<Place, string>> = { centre: "centre", phone: "telephone", home: "domicile" };

const reasonRow = (reason: Reason): object => ({
  id: reason.id,
  libelle: reason.label,
  ...(reason.words !== undefined && { mots: reason.words }),
  minutes: reason.minutes,
  tampon_minutes: reason.bufferMinutes,
  competence: reason.skill,
  ...(reason.agents !== null && { personnes: reason.agents }),
  lieu: places[reason.place],
  delai_min_heures: reason.minNoticeHours,
  delai_max_jours: reason.maxNoticeDays,
  apporter: reason.bring,
  ...(reason.instructions !== null && { consigne: reason.instructions }),
});

const agentRow = (
  { id, firstName, skills, example }: Agent,
  openings: readonly Opening[],
  absences: readonly Absence[],
): object => ({
  id,
  prenom: firstName,
  ...(example && { exemple: true }),
  competences: skills,
  ouvertures: openings.filter(({ agent }) => agent === id).map(openingRow),
  absences: absences.filter(({ agent }) => agent === id).flatMap(absenceRows),
});

const breakRow = (pause: Hours | null): object => (pause === null ? {} : { pause: { de: pause.from, a: pause.to } });

const openingRow = (opening: Opening): object => ({
  jour: weekdays[opening.weekday - 1],
  de: opening.from,
  a: opening.to,
  ...breakRow(opening.break),
  lieu: places[opening.place],
  ...(opening.recurrence.kind === "every-n-weeks" && { toutes_les_semaines: opening.recurrence.weeks }),
  ...(opening.validFrom !== null && { a_partir_du: opening.validFrom }),
  ...(opening.validTo !== null && { jusqu_au: opening.validTo }),
  ...(opening.schoolHolidays !== "included" && { vacances_scolaires: schoolHolidayWords[opening.schoolHolidays] }),
  ...(opening.exceptions.length > 0 && {
    exceptions: opening.exceptions.map((one) =>
      one.kind === "cancelled"
        ? { le: one.date, annulee: true }
        : { le: one.date, de: one.from, a: one.to, ...breakRow(one.break) },
    ),
  }),
});

/** Whole days, or hours of one day: what begins or ends inside a day and lasts over midnight becomes several rows. */
function absenceRows({ from, to }: Absence): readonly object[] {
  const [first = "", start = ""] = from.split("T");
  const [end = "", stop = ""] = to.split("T");
  if (first === end) return [{ le: first, de: start, a: stop }];
  const whole = start === "00:00" ? first : dayAfter(first);
  return [
    ...(start === "00:00" ? [] : [{ le: first, de: start, a: "23:55" }]),
    ...(whole < end ? [{ du: whole, au: dayBefore(end) }] : []),
    ...(stop === "00:00" ? [] : [{ le: end, de: "00:00", a: stop }]),
  ];
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
