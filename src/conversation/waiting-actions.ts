import type { AppointmentStore } from "../appointments/appointment-store.ts";
import type { WaitingList } from "../appointments/waiting-list.ts";
import type { ActionOutcome, DialogAction } from "../dialogs/actions.ts";
import type { ConversationId } from "../shared/ids.ts";
import type { Conversation } from "./conversation.ts";

export type WaitingActionParts = {
  readonly waitingList: Pick<WaitingList, "join" | "leave">;
  readonly appointments: Pick<AppointmentStore, "lastHeldBy">;
  /** Channels whose screen is everybody's: nobody can be told anything there later. */
  readonly isKiosk: (channel: string) => boolean;
  /** Channels whose words reach the person wherever they are; the others are read where they were written. */
  readonly isPushed: (channel: string) => boolean;
};

type JoinWords = Extract<DialogAction, { name: "waiting.join" }>["with"];

export async function joinWaitingList(
  words: JoinWords,
  { id, address: { channel } }: Conversation,
  { waitingList, isKiosk, isPushed }: WaitingActionParts,
): Promise<ActionOutcome<"waiting.join">> {
  if (isKiosk(channel)) return { kind: "outcome", outcome: "unreachable", vars: {} };
  const joined = await waitingList.join({ ...words, conversation: id });
  switch (joined.kind) {
    case "joined":
      return { kind: "outcome", outcome: isPushed(channel) ? "joined" : "on-page", vars: {} };
    case "unclear":
      return { kind: "outcome", outcome: "unclear", vars: {} };
    case "found": {
      const { offers: slots, heard } = joined;
      const [first = "", later = ""] = [slots.at(0)?.id, slots.at(-1)?.id];
      return { kind: "outcome", outcome: "found", vars: { slots, first, later, heard } };
    }
  }
}

/** Whether the conversation still has what it was offered, and not something else that it chose since. */
export async function takeOffer(
  appointment: string,
  conversation: ConversationId,
  { appointments }: WaitingActionParts,
): Promise<"held" | "gone"> {
  const held = await appointments.lastHeldBy(conversation);
  return held?.id === appointment ? "held" : "gone";
}
