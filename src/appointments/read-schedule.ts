import { Temporal } from "temporal-polyfill";
import type { Fault } from "../shared/fault.ts";
import { readYaml } from "../shared/read-yaml.ts";
import { AgentId, ReasonId } from "./appointment.ts";
import { findScheduleFaults } from "./find-schedule-faults.ts";
import type { Absence, Opening, OpeningException } from "./opening.ts";
import type { Reason } from "./reason.ts";
import type { Schedule } from "./schedule.ts";
import {
  ScheduleFile,
  type AbsenceRow,
  type AgentRow,
  type ExceptionRow,
  type OpeningRow,
  type ReasonRow,
} from "./schedule-file.ts";
import type { SchoolHolidays } from "./school-holidays.ts";

export type ReadSchedule = { readonly schedule: Schedule } | { readonly faults: readonly Fault[] };

/**
 * Reads the text of knowledge-base/rendez-vous.yaml: the schedule, or every fault with its line. School holidays have their own file;
 * closures told in centre.yaml are not in it.
 */
export function readSchedule(text: string, file: string, schoolHolidays: readonly SchoolHolidays[]): ReadSchedule {
  const read = readYaml(text, file, ScheduleFile);
  if ("faults" in read) return read;
  const faults = findScheduleFaults(read.value, file, read.lineOf);
  return faults.length > 0 ? { faults } : { schedule: scheduleOf(read.value, schoolHolidays) };
}

const scheduleOf = (
  { motifs, personnes, jours_feries_ouverts, fermetures }: ScheduleFile,
  schoolHolidays: readonly SchoolHolidays[],
): Schedule => ({
  reasons: motifs.map(reasonOf),
  agents: personnes.map(({ id, prenom, competences, exemple }) => ({
    id: AgentId.parse(id),
    firstName: prenom,
    skills: competences,
    example: exemple,
  })),
  openings: personnes.flatMap((agent) => agent.ouvertures.map((opening, index) => openingOf(agent, opening, index))),
  absences: personnes.flatMap((agent) => agent.absences.map((absence, index) => absenceOf(agent, absence, index))),
  closures: fermetures.map(({ du, au, libelle, lieu }, index) => ({
    id: `fermeture-${index + 1}`,
    from: du,
    to: au,
    label: libelle,
    place: lieu,
  })),
  openHolidays: jours_feries_ouverts,
  schoolHolidays,
});

const reasonOf = (row: ReasonRow): Reason => ({
  id: ReasonId.parse(row.id),
  label: row.libelle,
  ...(row.mots !== undefined && { words: row.mots }),
  minutes: row.minutes,
  bufferMinutes: row.tampon_minutes,
  skill: row.competence,
  agents: row.personnes?.map((id) => AgentId.parse(id)) ?? null,
  place: row.lieu,
  minNoticeHours: row.delai_min_heures,
  maxNoticeDays: row.delai_max_jours,
  bring: row.apporter,
  instructions: row.consigne,
});

function openingOf({ id }: AgentRow, row: OpeningRow, index: number): Opening {
  const weeks = row.toutes_les_semaines;
  return {
    id: `${id}-${index + 1}`,
    agent: AgentId.parse(id),
    place: row.lieu,
    weekday: row.jour,
    from: row.de,
    to: row.a,
    break: row.pause === null ? null : { from: row.pause.de, to: row.pause.a },
    recurrence:
      weeks === 1 || row.a_partir_du === null
        ? { kind: "every-week" }
        : { kind: "every-n-weeks", weeks, anchor: row.a_partir_du },
    validFrom: row.a_partir_du,
    validTo: row.jusqu_au,
    schoolHolidays: row.vacances_scolaires,
    exceptions: row.exceptions.map(exceptionOf),
  };
}

const exceptionOf = (row: ExceptionRow): OpeningException =>
  "annulee" in row
    ? { kind: "cancelled", date: row.le }
    : {
        kind: "other-hours",
        date: row.le,
        from: row.de,
        to: row.a,
        break: row.pause === null ? null : { from: row.pause.de, to: row.pause.a },
      };

function absenceOf({ id: agentId }: AgentRow, row: AbsenceRow, index: number): Absence {
  const agent = AgentId.parse(agentId);
  const id = `${agentId}-absence-${index + 1}`;
  if ("de" in row) return { id, agent, from: `${row.le}T${row.de}`, to: `${row.le}T${row.a}` };
  const [first, last] = "le" in row ? [row.le, row.le] : [row.du, row.au];
  return {
    id,
    agent,
    from: `${first}T00:00`,
    to: `${Temporal.PlainDate.from(last).add({ days: 1 }).toString()}T00:00`,
  };
}
