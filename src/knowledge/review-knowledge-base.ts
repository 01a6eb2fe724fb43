import type { Fault } from "../shared/fault.ts";
import { nearlySameExamples } from "./lint/look-alikes.ts";
import { longSentences, readabilityOf } from "./lint/readability.ts";
import { createSpellCheck, isAsTyped, type SpellCheck } from "./lint/resident-style.ts";
import { placedExamples } from "./placed-examples.ts";
import type { FaqFile } from "./read-faq-entry.ts";
import { readKnowledgeFiles, type KnowledgeFiles } from "./read-knowledge-files.ts";

/** What should be written better or read again, though the program can say it as it is. */
export type Advice = Fault & { readonly about: "wording" | "examples" | "look-alike" | "review" };

/** `today` is "YYYY-MM-DD". Of a folder that cannot be read, nothing: `loadKnowledgeBase` tells its faults. */
export async function reviewKnowledgeBase(folder: string, today: string): Promise<readonly Advice[]> {
  const { files } = await readKnowledgeFiles(folder);
  if (files === null) return [];
  const isSpelled = createSpellCheck(namesIn(files));
  return [
    ...files.entries.flatMap((entry) => [...hardToRead(entry), ...tooWellWritten(entry, isSpelled)]),
    ...hardSteps(files),
    ...nearlySameExamples(placedExamples(files)).map(({ example: { file, line, text }, other }): Advice => {
      const problem = `the example "${text}" is nearly "${other.text}" of "${other.intent}" (${other.file}:${other.line})`;
      return { about: "look-alike", file, line, problem, remedy: "Make the difference clear, or keep one of the two." };
    }),
    ...overdue(files, today),
  ];
}

const hardToRead = ({ file, answer, answerLine }: FaqFile): readonly Advice[] =>
  readabilityOf(answer).map(({ line, problem, remedy }) => ({
    about: "wording",
    file,
    line: answerLine + line,
    problem,
    remedy,
  }));

const hardSteps = ({ tutorials: { file, value, lineOf } }: KnowledgeFiles): readonly Advice[] =>
  value.tutoriels.flatMap(({ etapes }, index) =>
    etapes.flatMap((step, at) =>
      longSentences(step).map((hard): Advice => {
        return { about: "wording", file, line: lineOf(["tutoriels", index, "etapes", at]), ...hard };
      }),
    ),
  );

const AS_TYPED = 4;

function tooWellWritten({ file, header, lineOf }: FaqFile, isSpelled: SpellCheck): readonly Advice[] {
  const count = header.exemples.filter((example) => isAsTyped(example, isSpelled)).length;
  if (count >= AS_TYPED) return [];
  const problem = `${count} of the examples are written as people type (no accents, SMS), ${AS_TYPED} at least are needed`;
  const remedy = "Add some as residents write them, mistakes included.";
  return [{ about: "examples", file, line: lineOf(["exemples"]), problem, remedy }];
}

function overdue({ entries, tutorials, facts }: KnowledgeFiles, today: string): readonly Advice[] {
  const late = (file: string, line: number, what: string, date: string): readonly Advice[] => {
    if (date >= today) return [];
    const remedy = "Open the source, correct what changed, then change both dates.";
    return [{ about: "review", file, line, problem: `${what} should have been read again before ${date}`, remedy }];
  };
  return [
    ...entries.flatMap(({ file, header, lineOf }) =>
      late(file, lineOf(["verifier_avant"]), "this answer", header.verifier_avant),
    ),
    ...tutorials.value.tutoriels.flatMap(({ id, verifier_avant }, index) => {
      const line = tutorials.lineOf(["tutoriels", index, "verifier_avant"]);
      return late(tutorials.file, line, `the tutorial "${id}"`, verifier_avant);
    }),
    ...facts.value.flatMap(({ id, libelle, a_verifier }, index): readonly Advice[] => {
      if (!a_verifier) return [];
      const problem = `nobody has made sure of "${id}" (${libelle}) yet`;
      const remedy = "Call it or open its source, then write a_verifier: false.";
      return [{ about: "review", file: facts.file, line: facts.lineOf([index, "a_verifier"]), problem, remedy }];
    }),
  ];
}

/** Names that no dictionary has, taken from the texts that are written with care. */
const namesIn = ({ entries, glossary }: KnowledgeFiles): readonly string[] => [
  ...entries.flatMap(({ header, answer }) => [header.question, header.titre, answer]),
  ...glossary.value.flatMap(({ terme, aussi, definition }) => [terme, ...aussi, definition]),
];
