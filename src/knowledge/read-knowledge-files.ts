import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import type { Fault } from "../shared/fault.ts";
import { readYaml, type LineOf } from "../shared/read-yaml.ts";
import { readFaqEntry, type FaqFile } from "./read-faq-entry.ts";
import {
  Background,
  CentreFile,
  ConversationalExamples,
  FactList,
  Glossary,
  OfficialSites,
  Themes,
  TutorialsFile,
} from "./read-lists.ts";

/** A file of knowledge-base/ that fits its schema, with the line of each of its values. */
export type ReadFile<T> = { readonly file: string; readonly value: T; readonly lineOf: LineOf };

/** Everything that the folder holds, as written. */
export type KnowledgeFiles = {
  readonly entries: readonly FaqFile[];
  /** Of all entries, also of those left out for a fault of their own: who refers to them is right. */
  readonly entryIds: ReadonlySet<string>;
  readonly glossary: ReadFile<z.infer<typeof Glossary>>;
  readonly themes: ReadFile<z.infer<typeof Themes>>;
  readonly facts: ReadFile<z.infer<typeof FactList>>;
  readonly centre: ReadFile<z.infer<typeof CentreFile>>;
  readonly conversational: ReadFile<z.infer<typeof ConversationalExamples>>;
  readonly background: ReadFile<z.infer<typeof Background>>;
  readonly sites: ReadFile<z.infer<typeof OfficialSites>>;
  readonly tutorials: ReadFile<z.infer<typeof TutorialsFile>>;
};

/** `files` is null when one of the lists cannot be read at all; entries that cannot are left out and told in `faults`. */
export async function readKnowledgeFiles(
  folder: string,
): Promise<{ readonly files: KnowledgeFiles | null; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const list = async <T>(name: string, schema: z.ZodType<T>): Promise<ReadFile<T> | null> => {
    const file = `knowledge-base/${name}`;
    const text = await readFile(path.join(folder, name), "utf8").catch(() => null);
    if (text === null) {
      faults.push({ file, line: 1, problem: "the file cannot be read", remedy: "Put it back, or set KNOWLEDGE_BASE." });
      return null;
    }
    const read = readYaml(text, file, schema);
    if ("value" in read) return { file, ...read };
    faults.push(...read.faults);
    return null;
  };
  const [glossary, themes, facts, centre, conversational, background, sites, tutorials, faq] = await Promise.all([
    list("glossaire.yaml", Glossary),
    list("themes.yaml", Themes),
    list("faits.yaml", FactList),
    list("centre.yaml", CentreFile),
    list("conversation.yaml", ConversationalExamples),
    list("hors-sujet.yaml", Background),
    list("sites-officiels.yaml", OfficialSites),
    list("tutoriels.yaml", TutorialsFile),
    readFaqFolder(path.join(folder, "faq"), faults),
  ]);
  if (!glossary || !themes || !facts || !centre || !conversational || !background || !sites || !tutorials) {
    return { files: null, faults };
  }
  const files = { ...faq, glossary, themes, facts, centre, conversational, background, sites, tutorials };
  return { files, faults };
}

async function readFaqFolder(folder: string, faults: Fault[]): Promise<Pick<KnowledgeFiles, "entries" | "entryIds">> {
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith(".md"));
  const entries = await Promise.all(
    names
      .toSorted()
      .map(async (name) => readFaqEntry(`knowledge-base/faq/${name}`, await readFile(path.join(folder, name), "utf8"))),
  );
  if (entries.length === 0) {
    const remedy = "Put the entries back, or set KNOWLEDGE_BASE.";
    faults.push({ file: "knowledge-base/faq", line: 1, problem: "there is no entry", remedy });
  }
  faults.push(...entries.flatMap((entry) => ("faults" in entry ? entry.faults : [])));
  return {
    entries: entries.flatMap((entry) => ("faults" in entry ? [] : [entry])),
    entryIds: new Set(names.map((name) => name.slice(0, -".md".length))),
  };
}
