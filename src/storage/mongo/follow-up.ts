import type { ChannelAddress, NewMessage } from "../../conversation/message.ts";
import type { Alert } from "../../handoff/alert.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import type { QueuedEvent } from "./conversation-document.ts";
import type { EventDocument } from "./event-document.ts";
import type { LiveEventLine } from "./live-event-log.ts";
import type { MessageDocument, ReplyProgress } from "./message-document.ts";
import type { ScheduleChangeDocument } from "./schedule-document.ts";

/**
 * What an act leaves to be written into other collections. It is kept in the document that the act changed, in that same update, and
 * carried out afterwards by any process, any number of times: `key` names it once and for all.
 */
export type FollowUp = { readonly key: string } & (
  | { readonly does: "insert-message"; readonly message: MessageDocument }
  | { readonly does: "move-reply"; readonly message: string; readonly reply: ReplyProgress; readonly moved: number }
  | { readonly does: "record-event"; readonly event: EventDocument }
  | { readonly does: "tell"; readonly line: Omit<LiveEventLine, "key"> }
  | { readonly does: "record-schedule-change"; readonly change: ScheduleChangeDocument }
  | { readonly does: "raise-alert"; readonly alert: Alert }
  | {
      readonly does: "keep-unanswered";
      readonly id: string;
      readonly text: string;
      readonly nearest: readonly string[];
      readonly day: Date;
      readonly order: number;
    }
  | { readonly does: "count-satisfaction"; readonly id: string; readonly face: string; readonly day: Date }
  | { readonly does: "erase-words"; readonly conversation: string; readonly upTo: Date; readonly now: Date }
  | { readonly does: "forget-appointments"; readonly conversation: string; readonly upTo: Date; readonly now: Date }
  | { readonly does: "record-appointment"; readonly appointment: AppointmentDocument }
  | { readonly does: "keep-one-hold"; readonly conversation: string }
  | { readonly does: "complete-move"; readonly appointment: string }
  | { readonly does: "release-moves"; readonly appointment: string }
  | { readonly does: "leave-waiting"; readonly appointment: string }
  | {
      readonly does: "say";
      readonly conversation: string;
      readonly messages: readonly NewMessage[];
      readonly now: Date;
    }
  | { readonly does: "erase-part"; readonly conversation: string; readonly upTo: Date; readonly now: Date }
  | {
      readonly does: "join";
      readonly part: Joining;
      readonly whole: Joining;
      /** How much the part mattered when that was decided; null when it was an address alone. */
      readonly standing: number | null;
      readonly now: Date;
    }
  | {
      readonly does: "adopt-event";
      readonly conversation: string;
      readonly address: ChannelAddress;
      readonly event: QueuedEvent;
    }
  | { readonly does: "move-appointments"; readonly from: string; readonly to: string }
  | { readonly does: "touch"; readonly conversation: string; readonly now: Date }
);

/** The address where nothing is known under the id. */
type Joining = { readonly id: string; readonly address: ChannelAddress | null };

export type FollowUpThat<D extends FollowUp["does"]> = Extract<FollowUp, { readonly does: D }>;

type WithoutKey<T> = T extends FollowUp ? Omit<T, "key"> & { readonly key?: string } : never;

/** Before the act is written; without a key of its own it gets one that derives from the document's revision. */
export type NewFollowUp = WithoutKey<FollowUp>;

/** So that a consumed event can be found by its id until it is recorded. */
export const eventKey = (event: string): string => `event/${event}`;
