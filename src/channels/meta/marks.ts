import type { Conversation } from "../../conversation/conversation.ts";
import type { IncomingMessage } from "../../conversation/message.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import type { Typing } from "../../conversation/typing.ts";

/** The small signs of life of one channel. Nothing depends on them: they may fail in silence. */
export type MarkSender = {
  /** The message was seen and somebody writes. */
  seen(message: IncomingMessage & { readonly providerId?: string }): Promise<unknown>;
  typing(conversation: Conversation): Promise<unknown>;
};

export type MarksParts = {
  readonly senders: ReadonlyMap<string, MarkSender>;
  readonly turns: Pick<TurnStore, "find" | "findByAddress">;
  readonly typing: Pick<Typing, "subscribe">;
};

export type Marks = { onNew(message: IncomingMessage & { readonly providerId?: string }): void };

/** Under a rush of messages the replies matter more. */
const mostAtOnce = 20;

/**
 * "Vu" and the dots, on the providers' side: at once when the assistant is about to answer, and while a mediator types. What waits for a
 * person is not marked as seen before a person has seen it.
 */
export function startMarks({ senders, turns, typing }: MarksParts): Marks {
  let underWay = 0;
  const attempt = (send: () => Promise<unknown>): void => {
    if (underWay >= mostAtOnce) return;
    underWay += 1;
    void send()
      .catch(() => undefined)
      .finally(() => (underWay -= 1));
  };
  typing.subscribe(({ conversation, from }) => {
    if (from !== "mediator") return;
    attempt(async () => {
      const found = await turns.find(conversation);
      if (found) await senders.get(found.address.channel)?.typing(found);
    });
  });
  return {
    onNew: (message) =>
      attempt(async () => {
        const conversation = await turns.findByAddress(message.address);
        if (conversation?.owner.kind === "bot") await senders.get(message.address.channel)?.seen(message);
      }),
  };
}
