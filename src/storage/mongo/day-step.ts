import { cellRange } from "../../appointments/cells.ts";
import type { AppointmentDocument, EndedState } from "./appointment-document.ts";
import type { Decision } from "./change.ts";
import { withItems, type DayDocument } from "./day-document.ts";
import type { NewFollowUp } from "./follow-up.ts";

/** A day on its way through an act. Pure. */
export type DayStep = { readonly day: DayDocument; readonly followUps: readonly NewFollowUp[] };

export const dayStep = (day: DayDocument): DayStep => ({ day, followUps: [] });

export const dayWritten = <R>({ day, followUps }: DayStep, answer: R): Decision<DayDocument, R> => ({
  kind: "write",
  next: day,
  followUps,
  answer,
});

/** The appointment as it is from now on; it stands in the day as long as it keeps its time. */
export const put = ({ day, followUps }: DayStep, appointment: AppointmentDocument): DayStep => {
  const current = { ...appointment, moved: day.rev + 1 };
  const others = day.items.filter(({ _id }) => _id !== current._id);
  return {
    day: withItems(day, isActive(current) ? [...others, current] : others),
    followUps: [...followUps, { does: "record-appointment", appointment: current }],
  };
};

/** Somebody changed it. */
export const changed = (
  appointment: AppointmentDocument,
  changes: Partial<AppointmentDocument>,
): AppointmentDocument => ({ ...appointment, ...changes, version: appointment.version + 1 });

export const ended = (appointment: AppointmentDocument, state: EndedState): AppointmentDocument =>
  changed(appointment, { state, heldUntil: null });

/** It has what the one had whose place it takes. */
export const inPlaceOf = (
  old: AppointmentDocument,
  successor: AppointmentDocument,
  firstName: string | null,
): AppointmentDocument =>
  changed(successor, {
    state: "booked",
    heldUntil: null,
    conversation: old.conversation ?? successor.conversation,
    firstName: firstName ?? old.firstName,
    code: old.code,
    calendarUid: old.calendarUid,
    sequence: old.sequence + 1,
  });

/** It left its place to another one. */
export const leftFor = (old: AppointmentDocument, to: string): AppointmentDocument =>
  changed(old, { state: "moved", movedTo: to, leaving: null });

export const withFollowUp = (step: DayStep, ...followUps: readonly NewFollowUp[]): DayStep => ({
  ...step,
  followUps: [...step.followUps, ...followUps],
});

/** That something changed is all that the agenda needs: the log of events never links a person to an appointment. */
export const announced = (step: DayStep, at: Date): DayStep => ({
  ...step,
  followUps: [...step.followUps, { does: "tell", line: { at, kind: "appointments", conversation: null, ref: null } }],
});

/** Holds past their time no longer keep anything. */
export const withoutLapsed = (step: DayStep, now: Date): DayStep =>
  step.day.items
    .filter(({ state, heldUntil }) => state === "held" && heldUntil !== null && heldUntil <= now)
    .reduce((current, item) => put(current, ended(item, "expired")), step);

/** Does nothing but `own` keep the agent from the wished time? */
export const isFree = (
  { items }: DayDocument,
  { agent, start, busyUntil }: { readonly agent: string; readonly start: Date; readonly busyUntil: Date },
  own: readonly (string | null)[],
): boolean => {
  const wished = cellRange(start.getTime(), busyUntil.getTime());
  return !items.some((item) => {
    const taken = cellRange(item.start.getTime(), item.busyUntil.getTime());
    const meets = taken.first < wished.end && wished.first < taken.end;
    return item.agent === agent && meets && !own.includes(item._id);
  });
};

export const isActive = ({ state }: AppointmentDocument): boolean => state === "held" || state === "booked";

export const minutesOf = ({ start, end }: Pick<AppointmentDocument, "start" | "end">): number =>
  Math.floor((end.getTime() - start.getTime()) / 60_000);
