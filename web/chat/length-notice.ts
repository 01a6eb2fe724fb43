import { LONGEST_TEXT } from "./chat-protocol.ts";

/** From here on the person is told how much room is left. */
const lengthShownFrom = 3_800;

/** "" while there is plenty of room. `length`: of the text as it would be sent. */
export function lengthNotice(length: number): string {
  if (length < lengthShownFrom) return "";
  if (length <= LONGEST_TEXT) return `Il reste ${count(LONGEST_TEXT - length)}.`;
  return `Votre message est trop long de ${count(length - LONGEST_TEXT)}. Envoyez-le en deux fois.`;
}

const count = (characters: number): string => `${characters} caractère${characters > 1 ? "s" : ""}`;
