import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Corpus } from "../understanding/corpus.ts";
import type { Marked } from "./figures.ts";

/** Other people's examples to learn from, and their messages to be asked. */
export type PublicSet = {
  readonly name: string;
  readonly language: "fr" | "en";
  readonly train: Corpus;
  readonly inScope: readonly Marked[];
  readonly outOfScope: readonly Marked[];
};

const RealQuestion = z.object({ text: z.string(), label: z.string() });
const NlpjsCorpus = z.object({
  data: z.array(
    z.object({ intent: z.string().optional(), utterances: z.array(z.string()), tests: z.array(z.string()) }),
  ),
});
const Pairs = z.array(z.tuple([z.string(), z.string()]));
const Clinc = z.object({ train: Pairs, test: Pairs, oos_train: Pairs, oos_test: Pairs });

type Pair = readonly [text: string, label: string];

const corpusOfPairs = (pairs: readonly Pair[], background: readonly string[] = []): Corpus => {
  const examples = new Map<string, string[]>();
  for (const [text, label] of pairs) examples.set(label, [...(examples.get(label) ?? []), text]);
  return {
    intents: [...examples].map(([id, texts]) => ({ id, route: "faq" as const, examples: texts })),
    glossary: [],
    passages: [],
    background,
  };
};

const marked = (pairs: readonly Pair[]): Marked[] => pairs.map(([text, label]) => ({ text, label }));

/** The first `count` examples of each label: few, as a small centre has them. */
const firstOfEach = (pairs: readonly Pair[], count: number): Pair[] => {
  const met = new Map<string, number>();
  return pairs.filter(([, label]) => {
    met.set(label, (met.get(label) ?? 0) + 1);
    return (met.get(label) ?? 0) <= count;
  });
};

/** @returns null when the folder has no such file */
const readSet = async <T>(folder: string, file: string, read: (text: string) => T): Promise<T | null> => {
  const place = path.join(folder, file);
  return existsSync(place) ? read(await readFile(place, "utf8")) : null;
};

/** Labelled by hand with the ids of the knowledge base; the label `out-of-scope` says that nothing is right. */
export const readRealQuestions = async (folder: string): Promise<Marked[]> =>
  (await readSet(folder, "real-questions.jsonl", (text) =>
    text
      .trim()
      .split("\n")
      .map((line) => RealQuestion.parse(JSON.parse(line)))
      .map(({ text: question, label }) => ({ text: question, label: label === "out-of-scope" ? null : label })),
  )) ?? [];

const EXAMPLES_PER_INTENT = 15;

export const readPublicSets = async (folder: string): Promise<PublicSet[]> => {
  const nlpjs = await readSet(folder, "public/nlpjs-corpus-fr.json", (text): PublicSet => {
    const { data } = NlpjsCorpus.parse(JSON.parse(text));
    const pairs = (of: "utterances" | "tests"): Pair[] =>
      data.flatMap((one) => (one.intent === undefined ? [] : one[of].map((words): Pair => [words, one.intent ?? ""])));
    const train = corpusOfPairs(pairs("utterances"));
    return { name: "nlp.js French corpus", language: "fr", train, inScope: marked(pairs("tests")), outOfScope: [] };
  });
  const clinc = await readSet(folder, "public/clinc150-small.json", (text): PublicSet => {
    const all = Clinc.parse(JSON.parse(text));
    return {
      name: `CLINC150, ${EXAMPLES_PER_INTENT} examples of each intent`,
      language: "en",
      train: corpusOfPairs(
        firstOfEach(all.train, EXAMPLES_PER_INTENT),
        all.oos_train.map(([phrase]) => phrase),
      ),
      inScope: marked(all.test),
      outOfScope: all.oos_test.map(([phrase]) => ({ text: phrase, label: null })),
    };
  });
  const [train, test] = await Promise.all(
    ["train", "test"].map((part) => readSet(folder, `public/banking77-${part}.csv`, readCsvPairs)),
  );
  const banking: PublicSet | null =
    train && test
      ? {
          name: `BANKING77, ${EXAMPLES_PER_INTENT} examples of each intent`,
          language: "en",
          train: corpusOfPairs(firstOfEach(train, EXAMPLES_PER_INTENT)),
          inScope: marked(test),
          outOfScope: [],
        }
      : null;
  return [nlpjs, clinc, banking].filter((set) => set !== null);
};

/** Two columns, the first perhaps in quotes and over several lines; a first line with their names. */
const readCsvPairs = (csv: string): Pair[] =>
  [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*)),([^\n]+)\n/g)]
    .slice(1)
    .map(([, quoted, plain = "", label = ""]): Pair => [(quoted?.replaceAll('""', '"') ?? plain).trim(), label.trim()]);
