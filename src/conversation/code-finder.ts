import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Booking } from "../appointments/booking.ts";
import type { ConversationId } from "../shared/ids.ts";

type Found = Awaited<ReturnType<Booking["findByCode"]>>;

/** An appointment by its code and first name; "slow-down" after too many guesses. */
export type CodeFinder = (
  words: { readonly code: string; readonly firstName: string },
  conversation: ConversationId,
) => Promise<Found | "slow-down">;

/** Wrong guesses in a quarter of an hour for one conversation, and in an hour for all of them, since a guesser begins anew. */
const ofOne = { points: 5, duration: 15 * 60 };
const ofAll = { points: 60, duration: 60 * 60 };

/**
 * A code has 280,000 values: whoever guesses is slowed down, in this process. A try is counted before it is looked at, so that tries
 * sent together all count; who finds an appointment was not guessing.
 */
export function createCodeFinder(booking: Pick<Booking, "findByCode">): CodeFinder {
  const perConversation = new RateLimiterMemory(ofOne);
  const everywhere = new RateLimiterMemory(ofAll);
  return async (words, conversation) => {
    if (!(await takes(perConversation, conversation)) || !(await takes(everywhere, "all"))) return "slow-down";
    const found = await booking.findByCode(words);
    if (found !== null) await Promise.all([perConversation.reward(conversation), everywhere.reward("all")]);
    return found;
  };
}

async function takes(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return false;
  }
}
