import { seededRandom } from "../seeded-random.ts";
import { rewriteAsSms } from "./rewrite-as-sms.ts";
import { slipOnKeyboard } from "./slip-on-keyboard.ts";

const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

/** "l'adresse" as "l adresse" or "ladresse". */
const withoutApostrophes = (text: string, random: () => number): string =>
  text.replace(/['’]/g, () => (random() < 0.5 ? "" : " "));

const seedOf = (text: string, seed: number): number => {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};

/**
 * The message as it might be typed on a phone in a hurry: SMS spellings, no accents, no punctuation, one or two slips
 * on an AZERTY keyboard. The same for the same text and seed.
 */
export const noisy = (text: string, seed: number): string => {
  const random = seededRandom(seedOf(text, seed));
  const sms = rewriteAsSms(text.toLowerCase(), random);
  const plain = withoutAccents(withoutApostrophes(sms, random));
  const unpunctuated = plain
    .replace(/[^\p{L}\p{N}@+ ]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  return slipOnKeyboard(unpunctuated, 1 + Math.floor(random() * 2), random);
};
