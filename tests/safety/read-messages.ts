import { readFileSync } from "node:fs";

/** The lines of a file of messages; "\n" in them is a line break, tabs part the columns. */
export const readMessages = (name: string): string[][] =>
  readFileSync(new URL(`messages/${name}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t").map((column) => column.replaceAll("\\n", "\n")));
