import type { AgentId } from "./appointment.ts";

/** What an agent already has to do, beside what they could do. */
export type AgentLoad = {
  readonly agent: AgentId;
  /** Held or booked, in the window that is compared. */
  readonly bookedMinutes: number;
  readonly weeklyOpenMinutes: number;
  /** When somebody last took an appointment with them. */
  readonly lastBookedAt: Date | null;
};

/**
 * The fairest: least booked for the hours they receive, so that half a week gets half the work; then whose last booking is oldest;
 * then by id, so that everyone who computes it finds the same. Null when there is none to choose from.
 */
export function chooseAgent(free: readonly AgentLoad[]): AgentId | null {
  return free.toSorted(byFairness)[0]?.agent ?? null;
}

const byFairness = (a: AgentLoad, b: AgentLoad): number =>
  share(a) - share(b) || lastBooking(a) - lastBooking(b) || (a.agent < b.agent ? -1 : 1);

const share = ({ bookedMinutes, weeklyOpenMinutes }: AgentLoad): number =>
  bookedMinutes / Math.max(1, weeklyOpenMinutes);

const lastBooking = ({ lastBookedAt }: AgentLoad): number => lastBookedAt?.getTime() ?? 0;
