import { z } from "zod";
import { languages, type Language } from "../../understanding/language/detect-language.ts";
import { VARIABLE_NAME } from "../template.ts";

/** How the files of `dialogs/` are written. What zod cannot tell (a step that does not exist) is checked afterwards. */

const name = z
  .string()
  .max(40, "is longer than 40 characters")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower case words joined by "-", such as "choisir-un-horaire"');
const variable = z.string().regex(VARIABLE_NAME, 'must be a name such as "firstName"');
const words = z.string().trim().min(1, "is empty");
const listOf = "{slots}";
const fromVariable = z
  .string()
  .regex(/^\{[a-z][A-Za-z0-9]*\}$/, `must be a variable in braces, such as "${listOf}"`)
  .transform((text) => text.slice(1, -1));

const say = z
  .union([words, z.array(words).min(1)], { error: "must be a text, or a list of texts" })
  .transform((said) => (typeof said === "string" ? [said] : said));

export const ChoiceInFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][\w.:-]{0,79}$/, 'must be a short name such as "oui", without blanks or accents'),
  label: words,
  then: name.optional(),
});
export const WhenInFile = z.strictObject({ store: variable, then: name });
export const SkipInFile = z.strictObject({ label: words, then: name.optional() });

const choices = z
  .union([fromVariable, z.array(z.union([fromVariable, ChoiceInFile]))], {
    error: `must be a list of choices, or a variable such as "${listOf}"`,
  })
  .transform((list) => (typeof list === "string" ? [list] : list));

export const StepInFile = z.strictObject({
  say: say.optional(),
  choices: choices.optional(),
  ask: z.enum(["text", "first-name"], { error: 'can only be "text" or "first-name"' }).optional(),
  max: z.int().min(1).max(500).optional(),
  skip: SkipInFile.optional(),
  store: variable.optional(),
  then: name.optional(),
  hear: z.record(name, z.array(words).min(1)).optional(),
  otherwise: name.optional(),
  when: WhenInFile.optional(),
  do: z.string().optional(),
  with: z.record(z.string(), z.string()).optional(),
  on: z.record(z.string(), name).optional(),
  end: z.literal(true, { error: "can only be true" }).optional(),
});

export const DialogInFile = z.strictObject({
  dialog: name,
  start: name,
  needs: z.array(variable).default([]),
  optional: z.boolean().default(false),
  steps: z.record(name, StepInFile).refine((steps) => Object.keys(steps).length > 0, "holds no step"),
});

export const NumbersInFile = z.strictObject({
  numbers: z.record(
    name,
    z.strictObject({
      number: z.string().regex(/^\d{2,10}$/, 'must be digits in quotes, such as "3114"'),
      who: words,
      source: z.url({ protocol: /^https$/, error: "must be the https address of an official page" }),
      verified: z.iso.date("must be the date of the last check, such as 2026-11-23"),
    }),
  ),
});

const ForeignInFile = z.strictObject({
  say: words.max(300, "is longer than 300 characters"),
  called: words.max(300, "is longer than 300 characters"),
  person: words.max(20, "is longer than 20 characters: it stands on a button"),
  checked: z.boolean(),
});
export const LanguagesInFile = z.strictObject({
  languages: z.strictObject(
    Object.fromEntries(languages.map((language) => [language, ForeignInFile])) as Record<
      Language,
      typeof ForeignInFile
    >,
  ),
});

export const PhrasesInFile = z.strictObject({ phrases: z.record(name, words) });

export type ChoiceInFile = z.infer<typeof ChoiceInFile>;
export type StepInFile = z.infer<typeof StepInFile>;
export type DialogInFile = z.infer<typeof DialogInFile>;
