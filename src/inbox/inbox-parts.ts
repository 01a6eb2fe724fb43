import type { SplitReply } from "../conversation/draft.ts";
import type { EventFollower } from "../conversation/follow-events.ts";
import type { FeedbackStore } from "../conversation/feedback-store.ts";
import type { HandoffStore } from "../conversation/handoff-store.ts";
import type { LiveEventStore } from "../conversation/live-event.ts";
import type { Choice, Reply } from "../conversation/message.ts";
import type { TurnStore } from "../conversation/turn-store.ts";
import type { Typing } from "../conversation/typing.ts";
import type { AccountLink } from "../delivery/account-link.ts";
import type { OutboxStore } from "../delivery/outbox-store.ts";
import type { AlertStore } from "../handoff/alert.ts";
import type { FileLimits } from "../media/file-limits.ts";
import type { MediaFolder } from "../media/media-folder.ts";
import type { Clock, Random } from "../shared/clock.ts";
import type { InboxAppointments } from "./list-appointments.ts";
import type { InboxSchedule } from "./inbox-schedule.ts";
import type { Mediator, MediatorStore } from "./mediator-store.ts";

/** What the program says to the person for a mediator's act, in French. */
export type PartingWords = {
  /** The mediator takes the conversation: a person answers from now on. */
  taken(mediator: string): Promise<readonly Reply[]>;
  /** The mediator closed the conversation: the assistant answers again. `survey`: the person may be asked whether it helped. */
  goodbye(mediator: string, survey: boolean): Promise<readonly Reply[]>;
  /** The mediator put it back in the line: somebody else will answer. */
  released(mediator: string): Promise<readonly Reply[]>;
  /** The centre cannot keep an appointment ("mercredi 1er avril à 10 h 00, avec Samira, au centre"); `next`: other times. */
  mustMove(when: string, next: readonly Choice[]): Promise<readonly Reply[]>;
  cancelledByCentre(when: string): Promise<readonly Reply[]>;
};

/** All that the mediators' inbox needs; `app.ts` gives it. */
export type InboxParts = {
  readonly handoff: Pick<
    HandoffStore,
    "claim" | "tell" | "reply" | "note" | "handBack" | "heldBy" | "list" | "transcript" | "botMessagesInFlight"
  >;
  readonly turns: Pick<TurnStore, "find">;
  readonly liveEvents: Pick<LiveEventStore, "latest" | "droppedUpTo">;
  readonly events: EventFollower;
  readonly typing: Typing;
  readonly feedback: FeedbackStore;
  /** What an entry of the knowledge base is called; null when there is none of that id. */
  readonly titleOf: (entry: string) => string | null;
  readonly alerts: Pick<AlertStore, "open" | "acknowledge">;
  readonly outbox: Pick<OutboxStore, "retry">;
  readonly mediators: MediatorStore;
  readonly appointments: InboxAppointments;
  readonly schedule: InboxSchedule;
  readonly media: Pick<MediaFolder, "find" | "put" | "eraseOne">;
  /** The files that a mediator may send on each channel; where there is no entry, none. */
  readonly fileLimits: ReadonlyMap<string, FileLimits>;
  /** How long after the person's last message each channel still takes a mediator's answer; where there is no entry, always. */
  readonly mediatorWindowMs: ReadonlyMap<string, number>;
  readonly clock: Clock;
  readonly random: Random;
  /** Where people reach the program, without a final slash. */
  readonly publicUrl: string;
  readonly words: PartingWords;
  /** What a channel cannot carry in one message is several. */
  readonly split: SplitReply;
  /** The link of an ordinary WhatsApp number; null when the settings have none. */
  readonly whatsappWeb: (() => Promise<AccountLink>) | null;
  /** Open event streams end when it is aborted, so that the server can stop. */
  readonly stopping: AbortSignal;
  readonly log: {
    info(fields: Readonly<Record<string, unknown>>, message: string): void;
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
    error(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
};

/** Who asks, once the session has been checked. */
export type SignedIn = { readonly mediator: Mediator; readonly tokenHash: string };
