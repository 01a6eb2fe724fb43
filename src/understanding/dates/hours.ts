import type { Hours } from "./date-wish.ts";
import type { Gathered } from "./gather.ts";
import type { TimeValue } from "./piece.ts";

export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const NOON = 12 * 60;
const EVENING = 18 * 60;

/** The hours of the day that a message leaves; null when it tells none. A time told exactly is not among them. */
export function hoursOf({ clocks, clockSpans, parts, refused }: Gathered): Hours | null {
  let from: number | null = null;
  let to: number | null = null;
  const part = eitherPart(parts.filter(({ bound }) => bound === "at"));
  const [clockSpan] = clockSpans;
  if (clockSpan) ({ from, to } = clockSpan);
  else if (part) ({ from, to } = part);
  for (const { bound, minute } of clocks) {
    if (bound === "from" || bound === "after") from = minute;
    if (bound === "before" || bound === "until") to = minute;
  }
  for (const { bound, from: begins, to: ends } of parts) {
    if (bound === "before") to = begins;
    if (bound === "until") to = ends;
    if (bound === "from") from = begins;
    if (bound === "after") from = ends;
  }
  for (const value of refused) {
    const left = besides(value);
    if (left === null) continue;
    from = left.from ?? from;
    to = left.to ?? to;
  }
  if (from !== null && to !== null && from >= to) return null;
  return from === null && to === null ? null : textOf(from, to);
}

/** "Le matin ou l'après-midi": from the first to the last of those that do not meet; otherwise the first tells it. */
function eitherPart(parts: Gathered["parts"]): { readonly from: number; readonly to: number } | null {
  const [first, ...others] = parts;
  if (first === undefined) return null;
  const apart = others.every(({ from, to }) => from >= first.to || to <= first.from);
  if (!apart) return first;
  return { from: Math.min(...parts.map(({ from }) => from)), to: Math.max(...parts.map(({ to }) => to)) };
}

const textOf = (from: number | null, to: number | null): Hours => ({
  from: from === null ? null : timeText(from),
  to: to === null ? null : timeText(to),
});

/** "Pas le matin" leaves the afternoon. */
function besides(value: TimeValue): { from: number | null; to: number | null } | null {
  if (value.kind !== "part") return null;
  if (value.to <= NOON) return { from: value.to, to: null };
  return { from: null, to: value.from >= EVENING ? EVENING : NOON };
}
