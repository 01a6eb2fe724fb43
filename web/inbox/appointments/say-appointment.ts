import type { AppointmentView } from "../api/inbox-api.ts";

const weekdays = new Intl.DateTimeFormat("fr-FR", { weekday: "long" });
const months = new Intl.DateTimeFormat("fr-FR", { month: "long" });

const dayOfMonth = (at: Date): string => (at.getDate() === 1 ? "1er" : String(at.getDate()));

/** "mardi 1er décembre 2026" */
export const sayFullDay = (at: Date): string =>
  `${weekdays.format(at)} ${dayOfMonth(at)} ${months.format(at)} ${at.getFullYear()}`;

/** "9 h 05" */
export const sayTime = (at: Date): string => `${at.getHours()} h ${String(at.getMinutes()).padStart(2, "0")}`;

/** "mardi 1er décembre 2026 à 9 h 05" */
export const sayMoment = (at: Date): string => `${sayFullDay(at)} à ${sayTime(at)}`;

/** "du 2 au 8 mars 2026", "du 28 février au 6 mars 2026" */
export function sayWeek(first: Date, last: Date): string {
  const sameMonth = first.getMonth() === last.getMonth();
  const from = sameMonth ? dayOfMonth(first) : `${dayOfMonth(first)} ${months.format(first)}`;
  return `du ${from} au ${dayOfMonth(last)} ${months.format(last)} ${last.getFullYear()}`;
}

export const sayPerson = ({ firstName }: Pick<AppointmentView, "firstName">): string => firstName ?? "Sans prénom";

export const placeNames: Readonly<Record<AppointmentView["place"], string>> = {
  centre: "Au centre",
  phone: "Par téléphone",
  home: "À domicile",
};

export const stateNames: Readonly<Record<AppointmentView["state"], string | null>> = {
  booked: null,
  "cancelled-by-resident": "Annulé par la personne",
  "cancelled-by-mediator": "Annulé par le centre",
};

export const attendanceNames: Readonly<Record<Exclude<AppointmentView["attendance"], "unsaid">, string>> = {
  seen: "Présent",
  noshow: "Absent",
  excused: "Excusé",
};
