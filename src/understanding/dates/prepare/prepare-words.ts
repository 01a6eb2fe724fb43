import { MONTHS } from "../calendar.ts";
import { canonicalClocks } from "./canonical-clocks.ts";
import { numberWords } from "./number-words.ts";
import { wholeWeekdays } from "./whole-weekdays.ts";
import { spellTimeWord } from "./spell-time-word.ts";
import { phrases, shortForms } from "./time-words.ts";

/** More than this is no wish for a time. */
const LONGEST = 300;

const FIRST_OF_MONTH = new RegExp(`\\bpremier(?= (?:${MONTHS.join("|")})\\b)`, "g");

/**
 * The words of a message in one spelling: no accents, no apostrophes, SMS written out, slips of the finger mended, numbers in
 * digits, times of day as "14h30". Signs that end a thought stay, as words of their own.
 */
export function prepareWords(text: string): string {
  const plain = text
    .slice(0, LONGEST)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/g, "oe")
    .replace(/[’'‘`´ʼ]/g, " ")
    .replace(/\s+/g, " ");
  const joined = phrases.reduce((words, [pattern, word]) => words.replace(pattern, word), ` ${plain} `);
  const words = joined
    .replace(/(\p{L}{3,})(?=\d)|(\d)(?=\p{L}{3,})/gu, "$1$2 ")
    .replace(/(?<=\p{L})-(?=\p{L})/gu, " ")
    .replace(/\p{Extended_Pictographic}|[()"«»*_~]/gu, " ")
    .replace(/\b(lun|mar|mer|jeu|ven|sam|dim|sem|janv|fevr?|avr|juil|sept|oct|nov|dec)\./g, "$1 ")
    .replace(/(?<=\d)[.](?!\d)|(?<!\d)[.]/g, " . ")
    .replace(/\.{2,}/g, " . ")
    .replace(/(?<!\d)[,;:!?]+|[,;!?]+(?!\d)|:(?!\d)/g, " , ")
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => (/^[a-z]+$/.test(word) ? (shortForms.get(word) ?? spellTimeWord(word)) : word));
  const dated = words.join(" ").replace(FIRST_OF_MONTH, "1");
  return canonicalClocks(numberWords(wholeWeekdays(dated)));
}
