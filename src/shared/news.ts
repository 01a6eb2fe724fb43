import { z } from "zod";
import { ConversationId, MediatorId } from "./ids.ts";

/**
 * What processes tell each other: ids only, never a word or a name of a person. Any of it may be lost, late or doubled, because
 * storage is the truth and is looked at regularly; news only make others look sooner.
 */
export const News = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("committed") }),
  z.object({
    kind: z.literal("typing"),
    conversation: ConversationId,
    from: z.enum(["resident", "bot", "mediator"]),
    /** Null unless from a mediator. */
    mediator: MediatorId.nullable(),
  }),
]);
export type News = z.infer<typeof News>;

export type NewsLine = {
  /** Returns at once, and never throws: what cannot be told now is dropped. */
  tell(news: News): void;
  /** Hears the other processes, never this one. Returns the way to stop. */
  listen(listener: (news: News) => void): () => void;
  close(): Promise<void>;
};

/** For a process that is alone. */
export const nobodyElse: NewsLine = {
  tell: () => undefined,
  listen: () => () => undefined,
  close: () => Promise.resolve(),
};
