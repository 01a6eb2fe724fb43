import type { AgentId, Place, ReasonId } from "./appointment.ts";

/** What an appointment is for ("motif"), and what it needs. */
export type Reason = {
  readonly id: ReasonId;
  /** Stands on a button: at most 24 characters. */
  readonly label: string;
  /** What people say for it ("rsa", "déclaration de revenus"); none for those made in the inbox. */
  readonly words?: readonly string[] | undefined;
  readonly minutes: number;
  /** Kept free for the agent afterwards. */
  readonly bufferMinutes: number;
  /** What an agent must know to take it. */
  readonly skill: string;
  /** Those alone who may take it, out of all who have the skill; null: each of them. */
  readonly agents: readonly AgentId[] | null;
  readonly place: Place;
  readonly minNoticeHours: number;
  /** Local days from today, today excluded. */
  readonly maxNoticeDays: number;
  /** In French: what to bring. */
  readonly bring: readonly string[];
  /** In French: what to do before or on the day. */
  readonly instructions: string | null;
};
