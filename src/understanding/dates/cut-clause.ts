import type { Reference } from "./date-wish.ts";
import type { Form, Item } from "./piece.ts";
import { clocks } from "./pieces/clocks.ts";
import { dates } from "./pieces/dates.ts";
import { dayParts } from "./pieces/day-parts.ts";
import { days, daysOfWeeks } from "./pieces/days.ts";
import { generalities } from "./pieces/generalities.ts";
import { spans } from "./pieces/spans.ts";

/** Longer forms stand before those that they begin with. */
const forms: readonly Form[] = [...daysOfWeeks, ...spans, ...dates, ...days, ...clocks, ...dayParts, ...generalities];

/** A clause as words and pieces of time, from left to right. */
export function cutClause(clause: string, reference: Reference): readonly Item[] {
  const items: Item[] = [];
  for (let at = 0; at < clause.length;) {
    const found = pieceAt(clause, at, reference);
    const end = found?.end ?? wordEnd(clause, at);
    // a form that means no time hides what stands in it from the others, and remains a word that nobody knows
    items.push(found?.value ? { value: found.value } : { word: clause.slice(at, end) });
    at = end + 1;
  }
  return items;
}

function pieceAt(
  clause: string,
  at: number,
  reference: Reference,
): { value: ReturnType<Form["read"]>; end: number } | null {
  for (const { words, read } of forms) {
    words.lastIndex = at;
    const found = words.exec(clause);
    if (found !== null && found[0] !== "") return { value: read(found, reference), end: words.lastIndex };
  }
  return null;
}

function wordEnd(clause: string, at: number): number {
  const space = clause.indexOf(" ", at);
  return space === -1 ? clause.length : space;
}
