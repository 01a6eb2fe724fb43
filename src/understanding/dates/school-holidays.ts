import { Temporal } from "temporal-polyfill";

type Name = "toussaint" | "noel" | "hiver" | "printemps" | "ete";
type Holidays = { readonly name: Name; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };

/**
 * Zone B (Lille), from the first free day to the day of return. Beyond the table, "les vacances" tells no date.
 * https://www.education.gouv.fr/calendrier-scolaire-100148
 */
const table: readonly Holidays[] = [
  row("hiver", "2026-02-14", "2026-03-02"),
  row("printemps", "2026-04-11", "2026-04-27"),
  row("ete", "2026-07-04", "2026-09-01"),
  row("toussaint", "2026-10-17", "2026-11-02"),
  row("noel", "2026-12-19", "2027-01-04"),
  row("hiver", "2027-02-20", "2027-03-08"),
  row("printemps", "2027-04-17", "2027-05-03"),
];

/** The school holidays of this name that come next, or last now; of any name when none is told. */
export const nextHolidays = (name: string | null, today: Temporal.PlainDate): Holidays | null =>
  table.find((row) => (name === null || row.name === name) && Temporal.PlainDate.compare(row.to, today) > 0) ?? null;

function row(name: Name, from: string, to: string): Holidays {
  return { name, from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
}
