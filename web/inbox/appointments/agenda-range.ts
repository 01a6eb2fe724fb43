import { Temporal } from "temporal-polyfill";

export type AgendaView = "day" | "week" | "list";

/** Local days "YYYY-MM-DD", both included. */
export type AgendaRange = { readonly from: string; readonly to: string };

const listDays = 28;

/** The days that a view shows, when it is opened on one of them. */
export function rangeOf(view: AgendaView, day: string): AgendaRange {
  const date = Temporal.PlainDate.from(day);
  switch (view) {
    case "day":
      return { from: day, to: day };
    case "week": {
      const monday = date.subtract({ days: date.dayOfWeek - 1 });
      return { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
    }
    case "list":
      return { from: day, to: date.add({ days: listDays - 1 }).toString() };
  }
}

const steps: Readonly<Record<AgendaView, number>> = { day: 1, week: 7, list: listDays };

/** The day to open for what comes before (-1) or after (+1). */
export const stepFrom = (view: AgendaView, day: string, direction: -1 | 1): string =>
  Temporal.PlainDate.from(day)
    .add({ days: direction * steps[view] })
    .toString();

/** Noon of a local day: a moment that every day has. */
export const dateOf = (day: string): Date => new Date(`${day}T12:00:00`);
