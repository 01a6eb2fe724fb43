import type { Reference } from "./date-wish.ts";
import { toneOf } from "./clause-words.ts";
import { cutClause } from "./cut-clause.ts";
import type { Bound, Item, Piece, TimeValue } from "./piece.ts";

export type Clause = {
  /** It takes back what was said before: "non, jeudi", "plutôt le matin". */
  readonly corrects: boolean;
  readonly pieces: readonly Piece[];
  /** "mardi ou jeudi": any of them. */
  readonly either: boolean;
  /** The only time told by somebody who speaks of something else: "mon fils finit à 16 h 30". */
  readonly besides: TimeValue | null;
  /** "donc avant", said of that. */
  readonly side: "before" | "after" | null;
};

const CORRECTING = /^(?:non|plutot|finalement|pardon|correction|oups|enfin)$/;
const SEPARATOR =
  / (,|\.|mais|donc|car|parce que|puisque|vu que|sinon|puis|non|plutot|finalement|pardon|enfin|oups|merci|bonjour|bonsoir|bjr|svp|stp)(?= )/;

export function readClauses(words: string, reference: Reference): readonly Clause[] {
  const parts = ` ${words} `.split(SEPARATOR);
  const clauses: Clause[] = [];
  let corrects = false;
  let otherwise = false;
  parts.forEach((part, index) => {
    if (index % 2 === 1) {
      corrects ||= CORRECTING.test(part);
      otherwise ||= part === "sinon";
    } else if (part.trim() !== "") {
      clauses.push(readClause(part.trim(), corrects, otherwise, reference));
      corrects = otherwise = false;
    }
  });
  return clauses;
}

function readClause(text: string, corrects: boolean, otherwise: boolean, reference: Reference): Clause {
  const items = cutClause(text, reference);
  const rest = items.flatMap((item) => ("word" in item ? [item.word] : []));
  const values = items.flatMap((item) => ("value" in item ? [item.value] : []));
  const tone = toneOf(text, rest);
  const side = /^(?:plutot |alors |que )*(?:(avant|plus tot)|apres|plus tard)$/.exec(text);
  return {
    corrects,
    pieces: tone.concerns ? piecesOf(items, tone) : [],
    either: otherwise || rest.includes("ou"),
    besides: tone.concerns && !tone.busy ? null : values.length === 1 ? (values[0] ?? null) : null,
    side: side === null ? null : side[1] === undefined ? "after" : "before",
  };
}

const bounds: readonly (readonly [Bound, RegExp])[] = [
  ["from", /(?:pas|plus tot que|jamais) (?:\w+ )?(?:avant|plus tot que)(?: le| la| les| l| ce)?$/],
  ["until", /(?:pas|plus tard que|jamais) (?:\w+ )?(?:apres|plus tard que)(?: le| la| les| l| ce)?$/],
  ["until", /(?:plus tard|plus tard le|au plus tard|maximum|max|dernier delai)(?: le| a)?$/],
  ["from", /(?:apartirde|des|a compter de|a compter du)(?: le| la| les| l| ce)?$/],
  ["until", /(?:jusque|d ici|ici|jusque a|jusque au|d ici a)(?: le| la| les| l| ce)?$/],
  ["before", /\bavant(?: le| la| les| l| ce| de)?$/],
  ["after", /\bapres(?: le| la| les| l| ce)?$/],
];
const afterwards: readonly (readonly [Bound, RegExp])[] = [
  ["until", /^(?:au plus tard|maximum|max|grand max|dernier delai)\b/],
  ["from", /^(?:minimum|au plus tot|ou (?:apres|plus tard)|et (?:apres|plus|plus tard)|passees?)\b/],
  ["until", /^ou (?:avant|plus tot)\b/],
];

const REFUSING =
  /(?:^| )(?:pas|sauf|jamais|hormis|excepte|hors|a part|ni|evitez?|eviter|pas non plus)(?: (?:le|la|les|l|ce|cette|en|a|au|de|du|d|dispo|disponible|libre|possible|pour|trop|bon|vers|que))*$/;
const WELCOMING = /pourquoi pas(?: (?:le|la|l|ce))?$/;

function piecesOf(items: readonly Item[], tone: { busy: boolean; cannot: boolean; ofMine: boolean }): readonly Piece[] {
  const pieces: Piece[] = [];
  let before = "";
  let refusing = false;
  items.forEach((item, index) => {
    if ("word" in item) {
      before = `${before} ${item.word}`.trimStart();
      return;
    }
    const behind = wordsAfter(items, index);
    const told = bounds.find(([, words]) => words.test(before)) ?? afterwards.find(([, words]) => words.test(behind));
    const bound = limit(told?.[0] ?? "at", tone.cannot);
    const goesOn = refusing && /^(?:(?:ni|et|ou|,) ?(?:le|la|les|l)?|)$/.test(before);
    const bounded = bound !== "at";
    refusing = !bounded && !WELCOMING.test(before) && (goesOn || REFUSING.test(before));
    const cannot =
      !bounded && (tone.busy || tone.cannot) && !(tone.ofMine && isOneDay(item.value)) && !WELCOMING.test(before);
    pieces.push({
      value: item.value,
      bound,
      stance: refusing ? "refused" : !cannot ? "wished" : tone.busy ? "busy" : "refused",
    });
    before = "";
  });
  return pieces;
}

/** "Je peux pas avant 16 h" is a wish for after. */
function limit(bound: Bound, cannot: boolean): Bound {
  if (!cannot) return bound;
  return bound === "before" ? "from" : bound === "after" ? "until" : bound;
}

const isOneDay = (value: TimeValue): boolean =>
  (value.kind === "date" && !value.habit) || value.kind === "clock" || value.kind === "moment" || value.kind === "part";

function wordsAfter(items: readonly Item[], index: number): string {
  const words: string[] = [];
  for (const item of items.slice(index + 1)) {
    if (!("word" in item)) break;
    words.push(item.word);
  }
  return words.join(" ");
}
