import { expandSms, unifyNames } from "./expand-sms.ts";
import { foldText, words } from "./fold-text.ts";
import { SMS_WORDS } from "./sms-words.ts";
import type { Speller } from "./speller.ts";

export type NormalText = {
  /** Folded only: what was typed, for rules in other languages. */
  readonly folded: string;
  /** Spelled out and corrected: what the rules read. */
  readonly text: string;
  /** Without greetings and thanks around the question: what the model reads. */
  readonly question: string;
};

const COURTESY = new RegExp(
  String.raw`\b(?:bonjour|bonsoir|salut|coucou|re bonjour|s il (?:vous|te) plait|merci(?: (?:d avance|beaucoup|bien|de votre (?:aide|reponse)|pour votre (?:aide|reponse)))*` +
    String.raw`|cordialement|bonne (?:journee|soiree)|madame|monsieur|messieurs|mesdames)\b`,
  "g",
);

const withoutCourtesy = (text: string): string => {
  const question = text.replace(COURTESY, " ").replace(/ {2,}/g, " ").trim();
  return question === "" ? text : question;
};

export type Normaliser = (text: string) => NormalText;

/** For texts that are not French: nothing is spelled out or corrected. */
export const foldOnly: Normaliser = (typed) => {
  const folded = foldText(typed);
  return { folded, text: folded, question: folded };
};

export const makeNormaliser =
  (spell: Speller): Normaliser =>
  (typed) => {
    const folded = foldText(typed);
    // names are looked for before and after spelling: "wi fi" would become "oui fi", "pole enploi" is none yet
    const spelled = expandSms(unifyNames(words(folded))).flatMap((word) => spell(word).split(" "));
    // a misspelled text-message word ("kelknu") is one only now
    const text = unifyNames(spelled.flatMap((word) => (SMS_WORDS.get(word) ?? word).split(" "))).join(" ");
    return { folded, text, question: withoutCourtesy(text) };
  };
