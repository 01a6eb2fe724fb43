import { z } from "zod";
import { AgentId, ReasonId } from "./appointment.ts";

/**
 * What a mediator may change, one part at a time. Only the form is told here: whether it makes sense is `findPartFaults`' to say, in
 * words for the mediator.
 */
const text = z.string().max(500);
const id = z.string().regex(/^[a-z0-9-]{1,60}$/);
const place = z.enum(["centre", "phone", "home"]);
const number = z.number().int().min(-1_000_000).max(1_000_000);
const hours = { from: text, to: text };
const pause = z.strictObject(hours).nullable();

const reason = z.strictObject({
  id: z.pipe(id, ReasonId),
  label: text,
  words: z.array(text).max(60).readonly().optional(),
  minutes: number,
  bufferMinutes: number,
  skill: text,
  agents: z.array(AgentId).max(50).readonly().nullable(),
  place,
  minNoticeHours: number,
  maxNoticeDays: number,
  bring: z.array(text).max(20).readonly(),
  instructions: text.nullable(),
});

const agent = z.strictObject({
  id: z.pipe(id, AgentId),
  firstName: text,
  skills: z.array(text).max(30).readonly(),
  example: z.boolean(),
});

const opening = z.strictObject({
  id,
  agent: AgentId,
  place,
  weekday: z.number().int().min(1).max(7),
  ...hours,
  break: pause,
  recurrence: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("every-week") }),
    z.strictObject({ kind: z.literal("every-n-weeks"), weeks: number, anchor: text }),
  ]),
  validFrom: text.nullable(),
  validTo: text.nullable(),
  schoolHolidays: z.enum(["included", "excluded", "only"]),
  exceptions: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("cancelled"), date: text }),
        z.strictObject({ kind: z.literal("other-hours"), date: text, ...hours, break: pause }),
      ]),
    )
    .max(200)
    .readonly(),
});

const absence = z.strictObject({ id, agent: AgentId, ...hours });
const closure = z.strictObject({ id, ...hours, label: text, place: place.nullable() });
const holidays = z.strictObject({ id, label: text, ...hours });

/** The version in which the mediator saw the part changed last (0: as in the files); null for a new one. */
const seen = z.number().int().min(0).nullable();
const put = <P extends string, T extends z.ZodType>(part: P, item: T) =>
  z.strictObject({ act: z.literal("put"), part: z.literal(part), item, seen });

export const ScheduleEdit = z.union([
  put("reason", reason),
  put("agent", agent),
  put("opening", opening),
  put("absence", absence),
  put("closure", closure),
  put("school-holidays", holidays),
  z.strictObject({
    act: z.literal("remove"),
    part: z.enum(["reason", "agent", "opening", "absence", "closure", "school-holidays"]),
    id,
    seen,
  }),
  /** The centre opens on a public holiday, or does not. */
  z.strictObject({ act: z.literal("open-holiday"), date: z.iso.date(), open: z.boolean(), seen }),
]);
export type ScheduleEdit = z.infer<typeof ScheduleEdit>;
export type PutEdit = Extract<ScheduleEdit, { readonly act: "put" }>;
