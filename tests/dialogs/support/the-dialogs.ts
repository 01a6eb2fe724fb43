import { fileURLToPath } from "node:url";
import { loadDialogsFromFolder } from "../../../src/dialogs/load-dialogs-from-folder.ts";
import { faultLine } from "../../../src/shared/fault.ts";

/** The dialogs that people really meet. */
export async function theDialogs() {
  const read = await loadDialogsFromFolder(fileURLToPath(new URL("../../../dialogs", import.meta.url)));
  if ("faults" in read) throw new Error(read.faults.map(faultLine).join("\n"));
  return read.book;
}
