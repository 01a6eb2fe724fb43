import type { WeeklyHours } from "./knowledge-base.ts";

const dayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/** "lundi : 9 h – 12 h et 14 h – 17 h 30", a line for each day. */
export function sayHours(hours: readonly WeeklyHours[]): string {
  const clock = (time: string) => time.replace(/^0/, "").replace(":00", " h").replace(":", " h ");
  return dayNames
    .flatMap((name, index) => {
      const ofDay = hours.filter(({ weekday }) => weekday === index + 1).toSorted((a, b) => (a.from < b.from ? -1 : 1));
      return ofDay.length === 0
        ? []
        : [`${name} : ${ofDay.map(({ from, to }) => `${clock(from)} – ${clock(to)}`).join(" et ")}`];
    })
    .join("\n");
}
