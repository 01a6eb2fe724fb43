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

export const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;
const weekday = z.enum(weekdays).transform((name) => weekdays.indexOf(name) + 1);
const places = { centre: "centre", telephone: "phone", domicile: "home" } as const satisfies Record<string, Place>;
const place = z.enum(["centre", "telephone", "domicile"]).transform((name): Place => places[name]);

const ReasonRow = z.strictObject({
  id: slug,
  libelle: z.string().trim().min(1).max(24, "must fit on a button: 24 characters at most"),
  /** What people say for it; the label need not be said again. */
  mots: z.array(z.string().trim().min(2).max(40)).max(60).optional(),
  minutes: wholeCells.min(5).max(480),
  tampon_minutes: wholeCells.min(0).max(120).default(0),
  competence: slug,
  /** Those alone, out of all who have the skill. */
  personnes: z.array(slug).min(1).nullable().default(null),
  lieu: place,
  delai_min_heures: z.number().min(0).max(720),
  delai_max_jours: z.number().int().min(1).max(366),
  apporter: z.array(z.string().trim().min(1)).default([]),
  consigne: z.string().trim().min(1).nullable().default(null),
});

const Break = z.strictObject({ de: time, a: time }).nullable().default(null);

const ExceptionRow = z.union([
  z.strictObject({ le: date, annulee: z.literal(true) }),
  z.strictObject({ le: date, de: time, a: time, pause: Break }),
]);

const duringSchoolHolidays = { comprises: "included", exclues: "excluded", seulement: "only" } as const;
export const schoolHolidayWords = { included: "comprises", excluded: "exclues", only: "seulement" } as const;

const OpeningRow = z.strictObject({
  jour: weekday,
  de: time,
  a: time,
  /** Lunch, for example. */
  pause: Break,
  lieu: place,
  /** Every n weeks, counted from `a_partir_du`. */
  toutes_les_semaines: z.number().int().min(1).max(52).default(1),
  a_partir_du: date.nullable().default(null),
  jusqu_au: date.nullable().default(null),
  vacances_scolaires: z
    .enum(["comprises", "exclues", "seulement"])
    .default("comprises")
    .transform((word) => duringSchoolHolidays[word]),
  /** One date that differs: cancelled, or with other hours. */
  exceptions: z.array(ExceptionRow).default([]),
});

const ClosureRow = z.strictObject({
  du: date,
  au: date,
  libelle: z.string().trim().min(1).max(80),
  /** Nowhere when it is not told. */
  lieu: place.nullable().default(null),
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
  /** Beside those of centre.yaml. */
  fermetures: z.array(ClosureRow).default([]),
});
export type ScheduleFile = z.infer<typeof ScheduleFile>;
export type ReasonRow = z.infer<typeof ReasonRow>;
export type ExceptionRow = z.infer<typeof ExceptionRow>;
export type AgentRow = z.infer<typeof AgentRow>;
export type OpeningRow = z.infer<typeof OpeningRow>;
export type AbsenceRow = z.infer<typeof AbsenceRow>;

/** The form of knowledge-base/vacances-scolaires.yaml. */
export const SchoolHolidaysFile = z.strictObject({
  zone: z.enum(["A", "B", "C"]),
  /** Nobody of the centre has compared it with the ministry's calendar yet. */
  a_verifier: z.boolean(),
  vacances: z.array(
    z.strictObject({
      libelle: z.string().trim().min(1).max(60),
      /** First day without school. */
      du: date,
      /** The day on which school begins again. */
      reprise: date,
    }),
  ),
});
