import type { Fault } from "../shared/fault.ts";
import { conversationalIntents } from "./knowledge-base.ts";
import type { FaqFile } from "./read-faq-entry.ts";
import type { KnowledgeFiles, ReadFile } from "./read-knowledge-files.ts";
import { unknownPlaceholders, type Facts } from "./render-answer.ts";

/** What one file says of another must be true there, and nothing may be there twice. */
export const checkReferences = (files: KnowledgeFiles, facts: Facts): readonly Fault[] => [
  ...files.entries.flatMap((entry) => checkEntry(entry, files, facts)),
  ...checkTutorials(files, facts),
  ...[files.glossary, files.themes, files.facts].flatMap((list) => twice(list, list.value, [])),
  ...twice(files.tutorials, files.tutorials.value.tutoriels, ["tutoriels"]),
  ...conversationalIntents
    .filter((id) => files.conversational.value[id] === undefined)
    .map((id): Fault => {
      const problem = `the examples of "${id}" are missing`;
      return { file: files.conversational.file, line: 1, problem, remedy: "Put them back." };
    }),
];

function checkEntry(entry: FaqFile, files: KnowledgeFiles, facts: Facts): readonly Fault[] {
  const { file, header, lineOf, answer, answerLine } = entry;
  const fault = (line: number, problem: string, remedy: string): Fault => ({ file, line, problem, remedy });
  const [terms, themes] = [idsOf(files.glossary.value), idsOf(files.themes.value)];
  return [
    ...(themes.has(header.theme)
      ? []
      : [fault(lineOf(["theme"]), `the theme "${header.theme}" does not exist`, "Choose one of themes.yaml.")]),
    ...header.voir_aussi.flatMap((id, index) =>
      files.entryIds.has(id)
        ? []
        : [fault(lineOf(["voir_aussi", index]), `there is no entry "${id}"`, "Correct it or take it out.")],
    ),
    ...header.mots.flatMap((id, index) =>
      terms.has(id)
        ? []
        : [fault(lineOf(["mots", index]), `glossaire.yaml has no term "${id}"`, "Correct it or take it out.")],
    ),
    ...unknownPlaceholders(answer, facts).map((name) => fault(answerLine, ...unknownFact(name))),
  ];
}

function checkTutorials({ tutorials, entryIds: ids }: KnowledgeFiles, facts: Facts): readonly Fault[] {
  const { file, value, lineOf } = tutorials;
  const played = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [index, { id, faq, etapes }] of value.tutoriels.entries()) {
    for (const [at, entry] of faq.entries()) {
      const line = lineOf(["tutoriels", index, "faq", at]);
      const other = played.get(entry);
      if (!ids.has(entry)) faults.push({ file, line, ...noEntry(entry) });
      else if (other !== undefined) {
        const problem = `the entry "${entry}" has the tutorial "${other}" already`;
        faults.push({ file, line, problem, remedy: "One entry plays one tutorial: keep it in one of the two." });
      }
      played.set(entry, id);
    }
    for (const [at, step] of etapes.entries()) {
      for (const name of unknownPlaceholders(step, facts)) {
        const [problem, remedy] = unknownFact(name);
        faults.push({ file, line: lineOf(["tutoriels", index, "etapes", at]), problem, remedy });
      }
    }
  }
  for (const [index, { faq }] of value.videos.entries()) {
    if (!ids.has(faq)) faults.push({ file, line: lineOf(["videos", index, "faq"]), ...noEntry(faq) });
  }
  return faults;
}

const noEntry = (id: string) => ({ problem: `there is no entry "${id}"`, remedy: "Correct it or take it out." });
const unknownFact = (name: string): [string, string] => [
  `{{${name}}} stands for nothing`,
  "Add it to faits.yaml or centre.yaml, or correct the name.",
];

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));

function twice(
  { file, lineOf }: Pick<ReadFile<unknown>, "file" | "lineOf">,
  list: readonly { readonly id: string }[],
  path: readonly string[],
): readonly Fault[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((other) => other.id === id) === index
      ? []
      : [{ file, line: lineOf([...path, index]), problem: `"${id}" is here twice`, remedy: "Keep one of the two." }],
  );
}
