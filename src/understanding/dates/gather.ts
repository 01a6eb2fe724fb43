import type { Bound, Piece, TimeValue } from "./piece.ts";
import type { Clause } from "./read-clauses.ts";

type Of<K extends TimeValue["kind"]> = Extract<TimeValue, { kind: K }>;
export type Bounded<K extends TimeValue["kind"]> = Of<K> & { readonly bound: Bound };

/** All that a message tells about time, by kind, once corrections have replaced what they correct. */
export type Gathered = {
  readonly dates: readonly Bounded<"date">[];
  readonly spans: readonly Bounded<"span">[];
  readonly weekdays: readonly number[];
  readonly clocks: readonly Bounded<"clock">[];
  readonly clockSpans: readonly Bounded<"clock-span">[];
  readonly parts: readonly Bounded<"part">[];
  readonly moments: readonly Bounded<"moment">[];
  readonly earliest: boolean;
  readonly any: boolean;
  readonly refused: readonly TimeValue[];
  readonly busy: readonly TimeValue[];
  readonly either: boolean;
};

const ofDay = new Set<TimeValue["kind"]>(["date", "span", "weekdays", "moment"]);
const ofHour = new Set<TimeValue["kind"]>(["clock", "clock-span", "part", "moment"]);

export function gather(clauses: readonly Clause[]): Gathered {
  let kept: readonly Piece[] = [];
  for (const { corrects, pieces } of clauses) {
    const wished = pieces.filter(({ stance }) => stance === "wished");
    const replaces = (kinds: ReadonlySet<TimeValue["kind"]>) => wished.some(({ value }) => kinds.has(value.kind));
    if (corrects && (replaces(ofDay) || replaces(ofHour))) {
      const stays = ({ value, stance }: Piece) =>
        stance !== "wished" ||
        !((replaces(ofDay) && ofDay.has(value.kind)) || (replaces(ofHour) && ofHour.has(value.kind)));
      kept = kept.filter(stays);
    }
    kept = [...kept, ...pieces];
  }
  const wished = kept.filter(({ stance }) => stance === "wished");
  const all = <K extends TimeValue["kind"]>(kind: K): Bounded<K>[] =>
    wished.flatMap(({ value, bound }) => (value.kind === kind ? [{ ...(value as Of<K>), bound }] : []));
  return {
    dates: all("date").filter(isFirstOfItsDate),
    spans: all("span"),
    weekdays: all("weekdays").flatMap(({ days }) => days),
    clocks: all("clock"),
    clockSpans: all("clock-span"),
    parts: all("part"),
    moments: all("moment"),
    earliest: wished.some(({ value }) => value.kind === "earliest"),
    any: wished.some(({ value }) => value.kind === "any"),
    refused: kept.filter(({ stance }) => stance === "refused").map(({ value }) => value),
    busy: kept.filter(({ stance }) => stance === "busy").map(({ value }) => value),
    either: clauses.some(({ either, pieces }) => either && pieces.length > 0),
  };
}

const isFirstOfItsDate = (date: Bounded<"date">, index: number, dates: readonly Bounded<"date">[]): boolean =>
  dates.findIndex((other) => other.date.equals(date.date)) === index;
