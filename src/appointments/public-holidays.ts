import joursFeries from "@socialgouv/jours-feries";

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

/** The public holidays of a year in France (without Alsace-Moselle's), as "YYYY-MM-DD". */
export function publicHolidays(year: number): ReadonlySet<string> {
  return new Set(Object.values(joursFeries(year)).map(localDate));
}

/** With their French names, the soonest first. */
export const namedPublicHolidays = (year: number): readonly { readonly date: string; readonly name: string }[] =>
  Object.entries(joursFeries(year))
    .map(([name, midnight]) => ({ date: localDate(midnight), name }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));

/**
 * The library adds days to Easter as 24 hours in the process's own time zone: where a clock change lies between, its midnights
 * are an hour off. Noon is on the right day all the same.
 */
function localDate(midnight: Date): string {
  const noon = new Date(midnight.getTime() + HALF_A_DAY_MS);
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${noon.getFullYear()}-${twoDigits(noon.getMonth() + 1)}-${twoDigits(noon.getDate())}`;
}
