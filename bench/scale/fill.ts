import type { Storage } from "../../src/storage/storage.ts";
import { answerNext, messageFrom } from "./play-message.ts";

const turnsPerConversation = 10;
/** A turn leaves two lines: the person's and the reply. */
const rowsPerTurn = 2;
const atOnce = 250;

/** How a database is filled: the conversations that are there, each with the same number of turns. */
export type Filling = { readonly rows: number; readonly contacts: readonly string[] };

/** Adds whole conversations until the transcripts hold `rows` lines. Deterministic: the same rows, the same conversations. */
export async function fillUpTo(
  storage: Storage,
  filling: Filling,
  rows: number,
  clock: () => Date,
  onProgress: (rows: number) => void,
): Promise<Filling> {
  const contacts = [...filling.contacts];
  let filled = filling.rows;
  while (filled < rows) {
    const missing = Math.ceil((rows - filled) / (turnsPerConversation * rowsPerTurn));
    const newcomers = Array.from(
      { length: Math.min(atOnce, missing) },
      (_, number) => `filler-${contacts.length + number}`,
    );
    for (let turn = 0; turn < turnsPerConversation; turn++) await everyoneWrites(storage, newcomers, turn, clock());
    contacts.push(...newcomers);
    filled += newcomers.length * turnsPerConversation * rowsPerTurn;
    onProgress(filled);
  }
  return { rows: filled, contacts };
}

async function everyoneWrites(storage: Storage, contacts: readonly string[], turn: number, now: Date): Promise<void> {
  await Promise.all(contacts.map((contact) => storage.turns.receive(messageFrom(contact, turn, "web", now), now)));
  await Promise.all(contacts.map(() => answerNext(storage, now)));
}
