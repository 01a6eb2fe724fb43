/** French typography, which people who write content need not think of: ’ for ', and blanks that never begin or end a line. */
export const typeset = (text: string): string =>
  text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "’")
    .replace(/« ?/g, "«\u00a0")
    .replace(/ ?»/g, "\u00a0»")
    .replace(/ (?=[?!;:](?:\s|$))/g, "\u00a0");
