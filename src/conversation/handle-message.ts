import type { Understanding } from "../understanding/understanding.ts";
import { carryOut, type CarryOutParts } from "./carry-out.ts";
import { decide } from "./decide.ts";
import { emptyDraft, turnOf, type SplitReply } from "./draft.ts";
import type { MessageBody } from "./message.ts";
import { readMessage, type Reading } from "./read-message.ts";
import type { Turn, Work } from "./turn-store.ts";

export type HandleParts = CarryOutParts & {
  readonly understand: (text: string) => Promise<Understanding>;
  /** What stands on a button that no dialog offered; null when it is not known. */
  readonly labelOf: (choice: string) => string | null;
  readonly split: SplitReply;
};

/** A message in, the turn that answers it out; committing it is the caller's. May be played again after a crash: same ids. */
export async function handleMessage(work: Work, parts: HandleParts): Promise<Turn> {
  const { conversation, event } = work;
  const reading = await readMessage(event.content, conversation.memory.offered, parts.understand, parts.labelOf);
  const steps = decide(conversation, reading);
  const draft = await carryOut(steps, work, emptyDraft(conversation), parts);
  return turnOf(work, bodyOf(reading), draft, parts.now(), parts.split);
}

/** How the person's message stands in the transcript; opening the chat leaves no line there. */
function bodyOf(reading: Reading): MessageBody | null {
  switch (reading.kind) {
    case "text":
      return { kind: "text", text: reading.text, ...(reading.answers && { answers: reading.answers }) };
    case "choice":
    case "attachment":
    case "unsupported":
      return reading;
    case "opened":
      return null;
  }
}
