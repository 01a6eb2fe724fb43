import type { HoldRequest } from "../../appointments/appointment-store.ts";
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

export const ended = (appointment: AppointmentDocument, state: EndedState): AppointmentDocument => ({
  ...appointment,
  state,
  heldUntil: null,
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

/** The agents whom nothing but `own` keeps from the wished time. */
export const freeCandidates = (
  { items }: DayDocument,
  { candidates, start, busyUntil }: HoldRequest,
  own: AppointmentDocument | null,
): HoldRequest["candidates"] => {
  const wished = cellRange(start.getTime(), busyUntil.getTime());
  const stands = (item: AppointmentDocument): boolean => {
    const taken = cellRange(item.start.getTime(), item.busyUntil.getTime());
    return item._id !== own?._id && taken.first < wished.end && wished.first < taken.end;
  };
  return candidates.filter(({ agent }) => !items.some((item) => item.agent === agent && stands(item)));
};

export const isActive = ({ state }: AppointmentDocument): boolean => state === "held" || state === "booked";

export const minutesOf = ({ start, end }: Pick<AppointmentDocument, "start" | "end">): number =>
  Math.floor((end.getTime() - start.getTime()) / 60_000);
