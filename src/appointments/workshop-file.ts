import { z } from "zod";
import type { Fault } from "../shared/fault.ts";
import { readYaml } from "../shared/read-yaml.ts";
import { WorkshopId } from "./workshop.ts";
import { instantOf, minuteOfDay } from "./wall-clock.ts";
import { Temporal } from "temporal-polyfill";

/** One date of a workshop ("atelier") as the centre announces it. */
export type WorkshopDate = {
  readonly id: WorkshopId;
  readonly title: string;
  readonly audience: string | null;
  readonly where: string;
  readonly seats: number;
  readonly bring: readonly string[];
  readonly start: Date;
  readonly end: Date;
  /** Written as an example, to be replaced by the centre's own. */
  readonly example: boolean;
};

const slug = z.string().regex(/^[a-z0-9-]{1,60}$/, "must be made of a-z, 0-9 and -");
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, 'must be a date and a time such as "2026-12-03 14:00"');

const WorkshopRow = z.strictObject({
  id: slug,
  titre: z.string().trim().min(1).max(40, "must be 40 characters at most"),
  pour_qui: z.string().trim().min(1).nullable().default(null),
  lieu: z.string().trim().min(1).default("au centre"),
  places: z.number().int().min(1).max(200),
  minutes: z.number().int().min(15).max(480),
  apporter: z.array(z.string().trim().min(1)).default([]),
  dates: z.array(moment).min(1),
  exemple: z.boolean().default(false),
});
const WorkshopFile = z.strictObject({ ateliers: z.array(WorkshopRow) });
type WorkshopRow = z.infer<typeof WorkshopRow>;

/** Reads the text of knowledge-base/ateliers.yaml: each date of each workshop, soonest first, or every fault with its line. */
export function readWorkshops(
  text: string,
  file: string,
  timeZone: string,
): { readonly workshops: readonly WorkshopDate[] } | { readonly faults: readonly Fault[] } {
  const read = readYaml(text, file, WorkshopFile);
  if ("faults" in read) return read;
  const faults: Fault[] = [];
  const report = (path: readonly PropertyKey[], problem: string, remedy: string): void =>
    void faults.push({ file, line: read.lineOf(path), problem, remedy });
  const { ateliers } = read.value;
  const workshops = ateliers.flatMap((row, index) => {
    if (ateliers.findIndex(({ id }) => id === row.id) !== index) {
      report(["ateliers", index, "id"], `the id "${row.id}" is used twice`, "Give each workshop its own id.");
    }
    return row.dates.flatMap((date, place) => {
      const path = ["ateliers", index, "dates", place];
      const start = instantAt(date, timeZone);
      if (start === null) {
        report(path, `"${date}" does not exist, or comes twice`, "Correct the date or the time.");
      } else if (row.dates.indexOf(date) !== place) {
        report(path, `"${date}" stands here twice`, "Keep one of the two.");
      }
      return start === null ? [] : [dateOf(row, date, start)];
    });
  });
  return faults.length > 0
    ? { faults }
    : { workshops: workshops.toSorted((a, b) => a.start.getTime() - b.start.getTime()) };
}

/** The id says workshop and local time: with fewer seats or another title it is still the same. */
const dateOf = (row: WorkshopRow, date: string, start: Date): WorkshopDate => ({
  id: WorkshopId.parse(`${row.id}.${date.replace(" ", "T").replace(":", "")}`),
  title: row.titre,
  audience: row.pour_qui,
  where: row.lieu,
  seats: row.places,
  bring: row.apporter,
  start,
  end: new Date(start.getTime() + row.minutes * 60_000),
  example: row.exemple,
});

function instantAt(date: string, timeZone: string): Date | null {
  const [day = "", time = ""] = date.split(" ");
  try {
    const instant = instantOf(Temporal.PlainDate.from(day, { overflow: "reject" }), minuteOfDay(time), timeZone);
    return instant === null ? null : new Date(instant);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
