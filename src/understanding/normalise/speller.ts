import { keyboardDistance } from "./keyboard-distance.ts";
import { SMS_WORDS } from "./sms-words.ts";
import { soundOf } from "./sound-of.ts";
import { isGuarded, type WordGuard } from "./word-guard.ts";

/** The words that the model knows, most frequent first, and the French words it must leave alone. */
export type Lexicon = {
  readonly words: readonly string[];
  readonly counts: Uint16Array;
  readonly guard: WordGuard;
};

/** One word in, one or more out ("limpot" gives "l impot"). */
export type Speller = (word: string) => string;

const SHORTEST = 4;
const LONG = 7;
/** How far a correction may be, by length of the word: one slip in a short one, two in a long one. */
const maxDistance = (length: number): number => (length >= LONG ? 1.9 : length > SHORTEST ? 1.4 : 1);
/** Two words of the same sound that are written too differently are two words. */
const SAME_SOUND_AT_MOST = 3.2;
/** What it costs to be written otherwise but pronounced the same: less than two slips of the finger. */
const SAME_SOUND = 0.6;
const ELIDED = 0.4;
const OTHER_FIRST_LETTER = 0.3;
const GLUED_ELISION = /^(qu|[ldjmnstc])([aeiouyh].{2,})$/;
const MAX_GLUED_WORDS = 4;

type Correction = { readonly text: string; readonly distance: number };

/** One bit per letter of the word: words that share few letters need no closer look. */
const letters = (word: string): number => {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) - 97);
  return mask;
};

const bitCount = (mask: number): number => {
  let x = mask - ((mask >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/**
 * Corrects words that the model does not know towards words that it knows, by keyboard distance and by sound.
 * A word that exists in French is left alone: "perle" is not "perdu".
 */
export const makeSpeller = ({ words, counts, guard }: Lexicon): Speller => {
  const rank = new Map(words.map((word, i) => [word, i]));
  const masks = Int32Array.from(words, letters);
  const lengths = Uint8Array.from(words, (word) => (/^[a-z]+$/.test(word) ? Math.min(word.length, 255) : 0));
  const sounds = new Map<string, number>();
  words.forEach((word, i) => {
    if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return;
    const sound = soundOf(word);
    if (sound.length >= 3 && !sounds.has(sound)) sounds.set(sound, i);
  });

  const soundsLike = (typed: string): string | undefined => {
    const alike = words[sounds.get(soundOf(typed)) ?? -1];
    return alike !== undefined && keyboardDistance(typed, alike, SAME_SOUND_AT_MOST) <= SAME_SOUND_AT_MOST
      ? alike
      : undefined;
  };

  const closest = (typed: string): Correction | undefined => {
    const max = maxDistance(typed.length);
    const mask = letters(typed);
    let word = soundsLike(typed);
    let distance = (word === undefined ? max : SAME_SOUND) + 1e-9;
    for (let i = 0; i < words.length; i++) {
      const length = lengths[i] ?? 0;
      if (length < SHORTEST - 1 || length < typed.length - 3 || length > typed.length + 3) continue;
      if (bitCount(mask ^ (masks[i] ?? 0)) > 4) continue;
      const candidate = words[i] ?? "";
      const handicap = candidate.charCodeAt(0) === typed.charCodeAt(0) ? 0 : OTHER_FIRST_LETTER;
      const found = keyboardDistance(typed, candidate, distance) + handicap;
      if (found < distance) [word, distance] = [candidate, found];
    }
    return word === undefined ? undefined : { text: word, distance };
  };

  /** "limpot", and "mapeler" for "m'appeler". */
  const unelide = (typed: string): Correction | undefined => {
    const [, elided, rest] = GLUED_ELISION.exec(typed) ?? [];
    if (elided === undefined || rest === undefined) return undefined;
    if (rank.has(rest) || SMS_WORDS.has(rest) || (rest.length >= SHORTEST && isGuarded(guard, rest)))
      return { text: `${elided} ${rest}`, distance: 0 };
    const corrected = rest.length >= SHORTEST ? closest(rest) : undefined;
    return corrected && { text: `${elided} ${corrected.text}`, distance: corrected.distance + ELIDED };
  };

  const unglue = (typed: string): string | undefined => {
    // fewest words first; reach[i] holds the best split of the first i letters
    const reach: (readonly string[] | undefined)[] = [[]];
    for (let end = 1; end <= typed.length; end++) {
      for (let start = Math.max(0, end - 16); start < end; start++) {
        const before = reach[start];
        if (before === undefined || before.length >= MAX_GLUED_WORDS) continue;
        const piece = typed.slice(start, end);
        const known = rank.get(piece);
        const enough = piece.length >= 3 ? 2 : 8;
        if (known === undefined || piece.length < 2 || (counts[known] ?? 0) < enough) continue;
        if (before.length + 1 < (reach[end]?.length ?? Infinity)) reach[end] = [...before, piece];
      }
    }
    const pieces = reach[typed.length];
    // "encontro" is a foreign word, not "en con tro"
    return pieces?.some((piece) => piece.length >= LONG - 2) === true ? pieces.join(" ") : undefined;
  };

  return (typed) => {
    if (typed.length < SHORTEST || rank.has(typed) || !/^[a-z]+$/.test(typed)) return typed;
    if (isGuarded(guard, typed)) return typed;
    const elided = unelide(typed);
    if (elided?.distance === 0) return elided.text;
    const whole = closest(typed);
    if (elided !== undefined && (whole === undefined || elided.distance < whole.distance)) return elided.text;
    return whole?.text ?? (typed.length >= LONG ? unglue(typed) : undefined) ?? typed;
  };
};
