import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Schedule } from "./appointments/schedule.ts";
import { readWorkshops, type WorkshopDate } from "./appointments/workshop-file.ts";
import type { Config } from "./config.ts";
import { loadDialogsFromFolder } from "./dialogs/load-dialogs-from-folder.ts";
import type { DialogBook } from "./dialogs/dialog.ts";
import { corpusOf } from "./knowledge/corpus-of.ts";
import type { KnowledgeBase } from "./knowledge/knowledge-base.ts";
import { loadKnowledgeBase } from "./knowledge/load-knowledge-base.ts";
import { openModel } from "./knowledge/open-model.ts";
import { openSchedule } from "./open-schedule.ts";
import { packageRoot } from "./package-root.ts";
import { faultLine, type Fault } from "./shared/fault.ts";
import { StartFault } from "./start-fault.ts";
import { openUnderstanding, type Understand } from "./understanding/open-understanding.ts";

/** What mediators write: read, checked, and learnt from. */
export type Content = {
  readonly knowledge: KnowledgeBase;
  /** As the files tell it: what counts until somebody changes it in the inbox. */
  readonly schedule: Schedule;
  /** The dates of group workshops, past ones too. */
  readonly workshops: readonly WorkshopDate[];
  /** Nobody has compared the file of school holidays with the official one yet. */
  readonly holidaysToVerify: boolean;
  readonly dialogs: DialogBook;
  readonly understand: Understand;
};

/** Reads everything, or throws a StartFault with a line for every fault of every file. `say` hears of long work. */
export async function openContent(config: Config, say: (line: string) => void): Promise<Content> {
  await mustBeFolder(config.knowledgeBase, "knowledge base", "KNOWLEDGE_BASE");
  await mustBeFolder(path.join(config.knowledgeBase, "faq"), "knowledge base's answers", "KNOWLEDGE_BASE");
  await mustBeFolder(config.dialogs, "dialogs", "DIALOGS");
  const [knowledge, dialogs] = await Promise.all([
    loadKnowledgeBase(config.knowledgeBase),
    loadDialogsFromFolder(config.dialogs),
  ]);
  const schedule = await openSchedule(config.knowledgeBase);
  const workshops = await openWorkshops(config.knowledgeBase, config.timeZone);
  const faults: readonly Fault[] = [knowledge, dialogs, schedule, workshops].flatMap((part) =>
    "faults" in part ? part.faults : [],
  );
  if ("faults" in knowledge || "faults" in dialogs || "faults" in schedule || "faults" in workshops) {
    throw new StartFault(faults.map(faultLine).join("\n"));
  }
  const folder = path.join(config.dataDir, "models");
  const wordVectors = path.join(packageRoot(), "word-vectors");
  const model = await openModel({ corpus: corpusOf(knowledge), wordVectors, folder, onProgress: say });
  return {
    knowledge,
    dialogs: dialogs.book,
    ...schedule,
    workshops: workshops.workshops,
    understand: openUnderstanding(model),
  };
}

async function mustBeFolder(folder: string, what: string, setting: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  throw new StartFault(
    `The folder of the ${what}, ${folder}, ${found ? "is not a folder" : "does not exist"}. Put it back, or correct ${setting} (without it, the program's own are used).`,
  );
}

/** A centre without group workshops has no such file. */
async function openWorkshops(folder: string, timeZone: string) {
  const text = await readFile(path.join(folder, "ateliers.yaml"), "utf8").catch(() => null);
  return text === null ? { workshops: [] } : readWorkshops(text, "knowledge-base/ateliers.yaml", timeZone);
}
