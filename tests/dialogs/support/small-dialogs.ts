import type { Program } from "../../../src/dialogs/files/check-program.ts";
import type { DialogBook } from "../../../src/dialogs/dialog.ts";
import { readDialogs } from "../../../src/dialogs/load-dialogs.ts";
import { requiredPhrases } from "../../../src/dialogs/phrases.ts";
import { languages } from "../../../src/understanding/language/detect-language.ts";
import { faultLine } from "../../../src/shared/fault.ts";

export const numbers = {
  name: "numeros.yaml",
  text: `numbers:
  police: { number: "17", who: "Police", source: "https://www.example.fr", verified: 2026-11-23 }`,
};

export const phrases = {
  name: "phrases.yaml",
  text: `phrases:\n${requiredPhrases.map((name) => `  ${name}: "Une phrase."`).join("\n")}\n  salut: "Salut {centre}"\n`,
};

export const foreign = {
  name: "langues.yaml",
  text: `languages:\n${languages.map((code) => `  ${code}: { say: "a", called: "b", person: "c", checked: true }`).join("\n")}`,
};

/** A program that needs no dialog at all. */
export const program: Program = { dialogs: {}, givenToAll: { centre: "text", themes: "choices" } };

export function faultsOf(
  files: readonly { readonly name: string; readonly text: string }[],
  expected = program,
): readonly string[] {
  const read = readDialogs(files.some(({ name }) => name === foreign.name) ? files : [...files, foreign], expected);
  return "faults" in read ? read.faults.map(faultLine) : [];
}

export const faultsIn = (text: string): readonly string[] => faultsOf([numbers, phrases, { name: "a.yaml", text }]);

/** The dialog "a", which starts at "un"; its steps begin on line 5. */
export const withSteps = (steps: string, head = "needs: []"): string =>
  `dialog: a\nstart: un\n${head}\nsteps:\n${steps}`;

/** A book that holds these dialogs and nothing the program would miss. */
export function bookOf(...texts: readonly string[]): DialogBook {
  const read = readDialogs(
    [numbers, phrases, foreign, ...texts.map((text, i) => ({ name: `${i}.yaml`, text }))],
    program,
  );
  if ("faults" in read) throw new Error(read.faults.map(faultLine).join("\n"));
  return read.book;
}
