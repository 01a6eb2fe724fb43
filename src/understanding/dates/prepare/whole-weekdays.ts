import { WEEKDAYS } from "../calendar.ts";

const SHORT = "(?:lun|mar|mer|jeu|ven|sam|dim)";
/** "La mer", "un jeu", "ma mer": other words than days. */
const NOT_AFTER_ARTICLE = "(?<!\\b(?:la|un|une|ma|mon|sa|son|ta|ton|du|des|de|d|au|a|en|cette|l|les|nos|vos|mes) )";
const BEFORE_TIME = `(?= (?:\\d|matin|apresmidi|soir|midi|prochain|en \\d|${SHORT}(?: |$)|(?:ou|et|,|a|vers) (?:${SHORT}|\\d|midi)))`;
const AFTER_TIME = "(?<=\\b(?:pas|sauf|ce|ou|et|pour|vers|des|avant|prochain) )";

const shortened: readonly RegExp[] = [
  new RegExp(`${NOT_AFTER_ARTICLE}(?<!\\ble )\\b(${SHORT})${BEFORE_TIME}`, "g"),
  new RegExp(
    `(?<=\\ble )(${SHORT})(?= \\d{1,2}(?:er)?(?: (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|[/.]| ?$))`,
    "g",
  ),
  new RegExp(`${AFTER_TIME}\\b(${SHORT})(?= ?$| (?:,|ou|et|\\d))`, "g"),
  new RegExp(`^(${SHORT})(?= ?$)`, "g"),
];

/** "ven matin" → "vendredi matin", "mer 1 avril" → "mercredi 1 avril"; "la mer" stays the sea. */
export const wholeWeekdays = (words: string): string =>
  shortened.reduce(
    (text, pattern) =>
      text.replace(pattern, (_, short: string) => WEEKDAYS.find((weekday) => weekday.startsWith(short)) ?? short),
    words,
  );
