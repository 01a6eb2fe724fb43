import { foldText } from "../../understanding/normalise/fold-text.ts";
import { namesOneOf } from "../../understanding/normalise/names-one-of.ts";
import { keyboardDistance } from "../../understanding/normalise/keyboard-distance.ts";
import { readNumber } from "./read-number.ts";
import { readYesNo } from "./read-yes-no.ts";

type Labelled = { readonly id: string; readonly label: string; readonly words?: readonly string[] | undefined };

/**
 * The choice that a text typed by hand means: its label or its emoji, its number in the list, yes or no (a choice `oui`, or
 * "Oui, je confirme"), its label with a slip of the finger, or words that only its label holds ("mardi" for "mar. 24 nov., 9 h 00"), or words
 * that are its own ("pour mon rsa"). When it might mean two of them: null.
 */
export function matchChoice<C extends Labelled>(text: string, choices: readonly C[]): C | null {
  return bySign(text, choices) ?? byWords(foldText(text), text, choices);
}

function byWords<C extends Labelled>(typed: string, text: string, choices: readonly C[]): C | null {
  if (typed === "") return byYesOrNo(text, choices);
  const exact = only(choices.filter(({ label }) => foldText(label) === typed));
  const number = readNumber(typed);
  const numbered = number === null ? undefined : choices[number - 1];
  return (
    exact ??
    numbered ??
    byYesOrNo(text, choices) ??
    only(choices.filter(({ label }) => isSlipOf(typed, foldText(label)))) ??
    only(choices.filter(({ label }) => holdsWords(label, typed))) ??
    only(choices.filter(({ label, words }) => words !== undefined && namesOneOf(text, [label, ...words])))
  );
}

const only = <C>(found: readonly C[]): C | null => (found.length === 1 ? (found[0] ?? null) : null);

function byYesOrNo<C extends Labelled>(text: string, choices: readonly C[]): C | null {
  const said = readYesNo(text);
  if (said === null) return null;
  const word = said === "yes" ? "oui" : "non";
  return only(choices.filter(({ id, label }) => id === word || foldText(label).startsWith(`${word} `)));
}

/** "😀" for the choice "😀 Bien". */
function bySign<C extends Labelled>(text: string, choices: readonly C[]): C | null {
  const typed = signs(text);
  if (typed === "" || foldText(text) !== "") return null;
  return only(choices.filter(({ label }) => signs(label) === typed));
}

const signs = (text: string): string => (text.match(/\p{Extended_Pictographic}/gu) ?? []).join("");

/** In shorter labels another letter is another word. */
const SHORTEST_FOR_A_SLIP = 4;
const isSlipOf = (typed: string, label: string): boolean =>
  label.length >= SHORTEST_FOR_A_SLIP && keyboardDistance(typed, label, 1) <= 1;

const EMPTY_WORDS = new Set(
  (
    "a ai au aux avec ce cela celle celui ces cette choisis d dans de des du en est et il j je l la le les ma me mes moi mon ne non on oui ou " +
    "par plait plutot pour prefere prends prendre qu que qui s se si stp sur svp un une veux voudrais vous voulez y bonjour merci"
  ).split(" "),
);

function holdsWords(label: string, typed: string): boolean {
  const wanted = wordsOf(typed).filter((word) => !EMPTY_WORDS.has(word));
  const held = new Set(wordsOf(foldText(label)));
  const shortened = [...label.matchAll(/(\p{L}{3,})\./gu)].map(([, word = ""]) => foldText(word));
  const holds = (word: string): boolean => held.has(word) || shortened.some((beginning) => word.startsWith(beginning));
  return wanted.length > 0 && wanted.every(holds);
}

/** "9h30" and "9 heures 30" are "9 h 30" on buttons. */
const wordsOf = (folded: string): string[] =>
  (folded.match(/\d+|[a-z+#@]+/g) ?? []).map((word) => (/^heures?$/.test(word) ? "h" : word));
