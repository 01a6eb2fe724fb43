import { Culture, DateTimeOptions, recognizeDateTime } from "@microsoft/recognizers-text-suite";
import * as chrono from "chrono-node";
import { printDateWish } from "../../src/understanding/dates/print-date-wish.ts";
import { readDateWish } from "../../src/understanding/dates/read-date-wish.ts";
import type { Answer } from "./judge.ts";

export type Parser = { readonly name: string; readonly read: (text: string) => Answer };
type Moment = { readonly now: Date; readonly zone: string };

export function ourParser({ now, zone }: Moment): Parser {
  return {
    name: "SOS Numérique",
    read: (text) => {
      const printed = printDateWish(readDateWish(text, now, zone), zone);
      return printed.kind === "none" ? null : printed;
    },
  };
}

const LONG_PAST_MS = 60 * 24 * 3_600_000;
/** Fair to parsers that know nothing of the domain: what is long past is no wish, for them neither. */
const unlessPast = (answer: Answer, now: Date): Answer =>
  answer?.from != null &&
  answer.from.length >= 10 &&
  Date.parse(`${answer.from.slice(0, 10)}T00:00Z`) < now.getTime() - LONG_PAST_MS
    ? null
    : answer;

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date.slice(0, 10)}T00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 16);

const chronoParts: Readonly<Record<string, readonly [string, string]>> = {
  "casualReference/morning": ["08:00", "12:00"],
  "casualReference/afternoon": ["12:00", "18:00"],
  "casualReference/evening": ["18:00", "22:00"],
};

export function chronoParser({ now, zone }: Moment): Parser {
  const two = (value: number | null): string => String(value ?? 0).padStart(2, "0");
  const dayOf = (part: chrono.ParsedComponents): string =>
    `${part.get("year") ?? 0}-${two(part.get("month"))}-${two(part.get("day"))}`;
  const timeOf = (part: chrono.ParsedComponents): string =>
    `${dayOf(part)}T${two(part.get("hour"))}:${two(part.get("minute"))}`;
  const read = (text: string): Answer => {
    const [found] = chrono.fr.casual.parse(text, { instant: now, timezone: zone }, { forwardDate: true });
    if (found === undefined) return null;
    const { start, end } = found;
    const timed = start.isCertain("hour");
    if (end) {
      return {
        kind: "range",
        from: timed ? timeOf(start) : `${dayOf(start)}T00:00`,
        to: end.isCertain("hour") ? timeOf(end) : nextDay(dayOf(end)),
      };
    }
    const part = timed ? undefined : Object.entries(chronoParts).find(([tag]) => start.tags().has(tag))?.[1];
    if (part !== undefined) {
      const dayTold =
        start.isCertain("day") || start.isCertain("weekday") || /demain|hier|auj|^ce|dans/i.test(found.text);
      return dayTold
        ? { kind: "range", from: `${dayOf(start)}T${part[0]}`, to: `${dayOf(start)}T${part[1]}` }
        : { kind: "constraint", op: "time-of-day", from: part[0], to: part[1] };
    }
    return timed
      ? { kind: "instant", from: timeOf(start), to: null }
      : { kind: "day", from: dayOf(start), to: dayOf(start) };
  };
  return { name: "chrono-node 2.10.3", read: (text) => unlessPast(read(text), now) };
}

type Resolved = Readonly<Partial<Record<"type" | "value" | "start" | "end" | "timex", string>>>;

export function recognizersParser({ now, zone }: Moment): Parser {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(now);
  const time = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, timeStyle: "short" }).format(now);
  // it reads the wall clock of a Date in the process's own zone
  const reference = new Date(`${today}T${time}:00`);
  const full = (value: string): string => {
    if (value.length === 8) return `${today}T${value.slice(0, 5)}`;
    return value.length === 10 ? `${value}T00:00` : value.replace(" ", "T").slice(0, 16);
  };
  const read = (text: string): Answer => {
    const [found] = recognizeDateTime(text, Culture.French, DateTimeOptions.None, reference);
    // null when it could not tell which day was meant, whatever its types say
    const resolution = found?.resolution as Readonly<Record<"values", readonly Resolved[]>> | null | undefined;
    const values = resolution?.values ?? [];
    const coming = values.find(({ value, start, end }) => full(value ?? start ?? end ?? "") >= today);
    return answerOf(coming ?? values[0]);
  };
  const answerOf = (value: Resolved | undefined): Answer => {
    const fullOrNull = (text: string | undefined): string | null => (text === undefined ? null : full(text));
    switch (value?.type) {
      case "date":
        return { kind: "day", from: value.value ?? null, to: value.value ?? null };
      case "datetime":
      case "time":
        return { kind: "instant", from: fullOrNull(value.value), to: null };
      case "daterange":
      case "datetimerange":
      case "timerange":
        return { kind: "range", from: fullOrNull(value.start), to: fullOrNull(value.end) };
      case "set": {
        const weekday = /XXXX-WXX-(\d)/.exec(value.timex ?? "")?.[1];
        return weekday === undefined
          ? { kind: "constraint", op: "set", from: null, to: null }
          : { kind: "constraint", op: "weekday", from: null, to: null, weekdays: [Number(weekday) % 7] };
      }
      default:
        return null;
    }
  };
  return { name: "Recognizers 1.3.1", read: (text) => unlessPast(read(text), now) };
}
