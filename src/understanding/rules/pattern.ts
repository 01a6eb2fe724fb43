/** Any of these phrases, for building a longer expression. */
export const oneOf = (...phrases: readonly string[]): string => `(?:${phrases.join("|")})`;

/** One of these phrases if present, with the space after it. */
export const maybe = (...phrases: readonly string[]): string => `(?:(?:${phrases.join("|")}) )?`;

/** The expression as whole words of a normalised text. */
export const phrase = (expression: string): RegExp => new RegExp(`\\b${expression}\\b`);
