import type { Fault } from "../shared/fault.ts";
import { changingFactsIn } from "./lint/changing-facts.ts";
import { sameExamples } from "./lint/look-alikes.ts";
import { isOfficial } from "./lint/official-links.ts";
import { placedExamples } from "./placed-examples.ts";
import type { FaqFile } from "./read-faq-entry.ts";
import type { KnowledgeFiles } from "./read-knowledge-files.ts";
import { linksOf } from "./render-answer.ts";

/** Words that would mislead a person, or the model: they are not said until they are mended. */
export const checkTexts = (files: KnowledgeFiles): readonly Fault[] => [
  ...files.entries.flatMap((entry) => checkAnswer(entry, files.sites.value.sites)),
  ...checkTutorialTexts(files),
  ...sameExamples(placedExamples(files)).map(({ example: { file, line, text }, other }) => {
    const problem = `the example "${text}" stands under "${other.intent}" too (${other.file}:${other.line})`;
    return { file, line, problem, remedy: "Keep it in one of the two." };
  }),
];

function checkAnswer(entry: FaqFile, sites: readonly string[]): readonly Fault[] {
  const { file, header, lineOf, answer, answerLine } = entry;
  const links = linksOf(answer);
  const lines = answer.split("\n").map((text, index) => ({ text, line: answerLine + index }));
  return [
    ...lines.flatMap(({ text, line }) => changingFacts(text, file, line)),
    ...(links.length > 1
      ? [{ file, line: answerLine, problem: "there is more than one link", remedy: "Keep the most useful one." }]
      : []),
    ...lines.flatMap(({ text, line }) => linksOf(text).flatMap((link) => unofficial(link, sites, file, line))),
    ...(header.source === undefined ? [] : unofficial(header.source, sites, file, lineOf(["source"]))),
  ];
}

function checkTutorialTexts({ tutorials, sites }: KnowledgeFiles): readonly Fault[] {
  const { file, value, lineOf } = tutorials;
  return [
    ...value.tutoriels.flatMap(({ etapes, source }, index) => [
      ...etapes.flatMap((step, at) => {
        const line = lineOf(["tutoriels", index, "etapes", at]);
        return [
          ...changingFacts(step, file, line),
          ...linksOf(step).flatMap((link) => unofficial(link, sites.value.sites, file, line)),
        ];
      }),
      ...unofficial(source, sites.value.sites, file, lineOf(["tutoriels", index, "source"])),
    ]),
    ...value.videos.flatMap(({ url, a_verifier }, index) =>
      a_verifier ? [] : unofficial(url, sites.value.sites, file, lineOf(["videos", index, "url"])),
    ),
  ];
}

const changingFacts = (text: string, file: string, line: number): readonly Fault[] =>
  changingFactsIn(text).map(({ what, text: found }) => ({
    file,
    line,
    problem: `there is ${what === "amount" ? "an" : "a"} ${what} here that will change: "${found}"`,
    remedy: "Put it into faits.yaml with its source and write {{fait:…}}, or leave it to the official page.",
  }));

const unofficial = (link: string, sites: readonly string[], file: string, line: number): readonly Fault[] =>
  isOfficial(link, sites)
    ? []
    : [
        {
          file,
          line,
          problem: `${link} is not an https page of a site in sites-officiels.yaml`,
          remedy: "Choose the official page, or add the site to that list if the centre trusts it.",
        },
      ];
