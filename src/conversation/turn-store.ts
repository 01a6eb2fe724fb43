import type { ConversationId, EventId } from "../shared/ids.ts";
import type { Alert } from "../handoff/alert.ts";
import type { Conversation } from "./conversation.ts";
import type { ChannelAddress, IncomingMessage, NewMessage } from "./message.ts";

/** A conversation held by one worker, with its oldest unhandled message. `fence` grows at each claim of the conversation. */
export type Work = {
  readonly worker: string;
  readonly fence: number;
  readonly conversation: Conversation;
  readonly event: IncomingMessage;
  readonly receivedAt: Date;
  /** Tries before this one. */
  readonly attempts: number;
};

export type Turn = {
  readonly work: Work;
  /** The state after the turn; its `version` is still the one that was read. */
  readonly after: Conversation;
  /** The person's message and the replies. Ids derive from the event, so that a turn played twice gives the same ones. */
  readonly messages: readonly NewMessage[];
  readonly alerts: readonly Alert[];
  /** A question that was not answered, masked and unlinked from the person, for the mediators to turn into an entry. */
  readonly unanswered: { readonly text: string; readonly nearest: readonly string[] } | null;
  /** How the person felt about the help, counted and unlinked from them. */
  readonly satisfaction: string | null;
};

/** Events received and the turns that consume them. Each method is one atomic act. */
export type TurnStore = {
  /** Unique by the event's id. Only after "new" or "known" may the provider be answered 200. Refused once the conversation has ended. */
  receive(event: IncomingMessage, receivedAt: Date): Promise<"new" | "known" | "ended">;

  /**
   * The conversation whose oldest pending event is due longest and that no one holds, now held by `worker` for `leaseMs`.
   * A postponed event keeps those behind it waiting: order is kept.
   */
  claimNext(worker: string, now: Date, leaseMs: number): Promise<Work | "nothing">;

  /**
   * State, transcript, outbox, live events and the event's consumption in one act, and the lease given back. "stale" when the
   * conversation's version or epoch moved, the lease was lost, or the event is no longer pending: then nothing was written.
   */
  commitTurn(turn: Turn, now: Date): Promise<"committed" | "stale">;

  /** After a failure: count the try, give the lease back, try again at `retryAt`. */
  postpone(work: Work, problem: string, retryAt: Date): Promise<void>;

  /** Give back the lease without counting a try (a clean stop, a stale turn). */
  release(work: Work): Promise<void>;

  /** A message that keeps failing is set aside: same act as a turn, but the event is marked poisoned instead of handled. */
  setAside(turn: Turn, problem: string, now: Date): Promise<"committed" | "stale">;

  /**
   * Events due, and leases that end, later than `latest` were dated by a clock that has been set back since: they count from `now`.
   * Returns how many conversations changed.
   */
  pullForward(latest: Date, now: Date): Promise<number>;

  /** When the next claim may succeed: an event due or a lease running out. Null when nothing is pending. */
  nextDueAt(): Promise<Date | null>;

  /** Counts for readiness, metrics and the fault runs. */
  backlog(): Promise<{ readonly pending: number; readonly poisoned: number }>;

  find(conversation: ConversationId): Promise<Conversation | null>;
  findByAddress(address: ChannelAddress): Promise<Conversation | null>;
  /** Was this event received? For clients that ask after a lost answer. */
  knows(event: EventId): Promise<boolean>;
  /** The person leaves for good (kiosk, "terminer"): later messages are refused; pending events are dropped. */
  end(conversation: ConversationId, now: Date): Promise<"ended" | "already">;
};
