import type { z } from "zod";
import type { Fault } from "../shared/fault.ts";
import { conversationalIntents } from "./knowledge-base.ts";
import type { FaqFile } from "./read-faq-entry.ts";
import type { Glossary, Themes } from "./read-lists.ts";
import { linksOf, unknownPlaceholders, type Facts } from "./render-answer.ts";

export type Neighbours = {
  readonly glossary: z.infer<typeof Glossary>;
  readonly themes: z.infer<typeof Themes>;
  readonly facts: Facts;
  readonly conversational: readonly string[];
};

/** What one entry says of another file must be true there. */
export function checkReferences(entries: readonly FaqFile[], neighbours: Neighbours): readonly Fault[] {
  const ids = new Set(entries.map(({ header }) => header.id));
  const terms = new Set(neighbours.glossary.map(({ id }) => id));
  const themes = new Set(neighbours.themes.map(({ id }) => id));
  return [
    ...entries.flatMap((entry) => {
      const { file, header, lineOf, answer, answerLine } = entry;
      const fault = (line: number, problem: string, remedy: string): Fault => ({ file, line, problem, remedy });
      return [
        ...(themes.has(header.theme)
          ? []
          : [fault(lineOf(["theme"]), `the theme "${header.theme}" does not exist`, "Choose one of themes.yaml.")]),
        ...header.voir_aussi.flatMap((id, index) =>
          ids.has(id)
            ? []
            : [fault(lineOf(["voir_aussi", index]), `there is no entry "${id}"`, "Correct it or take it out.")],
        ),
        ...header.mots.flatMap((id, index) =>
          terms.has(id)
            ? []
            : [fault(lineOf(["mots", index]), `glossaire.yaml has no term "${id}"`, "Correct it or take it out.")],
        ),
        ...unknownPlaceholders(answer, neighbours.facts).map((name) =>
          fault(
            answerLine,
            `{{${name}}} stands for nothing`,
            "Add it to faits.yaml or centre.yaml, or correct the name.",
          ),
        ),
        ...(linksOf(answer).length > 1
          ? [fault(answerLine, "there is more than one link", "Keep the most useful one.")]
          : []),
      ];
    }),
    ...duplicateExamples(entries),
    ...conversationalIntents
      .filter((id) => !neighbours.conversational.includes(id))
      .map((id): Fault => {
        const problem = `the examples of "${id}" are missing`;
        return { file: "knowledge-base/conversation.yaml", line: 1, problem, remedy: "Put them back." };
      }),
  ];
}

/** The same words under two entries teach the model nothing but doubt. */
function duplicateExamples(entries: readonly FaqFile[]): readonly Fault[] {
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { file, header, lineOf } of entries) {
    for (const [index, example] of header.exemples.entries()) {
      const folded = example
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, " ")
        .trim();
      const other = seen.get(folded);
      if (other !== undefined && other !== header.id) {
        const problem = `the example "${example}" stands in ${other} too`;
        faults.push({ file, line: lineOf(["exemples", index]), problem, remedy: "Keep it in one of the two entries." });
      }
      seen.set(folded, header.id);
    }
  }
  return faults;
}
