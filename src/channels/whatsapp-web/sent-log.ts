import type { MessageId } from "../../shared/ids.ts";
import { readAck, type Ack } from "./read-ack.ts";
import type { OwnMessage } from "./words.ts";

/** A reply that was handed to WhatsApp; `id` once its page has named it. */
type Handed = {
  readonly message: MessageId;
  readonly chat: string;
  readonly text: string;
  readonly at: Date;
  id: string | null;
  ack: Ack;
};

export type Watch = {
  /** The page's name for it, once known. */
  id(): string | null;
  named(id: string): void;
  isTaken(): boolean;
  /** True as soon as WhatsApp's servers have it, false after `ms` without. */
  taken(ms: number): Promise<boolean>;
};

export type SentLog = {
  /** Before it is handed over, so that nothing said of it is missed. */
  watch(message: MessageId, chat: string, text: string, now: Date): Watch;
  /** Whether we wrote it; if not, somebody did on the telephone. */
  isOurs(own: OwnMessage): boolean;
  /** Ours by our own name, or null when it was sent before this process began. */
  onAck(id: string, ack: number): MessageId | null;
};

/** What is older is not told apart any more from what is written on the telephone. */
const rememberedMs = 60 * 60_000;
const pollMs = 50;

/** Which of the messages under our number are ours, and which of ours WhatsApp has: its page tells of both in any order. */
export function createSentLog(stopwatch: () => number = () => performance.now()): SentLog {
  let handed: readonly Handed[] = [];
  const isTaken = ({ ack }: Handed): boolean => ack === "sent" || ack === "delivered" || ack === "read";

  /** A chat may go by a number here and by a `@lid` there: the words decide, the chat only among equals. */
  function find({ id, chat, text, at, from }: OwnMessage): Handed | "ours" | null {
    const known = handed.find((entry) => entry.id === id);
    if (known) return known;
    const same = handed.filter((entry) => entry.text === text);
    const unnamed = same.filter((entry) => entry.id === null);
    const inChat = unnamed.filter((entry) => entry.chat === chat);
    const candidates = inChat.length > 0 ? inChat : unnamed;
    if (from === "now") return candidates.at(-1) ?? (same.length > 0 ? "ours" : null);
    // Found in the history: only what can be meant without a doubt.
    const possible = candidates.filter((entry) => entry.at.getTime() <= (at + 2) * 1000);
    return (possible.length === 1 ? possible[0] : undefined) ?? (same.length > 0 ? "ours" : null);
  }

  return {
    watch: (message, chat, text, now) => {
      handed = handed.filter(({ at }) => now.getTime() - at.getTime() < rememberedMs);
      const entry: Handed = { message, chat, text, at: now, id: null, ack: "waiting" };
      handed = [...handed, entry];
      return {
        id: () => entry.id,
        named: (id) => {
          entry.id ??= id;
        },
        isTaken: () => isTaken(entry),
        taken: async (ms) => {
          const until = stopwatch() + ms;
          while (!isTaken(entry) && entry.ack !== "failed" && stopwatch() < until) {
            await new Promise((resolve) => setTimeout(resolve, pollMs));
          }
          return isTaken(entry);
        },
      };
    },
    isOurs: (own) => {
      const found = find(own);
      if (found !== null && found !== "ours") found.id ??= own.id;
      return found !== null;
    },
    onAck: (id, ack) => {
      const entry = handed.find((one) => one.id === id);
      if (entry === undefined) return null;
      entry.ack = readAck(ack);
      return entry.message;
    },
  };
}
