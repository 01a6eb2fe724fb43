const SOMETHING = " hors-sujet ";

/** Telephone numbers, prices, addresses, ages, sizes: digits that would otherwise look like days or times. */
const others: readonly RegExp[] = [
  /(?:\+33|\b0)\s?[1-9](?:[\s.-]?\d\d){4}\b/g,
  /\b\d+(?:[.,]\d+)?\s?(?:€|euros?\b|e\b|eur\b|%|ko\b|mo\b|go\b|gb\b|g\b|kg\b|km\b|m2\b|m²)/gi,
  /\b\d{1,4}\s?(?:bis|ter)?,?\s?(?:rue|avenue|av\.?|bd|boulevard|place|allee|allée|impasse|chemin|quai|resid\w*)\b/gi,
  /\b\d{1,3}\s?(?:ans?|enfants?|personnes?|pi[eè]ces?|pages?|fois|degr[eé]s?|kilos?|m[eè]tres?|points?)\b/gi,
  /\b24\s?h?\s?[/s]\s?(?:ur)?\s?24\s?h?\b|\b7\s?j?\s?\/\s?7\s?j?\b/gi,
  /\b\d{5,}\b|\b\d+\*\d+\b/g,
  /\b(?:windows|iphone|galaxy|android|cerfa|article|bus|ligne|tram|num[eé]ro|n°|version|etage|appt?|bat)\s?\d+\b/gi,
];

export const removeNumbersOfOtherThings = (text: string): string =>
  others.reduce((left, pattern) => left.replace(pattern, SOMETHING), text.slice(0, 400));
