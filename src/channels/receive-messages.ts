import type { IncomingMessage } from "../conversation/message.ts";
import type { TurnStore } from "../conversation/turn-store.ts";
import type { WantedMedia } from "../media/media-source.ts";

export type ReceiveParts<M extends IncomingMessage> = {
  readonly turns: Pick<TurnStore, "receive" | "knows">;
  readonly wantMedia: (media: WantedMedia, now: Date) => Promise<void>;
  readonly onReceived: () => void;
  readonly onNew: (message: M) => void;
};

/**
 * Stores messages, each after the wish for its file: whatever is killed in between, a delivery that was answered 200 has both. What is
 * known already wishes for nothing: its file may have been erased since.
 */
export async function receiveMessages<M extends IncomingMessage>(
  messages: readonly M[],
  media: readonly WantedMedia[],
  now: Date,
  { turns, wantMedia, onReceived, onNew }: ReceiveParts<M>,
): Promise<void> {
  const wanted = new Map(media.map((one) => [one.id, one]));
  await Promise.all(
    messages.map(async ({ id, content }) => {
      const file = content.kind === "attachment" && content.media ? wanted.get(content.media) : undefined;
      if (file && !(await turns.knows(id))) await wantMedia(file, now);
    }),
  );
  const outcomes = await Promise.all(
    messages.map(async (message) => ({ message, outcome: await turns.receive(message, now) })),
  );
  if (messages.length > 0) onReceived();
  for (const { message, outcome } of outcomes) if (outcome === "new") onNew(message);
}
