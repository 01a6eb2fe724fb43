import type { Clock, Random } from "../shared/clock.ts";
import type { ConversationId, MediatorId } from "../shared/ids.ts";
import { AppointmentId, type AgentId, type Appointment, type Place } from "./appointment.ts";
import { drawCode } from "./appointment-code.ts";
import type { AppointmentStore, IfTaken, MoveAnswer } from "./appointment-store.ts";
import type { Schedule } from "./schedule.ts";

const MINUTE_MS = 60_000;

export type AgendaParts = {
  readonly schedule: Pick<Schedule, "reasons">;
  readonly store: Pick<AppointmentStore, "find" | "move" | "book">;
  readonly clock: Clock;
  readonly random: Random;
};

/** What mediators do in the agenda, whatever the openings: they know when they are there. */
export type Agenda = {
  /**
   * The same appointment at another time, with another agent, or both; as long as it was. `version`: as it was seen. `id`: for the one that
   * takes its place, given by whoever asks so that it may be asked again; a random one, since it is the secret of the person's page.
   */
  move(wish: {
    readonly appointmentId: string;
    readonly version: number;
    readonly id: string;
    readonly agent: AgentId;
    readonly start: Date;
    readonly mediator: MediatorId;
    readonly ifTaken: IfTaken;
  }): Promise<MoveAnswer>;
  /** For a person who writes to us, or who is at the desk or on the telephone (no conversation). `id` as in `move`. */
  book(wish: {
    readonly id: string;
    readonly reason: string;
    readonly agent: AgentId;
    readonly start: Date;
    readonly conversation: ConversationId | null;
    readonly firstName: string;
    readonly mediator: MediatorId;
    readonly ifTaken: IfTaken;
  }): Promise<
    { readonly kind: "booked"; readonly appointment: Appointment } | { readonly kind: "taken" | "unknown-reason" }
  >;
};

export function createAgenda({ schedule, store, clock, random }: AgendaParts): Agenda {
  const timeOf = (agent: AgentId, place: Place, start: Date, ms: number, reason: string) => {
    const buffer = schedule.reasons.find(({ id }) => id === reason)?.bufferMinutes ?? 0;
    const end = new Date(start.getTime() + ms);
    return { agent, place, start, end, busyUntil: new Date(end.getTime() + buffer * MINUTE_MS) };
  };

  return {
    move: async ({ appointmentId, version, id, agent, start, mediator, ifTaken }) => {
      const read = AppointmentId.safeParse(appointmentId);
      const seen = read.success ? await store.find(read.data) : null;
      if (seen === null) return { kind: "gone" };
      const to = timeOf(agent, seen.place, start, seen.end.getTime() - seen.start.getTime(), seen.reason);
      const asked = { appointment: seen.id, version, id: AppointmentId.parse(id), to, mediator, ifTaken };
      return store.move(asked, clock.now());
    },

    book: async ({ id, reason: wished, agent, start, conversation, firstName, mediator, ifTaken }) => {
      const reason = schedule.reasons.find((one) => one.id === wished);
      if (reason === undefined) return { kind: "unknown-reason" };
      const name = firstName.trim().slice(0, 40);
      const person = { conversation, firstName: name === "" ? null : name, mediator, ifTaken };
      const time = timeOf(agent, reason.place, start, reason.minutes * MINUTE_MS, reason.id);
      const made = { id: AppointmentId.parse(id), code: drawCode(random), reason: reason.id };
      return store.book({ ...time, ...made, ...person }, clock.now());
    },
  };
}
