import { z } from "zod";
import type { Place } from "./appointment.ts";
import { CELL_MINUTES } from "./cells.ts";

/** The form of knowledge-base/rendez-vous.yaml, which the centre edits: its keys are French, as its words are. */
const slug = z.string().regex(/^[a-z0-9-]{1,60}$/, "must be made of a-z, 0-9 and -");
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5][05]$/, 'must be a time such as "09:30", in steps of five minutes');
const date = z.iso.date('must be a date such as "2026-12-24"');
const wholeCells = z.number().int().multipleOf(CELL_MINUTES, `must be a multiple of ${CELL_MINUTES}`);

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;
const weekday = z.enum(weekdays).transform((name) => weekdays.indexOf(name) + 1);
const place = z.enum(["centre", "telephone"]).transform((name): Place => (name === "telephone" ? "phone" : "centre"));

const ReasonRow = z.strictObject({
  id: slug,
  libelle: z.string().trim().min(1).max(24, "must fit on a button: 24 characters at most"),
  minutes: wholeCells.min(5).max(480),
  tampon_minutes: wholeCells.min(0).max(120).default(0),
  competence: slug,
  lieu: place,
  delai_min_heures: z.number().min(0).max(720),
  delai_max_jours: z.number().int().min(1).max(366),
  apporter: z.array(z.string().trim().min(1)).default([]),
  consigne: z.string().trim().min(1).nullable().default(null),
});

const OpeningRow = z.strictObject({
  jour: weekday,
  de: time,
  a: time,
  lieu: place,
  /** Every n weeks, counted from `a_partir_du`. */
  toutes_les_semaines: z.number().int().min(1).max(52).default(1),
  a_partir_du: date.nullable().default(null),
  jusqu_au: date.nullable().default(null),
});

const AbsenceRow = z.union([
  z.strictObject({ du: date, au: date }),
  z.strictObject({ le: date, de: time, a: time }),
  z.strictObject({ le: date }),
]);

const AgentRow = z.strictObject({
  id: slug,
  prenom: z.string().trim().min(1).max(40),
  competences: z.array(slug).min(1),
  ouvertures: z.array(OpeningRow).min(1),
  absences: z.array(AbsenceRow).default([]),
  exemple: z.boolean().default(false),
});

export const ScheduleFile = z.strictObject({
  motifs: z.array(ReasonRow).min(1),
  personnes: z.array(AgentRow).min(1),
  /** Public holidays on which the centre opens all the same. */
  jours_feries_ouverts: z.array(date).default([]),
});
export type ScheduleFile = z.infer<typeof ScheduleFile>;
export type ReasonRow = z.infer<typeof ReasonRow>;
export type AgentRow = z.infer<typeof AgentRow>;
export type OpeningRow = z.infer<typeof OpeningRow>;
export type AbsenceRow = z.infer<typeof AbsenceRow>;
