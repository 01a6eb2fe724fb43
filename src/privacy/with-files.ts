import type { ConversationId, MediaId } from "../shared/ids.ts";
import type { Durations } from "./forget-outlived.ts";
import type { PersonalDataStore } from "./personal-data-store.ts";

/** What a person's files need of the rest: `media/` and the transcript, by what is used of them. */
export type Files = {
  erase(conversation: ConversationId, upTo: Date): Promise<void>;
  eraseOne(id: MediaId): Promise<void>;
};
export type Transcripts = {
  transcript(
    conversation: ConversationId,
  ): Promise<readonly { readonly at: Date; readonly body: { readonly kind: string; readonly media?: MediaId } }[]>;
};

const day = 24 * 60 * 60_000;
/** Files of whom nothing else is known any more: a day after the last words went. */
export const oldestFile = (now: Date, words: Durations["words"]): Date =>
  new Date(now.getTime() - Math.max(words.assistantAlone, words.withMediator) - day);

/**
 * Erasing also erases photos and voice notes, and first: the wish to erase is cleared by the storage last, so that a killed process
 * begins again. Lines of the transcript may come from another address of the person, with files of their own.
 */
export const withFiles = (
  personalData: PersonalDataStore,
  files: Files,
  transcripts: Transcripts,
): PersonalDataStore => {
  const eraseFiles = async (conversation: ConversationId, upTo: Date): Promise<void> => {
    const lines = await transcripts.transcript(conversation);
    await files.erase(conversation, upTo);
    for (const { at, body } of lines) if (body.media !== undefined && at <= upTo) await files.eraseOne(body.media);
  };
  return {
    ...personalData,
    erase: async (conversation, upTo, now) => {
      await eraseFiles(conversation, upTo);
      return personalData.erase(conversation, upTo, now);
    },
    forgetWords: async (conversation, upTo, now) => {
      await eraseFiles(conversation, upTo);
      return personalData.forgetWords(conversation, upTo, now);
    },
  };
};
