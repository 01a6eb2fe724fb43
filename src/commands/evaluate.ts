import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Contender } from "../evaluation/contender.ts";
import { FOLDS, readEvaluateOptions } from "./evaluate-options.ts";
import { formatSection, type Row, type Section } from "../evaluation/format-measures.ts";
import { measureFolds, measureSet, type Measures } from "../evaluation/measure.ts";
import { ourModel, ourModelInAnyLanguage, ourUnderstanding } from "../evaluation/our-model.ts";
import { readPublicSets, readRealQuestions } from "../evaluation/sets.ts";
import { stockNlpjs } from "../evaluation/stock-nlpjs.ts";
import { corpusOf } from "../knowledge/corpus-of.ts";
import { loadKnowledgeBase } from "../knowledge/load-knowledge-base.ts";
import { readWordVectors } from "../knowledge/read-word-vectors.ts";
import { packageRoot } from "../package-root.ts";
import { faultLine } from "../shared/fault.ts";
import { StartFault } from "../start-fault.ts";
import type { Command } from "./command.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** How well messages are understood, by our model and by stock nlp.js taught the same examples; a table, and JSON. */
export const evaluate: Command = async (config, args) => {
  const options = readEvaluateOptions(args);
  const knowledge = await loadKnowledgeBase(config.knowledgeBase);
  if ("faults" in knowledge) throw new StartFault(knowledge.faults.map(faultLine).join("\n"));
  const corpus = corpusOf(knowledge);
  const vectors = await readWordVectors(path.join(packageRoot(), "word-vectors"));
  const sets = findSets(options.sets);
  const sections: Section[] = [];

  const compare = async (
    title: string,
    contenders: readonly Contender[],
    measure: (contender: Contender) => Promise<Measures>,
  ): Promise<void> => {
    const rows: Row[] = [];
    for (const contender of options.stock ? contenders : contenders.slice(0, 1)) {
      say(`${title}: ${contender.name}…`);
      rows.push({ contender: contender.name, measures: await measure(contender) });
    }
    const section = { title, rows };
    sections.push(section);
    process.stdout.write(`${formatSection(section)}\n\n`);
  };

  const french = [ourUnderstanding(vectors), stockNlpjs("fr")];
  if (options.only.has("five-fold")) {
    const rounds = options.rounds === FOLDS ? "" : `, ${options.rounds} of them asked`;
    const how = { folds: FOLDS, rounds: options.rounds, near: true };
    await compare(`Examples of the knowledge base, ${FOLDS} folds${rounds}`, french, (one) =>
      measureFolds(one, corpus, how),
    );
  }
  if (options.only.has("real") && sets !== null) {
    const ids = new Set(corpus.intents.map(({ id }) => id));
    const questions = await readRealQuestions(sets);
    const inScope = questions.filter(({ label }) => label !== null && ids.has(label));
    const unanswered = questions.filter(({ label }) => label !== null && !ids.has(label));
    const outOfScope = questions.filter(({ label }) => label === null);
    if (unanswered.length > 0) say(`${unanswered.length} real questions are left out: no entry has their id.`);
    await compare("Real questions", french, (one) => measureSet(one, corpus, inScope, outOfScope));
  }
  for (const { name, language, train, inScope, outOfScope } of options.only.has("public") && sets !== null
    ? await readPublicSets(sets)
    : []) {
    const ours = language === "fr" ? ourModel(vectors) : ourModelInAnyLanguage;
    await compare(name, [ours, stockNlpjs(language)], (one) => measureSet(one, train, inScope, outOfScope));
  }
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify({ sections }, null, 2)}\n`);
};

function findSets(folder: string | null): string | null {
  if (folder !== null && !existsSync(folder)) throw new StartFault(`There is no folder ${folder}.`);
  const usual = path.join(packageRoot(), "..", "shared", "evaluation");
  if (folder === null && !existsSync(usual)) say("No folder of labelled sets (--sets): only the five folds.");
  return folder ?? (existsSync(usual) ? usual : null);
}
