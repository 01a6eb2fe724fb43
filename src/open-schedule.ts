import { readFile } from "node:fs/promises";
import path from "node:path";
import { readSchedule } from "./appointments/read-schedule.ts";
import { readSchoolHolidays } from "./appointments/read-school-holidays.ts";
import type { Fault } from "./shared/fault.ts";

/**
 * Reads the files of knowledge-base/ that tell the schedule, or every fault with its line. Closures of centre.yaml are not in it:
 * `createLiveSchedule` adds them.
 */
export async function openSchedule(folder: string) {
  const holidays = await openFile(folder, "vacances-scolaires.yaml", readSchoolHolidays);
  const schedule = await openFile(folder, "rendez-vous.yaml", (text, file) =>
    readSchedule(text, file, "faults" in holidays ? [] : holidays.schoolHolidays),
  );
  if ("faults" in holidays) return { faults: [...holidays.faults, ...("faults" in schedule ? schedule.faults : [])] };
  return "faults" in schedule ? schedule : { ...schedule, holidaysToVerify: holidays.toVerify };
}

async function openFile<T>(
  folder: string,
  name: string,
  read: (text: string, file: string) => T,
): Promise<T | { readonly faults: readonly Fault[] }> {
  const file = `knowledge-base/${name}`;
  const text = await readFile(path.join(folder, name), "utf8").catch(() => null);
  if (text !== null) return read(text, file);
  const remedy = "Put it back, or set KNOWLEDGE_BASE.";
  return { faults: [{ file, line: 1, problem: "the file cannot be read", remedy }] };
}
