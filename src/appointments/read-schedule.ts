import { Temporal } from "temporal-polyfill";
import type { Fault } from "../shared/fault.ts";
import { readYaml } from "../shared/read-yaml.ts";
import { AgentId, ReasonId } from "./appointment.ts";
import { findScheduleFaults } from "./find-schedule-faults.ts";
import type { Absence, Closure, Opening } from "./opening.ts";
import type { Reason } from "./reason.ts";
import type { Schedule } from "./schedule.ts";
import { ScheduleFile, type AbsenceRow, type AgentRow, type OpeningRow, type ReasonRow } from "./schedule-file.ts";

export type ReadSchedule = { readonly schedule: Schedule } | { readonly faults: readonly Fault[] };

/**
 * Reads the text of knowledge-base/rendez-vous.yaml: the schedule, or every fault with its line.
 * `closures` are the centre's own, kept with its address and hours.
 */
export function readSchedule(text: string, file: string, closures: readonly Closure[]): ReadSchedule {
  const read = readYaml(text, file, ScheduleFile);
  if ("faults" in read) return read;
  const faults = findScheduleFaults(read.value, file, read.lineOf);
  return faults.length > 0 ? { faults } : { schedule: scheduleOf(read.value, closures) };
}

const scheduleOf = (
  { motifs, personnes, jours_feries_ouverts }: ScheduleFile,
  closures: readonly Closure[],
): Schedule => ({
  reasons: motifs.map(reasonOf),
  agents: personnes.map(({ id, prenom, competences, exemple }) => ({
    id: AgentId.parse(id),
    firstName: prenom,
    skills: competences,
    example: exemple,
  })),
  openings: personnes.flatMap((agent) => agent.ouvertures.map((opening) => openingOf(agent, opening))),
  absences: personnes.flatMap((agent) => agent.absences.map((absence) => absenceOf(agent, absence))),
  closures,
  openHolidays: jours_feries_ouverts,
});

const reasonOf = (row: ReasonRow): Reason => ({
  id: ReasonId.parse(row.id),
  label: row.libelle,
  minutes: row.minutes,
  bufferMinutes: row.tampon_minutes,
  skill: row.competence,
  place: row.lieu,
  minNoticeHours: row.delai_min_heures,
  maxNoticeDays: row.delai_max_jours,
  bring: row.apporter,
  instructions: row.consigne,
});

function openingOf({ id }: AgentRow, row: OpeningRow): Opening {
  const weeks = row.toutes_les_semaines;
  return {
    agent: AgentId.parse(id),
    place: row.lieu,
    weekday: row.jour,
    from: row.de,
    to: row.a,
    recurrence:
      weeks === 1 || row.a_partir_du === null
        ? { kind: "every-week" }
        : { kind: "every-n-weeks", weeks, anchor: row.a_partir_du },
    validFrom: row.a_partir_du,
    validTo: row.jusqu_au,
  };
}

function absenceOf({ id }: AgentRow, row: AbsenceRow): Absence {
  const agent = AgentId.parse(id);
  if ("de" in row) return { agent, from: `${row.le}T${row.de}`, to: `${row.le}T${row.a}` };
  const [first, last] = "le" in row ? [row.le, row.le] : [row.du, row.au];
  return { agent, from: `${first}T00:00`, to: `${Temporal.PlainDate.from(last).add({ days: 1 }).toString()}T00:00` };
}
