const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, "f"],
  [/([^s])tion/g, "$1sion"],
  [/ck|cqu|qu|q|c(?![eiyh])/g, "k"],
  [/c(?=[eiy])|ss|z/g, "s"],
  [/gu(?=[eiy])/g, "G"],
  [/g(?=[eiy])/g, "j"],
  [/eaux?|aux?/g, "o"],
  [/oin/g, "wI"],
  [/[ae]in|[iy]n(?![aeiouy])|[iy]m(?![aeiouym])/g, "I"],
  [/[ae]n(?![aeiouyn])|[ae]m(?![aeiouym])/g, "A"],
  [/on(?![aeiouyn])|om(?![aeiouym])/g, "O"],
  [/oi/g, "wa"],
  [/ou/g, "u"],
  [/ai|ei|ay|ey/g, "e"],
  [/(er|ez|et|ee|es|ent)$/, "e"],
  [/gn/g, "n"],
  [/y/g, "i"],
  [/h/g, ""],
  [/(.)\1+/g, "$1"],
  [/[stxdpe]+$/, ""],
];

/** A key that words pronounced alike in French share ("telefone" and "telephone"); empty when nothing is heard. */
export const soundOf = (word: string): string =>
  SPELLINGS.reduce((sound, [spelling, heard]) => sound.replace(spelling, heard), word);
