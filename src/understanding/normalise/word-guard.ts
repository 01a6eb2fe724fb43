/** A Bloom filter: about one unknown word in a thousand passes for a known one, a known one never for unknown. */
export type WordGuard = { readonly bits: Uint32Array };

const BITS_PER_WORD = 14;
const PROBES = 10;

const hash = (word: string, seed: number): number => {
  let h = seed;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
};

export const guardWords = (known: ReadonlySet<string>): WordGuard => {
  const bits = new Uint32Array(Math.max(1, Math.ceil((known.size * BITS_PER_WORD) / 32)));
  const size = bits.length * 32;
  for (const word of known) {
    const [first, step] = [hash(word, 0x811c9dc5), hash(word, 0x9747b28c) | 1];
    for (let k = 0; k < PROBES; k++) {
      const bit = ((first + Math.imul(k, step)) >>> 0) % size;
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }
  return { bits };
};

export const isGuarded = ({ bits }: WordGuard, word: string): boolean => {
  const size = bits.length * 32;
  const [first, step] = [hash(word, 0x811c9dc5), hash(word, 0x9747b28c) | 1];
  for (let k = 0; k < PROBES; k++) {
    const bit = ((first + Math.imul(k, step)) >>> 0) % size;
    if ((((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return false;
  }
  return true;
};
