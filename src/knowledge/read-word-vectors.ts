import { readFile } from "node:fs/promises";
import path from "node:path";
import { indexWordVectors, type WordVectors } from "../understanding/features/word-vectors.ts";

/** Reads what word-vectors/README.md describes. */
export async function readWordVectors(folder: string): Promise<WordVectors> {
  const [words, vectors] = await Promise.all([
    readFile(path.join(folder, "french.words"), "utf8"),
    readFile(path.join(folder, "french.vectors")),
  ]);
  const groups = words
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "));
  return indexWordVectors(groups, new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length));
}
