/** What a piece of text looks like, for someone who expects a password. */
export type Strength = "digits" | "none" | "strong" | "very-strong";

const EVERYDAY =
  /^(?:\d{1,2}[h:]\d{0,2}|\d+(?:er|ere|e|eme|ieme|nd|nde)|[\d.,]+(?:%|€|eur|euros?|[gmk]o|[gkx]|kg|km|m2?|ans?|mo?i?n(?:ute)?s?|s|sec|fois|j|jours?|h|heures?|mois|car[a-z]*|chiffres?|lettres?|pages?)|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d+[,.]\d{1,2}|(?:covid|iphone|ipad|galaxy|samsung|redmi|windows|win|android|office|ps|usb)-?\d{1,3}[a-z+]{0,3}|17cyber|1jeune1solution|[24]g|[23]fa|mp[34])[!?.]*$/;
const ADDRESS =
  /^(?:https?:|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.|(?:[\w-]{1,64}\.){1,4}(?:fr|com|net|org|eu|be|gouv|info|io|ma|dz|tn|es|pt)(?:[/?!.]|$))/;
/** The passwords everybody knows, and what stands for one in examples. */
const NOTORIOUS = /^(?:azerty|qwerty|abcd|wxcv|qsdf|aqwz|motdepass|passw|p@ss)/;
const MIXED_CASE = /\p{Ll}\p{Lu}/u;
const SYMBOL_INSIDE = /[@#$%&*_+=^~|\\!?][^!?]|[@#$%&*_=^~|\\]$/;

/** `folded` is what detectors read of `original`, both without the punctuation around. */
export function strengthOf(original: string, folded: string): Strength {
  if (/^[a-z']+$/.test(folded)) return NOTORIOUS.test(folded) || MIXED_CASE.test(original) ? "strong" : "none";
  if (/^\d[\d .-]*$/.test(folded) && !EVERYDAY.test(folded)) return "digits";
  if (folded.length < 4 || EVERYDAY.test(folded) || ADDRESS.test(folded)) return "none";
  if (NOTORIOUS.test(folded)) return "strong";
  const digit = /\d/.test(folded);
  const letter = /\p{L}/u.test(folded);
  const upper = /\p{Lu}/u.test(original);
  const lower = /\p{Ll}/u.test(original);
  const symbol = SYMBOL_INSIDE.test(folded);
  if (folded.length >= 6 && letter && digit && ((upper && lower) || symbol || /[!?]$/.test(folded)))
    return "very-strong";
  return (letter && (digit || symbol)) || (digit && symbol) || MIXED_CASE.test(original) ? "strong" : "none";
}
