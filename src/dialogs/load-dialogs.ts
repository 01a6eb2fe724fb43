import type { Fault } from "../shared/fault.ts";
import type { Dialog, DialogBook, EmergencyNumber } from "./dialog.ts";
import { checkDialogChoices, missingDialogs, program, type Program } from "./files/check-program.ts";
import { checkMessage } from "./files/check-wording.ts";
import { compileDialog } from "./files/compile-dialog.ts";
import { compileTemplate, type SharedTexts } from "./files/compile-template.ts";
import {
  ChoiceInFile,
  DialogInFile,
  NumbersInFile,
  PhrasesInFile,
  SkipInFile,
  StepInFile,
  WhenInFile,
} from "./files/dialog-file.ts";
import { readFile, type DialogSource, type KeysAt } from "./files/read-file.ts";
import { reportTo, type Report } from "./files/report.ts";
import { requiredPhrases, type PhraseName, type Phrases } from "./phrases.ts";
import { render, type Template } from "./template.ts";

const NUMBERS_FILE = "numeros.yaml";
const PHRASES_FILE = "phrases.yaml";

export type ReadDialogs = { readonly book: DialogBook } | { readonly faults: readonly Fault[] };

/**
 * Reads all the files of `dialogs/`: `numeros.yaml`, `phrases.yaml`, and a dialog in each of the others. Either everything is
 * as it must be, or every fault of every file is told at once, in the order of files and lines.
 */
export function readDialogs(sources: readonly DialogSource[], expected: Program = program): ReadDialogs {
  const faults: Fault[] = [];
  const numbers = readNumbers(sources, faults);
  const phrases = readPhrases(sources, numbers, faults);
  const dialogs = readEachDialog(sources, { numbers, phrases }, expected, faults);
  if (faults.length > 0) {
    return { faults: faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line) };
  }
  return { book: { dialogs, numbers, phrases: spoken(phrases) } };
}

function readNumbers(sources: readonly DialogSource[], faults: Fault[]): ReadonlyMap<string, EmergencyNumber> {
  const source = theFile(sources, NUMBERS_FILE, "the emergency numbers", faults);
  const read = source && readFile(source, NumbersInFile, () => Object.keys(NumbersInFile.shape));
  if (!read) return new Map();
  if ("faults" in read) faults.push(...read.faults);
  return new Map("faults" in read ? [] : Object.entries(read.value.numbers));
}

function readPhrases(
  sources: readonly DialogSource[],
  numbers: SharedTexts["numbers"],
  faults: Fault[],
): ReadonlyMap<string, Template> {
  const source = theFile(sources, PHRASES_FILE, "the sentences used in several places", faults);
  const read = source && readFile(source, PhrasesInFile, () => Object.keys(PhrasesInFile.shape));
  if (!read) return new Map();
  if ("faults" in read) {
    faults.push(...read.faults);
    return new Map();
  }
  const report = reportTo(faults, PHRASES_FILE, read.lineOf);
  const phrases = new Map(
    Object.entries(read.value.phrases).map(([name, text]) => {
      const template = compileTemplate(text, ["phrases", name], { numbers, phrases: new Map() }, report);
      checkMessage(template, ["phrases", name], report);
      return [name, template] as const;
    }),
  );
  for (const name of requiredPhrases) checkSpoken(name, phrases.get(name), report);
  return phrases;
}

function checkSpoken(name: PhraseName, template: Template | undefined, report: Report): void {
  if (template === undefined) {
    report(["phrases"], `the phrase "${name}" is missing: the program says it by itself`, `Add a line "${name}: …".`);
  } else if (template.some((piece) => typeof piece !== "string")) {
    report(["phrases", name], `the phrase "${name}" cannot hold variables: no dialog gives them`, "Write it without.");
  }
}

/** All required phrases are there and plain: it was checked. */
const spoken = (phrases: ReadonlyMap<string, Template>): Phrases =>
  Object.fromEntries(requiredPhrases.map((name) => [name, render(phrases.get(name) ?? [], {})])) as Phrases;

function readEachDialog(
  sources: readonly DialogSource[],
  shared: SharedTexts,
  expected: Program,
  faults: Fault[],
): ReadonlyMap<string, Dialog> {
  const files = new Map<string, string>();
  const compiled: { readonly dialog: Dialog; readonly report: Report }[] = [];
  for (const source of sources.filter(({ name }) => name !== NUMBERS_FILE && name !== PHRASES_FILE)) {
    const read = readFile(source, DialogInFile, keysOfDialog);
    // the file's name says which dialog it should have held: it is not missing besides
    if ("faults" in read) {
      files.set(source.name.replace(/\.ya?ml$/, ""), source.name);
      faults.push(...read.faults);
      continue;
    }
    const report = reportTo(faults, source.name, read.lineOf);
    const id = read.value.dialog;
    const other = files.get(id);
    if (other !== undefined)
      report(["dialog"], `"${id}" is also the dialog of ${other}`, "Give one of them another name.");
    files.set(id, source.name);
    const dialog = compileDialog(read.value, shared, expected, report);
    if (dialog) compiled.push({ dialog, report });
  }
  const known = new Set(files.keys());
  for (const { dialog, report } of compiled) checkDialogChoices(dialog, known, expected, report);
  faults.push(...missingDialogs(known, expected));
  return new Map(compiled.map(({ dialog }) => [dialog.id, dialog]));
}

const keysOfDialog: KeysAt = (path) => {
  if (path.length === 0) return Object.keys(DialogInFile.shape);
  if (path.includes("choices")) return Object.keys(ChoiceInFile.shape);
  if (path.at(-1) === "when") return Object.keys(WhenInFile.shape);
  return Object.keys((path.at(-1) === "skip" ? SkipInFile : StepInFile).shape);
};

function theFile(sources: readonly DialogSource[], name: string, what: string, faults: Fault[]): DialogSource | null {
  const source = sources.find((one) => one.name === name);
  if (source) return source;
  faults.push({
    file: name,
    line: 1,
    problem: `this file is missing: it holds ${what}`,
    remedy: "Restore it from the project.",
  });
  return null;
}
