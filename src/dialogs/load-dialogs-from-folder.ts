import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readDialogs, type ReadDialogs } from "./load-dialogs.ts";

/** Reads every `.yaml` file of a folder. Faults name files as seen from its parent: `dialogs/accueil.yaml:3`. */
export async function loadDialogsFromFolder(folder: string): Promise<ReadDialogs> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const sources = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), "utf8") })),
  );
  const read = readDialogs(sources);
  if ("book" in read) return read;
  return { faults: read.faults.map((fault) => ({ ...fault, file: `${path.basename(folder)}/${fault.file}` })) };
}
