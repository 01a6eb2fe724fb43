import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadDialogsFromFolder } from "../../../src/dialogs/load-dialogs-from-folder.ts";
import { faultLine } from "../../../src/shared/fault.ts";

const folder = fileURLToPath(new URL("../../../dialogs", import.meta.url));

/** The dialogs that people really meet. */
export async function theDialogs() {
  const read = await loadDialogsFromFolder(folder);
  if ("faults" in read) throw new Error(read.faults.map(faultLine).join("\n"));
  return read.book;
}

export const theFiles = async (): Promise<readonly { readonly name: string; readonly text: string }[]> =>
  Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith(".yaml"))
      .map(async (name) => ({ name, text: await readFile(path.join(folder, name), "utf8") })),
  );
