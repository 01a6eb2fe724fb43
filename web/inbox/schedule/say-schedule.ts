import type { Absence, Closure, Hours, Opening } from "../../../src/appointments/opening.ts";
import type { Place } from "../../../src/appointments/appointment.ts";
import type { ChangeView, ScheduleView } from "../../../src/inbox/view-schedule.ts";

/** Wall-clock dates and times are said as they are written: the reader's own time zone must not move them. */
const long = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
const withYear = new Intl.DateTimeFormat("fr-FR", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const chip = new Intl.DateTimeFormat("fr-FR", { weekday: "short", day: "numeric", timeZone: "UTC" });

export const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;
export const places: Readonly<Record<Place, string>> = {
  centre: "au centre",
  phone: "par téléphone",
  home: "à domicile",
};

const utcOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** "jeudi 3 décembre"; with its year when it is not this one. */
export const sayDate = (day: string, today: string): string =>
  (day.slice(0, 4) === today.slice(0, 4) ? long : withYear).format(utcOf(day));

/** "jeu. 3" */
export const sayChip = (day: string): string => chip.format(utcOf(day));

export const addDays = (day: string, days: number): string =>
  new Date(utcOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** "09:30" → "9 h 30". */
export const sayTime = (time: string): string =>
  `${Number(time.slice(0, 2))} h${time.endsWith(":00") ? "" : ` ${time.slice(3)}`}`;

export const sayHours = ({ from, to, break: pause }: Hours & { readonly break: Hours | null }): string =>
  pause === null
    ? `${sayTime(from)} – ${sayTime(to)}`
    : `${sayTime(from)} – ${sayTime(pause.from)}, ${sayTime(pause.to)} – ${sayTime(to)}`;

export const sayPeriod = (from: string, to: string, today: string): string =>
  from === to ? sayDate(from, today) : `du ${sayDate(from, today)} au ${sayDate(to, today)}`;

/** "jeudi 3 décembre, dès 13 h" */
export function sayAbsence({ from, to }: Pick<Absence, "from" | "to">, today: string): string {
  const [first, start] = from.split("T") as [string, string];
  const [end, stop] = to.split("T") as [string, string];
  const last = stop === "00:00" ? addDays(end, -1) : end;
  if (first !== last) {
    const clock = start === "00:00" && stop === "00:00" ? "" : ` (de ${sayTime(start)} à ${sayTime(stop)})`;
    return sayPeriod(first, last, today) + clock;
  }
  const day = sayDate(first, today);
  if (start === "00:00" && stop === "00:00") return `${day}, toute la journée`;
  if (start === "00:00") return `${day}, jusqu’à ${sayTime(stop)}`;
  return stop === "00:00" ? `${day}, dès ${sayTime(start)}` : `${day}, de ${sayTime(start)} à ${sayTime(stop)}`;
}

/** What is said of an opening beside its day and hours. */
export function sayRule(opening: Opening, today: string): string {
  const { place, recurrence, validFrom, validTo, schoolHolidays, exceptions } = opening;
  return [
    places[place],
    ...(recurrence.kind === "every-week" ? [] : [`toutes les ${recurrence.weeks} semaines`]),
    ...(validFrom === null ? [] : [`à partir du ${sayDate(validFrom, today)}`]),
    ...(validTo === null ? [] : [`jusqu’au ${sayDate(validTo, today)}`]),
    ...(schoolHolidays === "excluded" ? ["sauf vacances scolaires"] : []),
    ...(schoolHolidays === "only" ? ["pendant les vacances scolaires"] : []),
    ...exceptions
      .filter(({ date }) => date >= today)
      .map((one) =>
        one.kind === "cancelled"
          ? `annulé ${sayDate(one.date, today)}`
          : `${sayDate(one.date, today)} : ${sayHours(one)}`,
      ),
  ].join(" · ");
}

const parts: Readonly<Record<ChangeView["part"], string>> = {
  reason: "Motif",
  agent: "Personne",
  opening: "Horaire",
  absence: "Absence",
  closure: "Fermeture",
  "school-holidays": "Vacances scolaires",
  "open-holiday": "Jour férié",
  everything: "Tout, depuis les fichiers",
};

/** "Absence : Samira, jeudi 3 décembre, dès 13 h" */
export function sayChanged({ part, id, before, after }: ChangeView, view: ScheduleView): string {
  const what = sayPart(part, id, after ?? before, view);
  return what === "" ? parts[part] : `${parts[part]} : ${what}`;
}

/** What a part says, as it was or has become. */
export function sayPart(part: ChangeView["part"], id: string, value: unknown, view: ScheduleView): string {
  const { today } = view;
  const nameOf = (agent: string): string => view.agents.find((one) => one.id === agent)?.firstName ?? agent;
  if (part === "open-holiday") return sayDate(id, today);
  if (typeof value !== "object" || value === null) return "";
  // The server's own values, of the type that the part tells.
  switch (part) {
    case "reason":
      return (value as { label: string }).label;
    case "agent":
      return (value as { firstName: string }).firstName;
    case "opening": {
      const opening = value as Opening;
      const day = weekdays[opening.weekday - 1] ?? "";
      return `${nameOf(opening.agent)}, ${day} ${sayHours(opening)} (${sayRule(opening, today)})`;
    }
    case "absence": {
      const absence = value as Absence;
      return `${nameOf(absence.agent)}, ${sayAbsence(absence, today)}`;
    }
    case "closure":
    case "school-holidays": {
      const { label, from, to } = value as Closure;
      return `${label}, ${sayPeriod(from, to, today)}`;
    }
    case "everything":
      return "";
  }
}

export const sayAct = ({ before, after }: Pick<ChangeView, "before" | "after">): string =>
  before === null ? "ajouté" : after === null ? "retiré" : "changé";
