import { foldText } from "../../understanding/normalise/fold-text.ts";

const STOP =
  /^(?:stop|stope|annuler?|annulez|arreter?|arretez|quitter|sortir|abandonner?|j abandonne|laisse tomber|laissez tomber|tant pis|non rien|rien|plus tard|on arrete|je veux (?:arreter|annuler|sortir))(?: (?:tout|merci|svp))?$/;

/** A word that means "let us leave this here", and nothing more. */
export const wantsToStop = (text: string): boolean => text.length <= 40 && STOP.test(foldText(text));
