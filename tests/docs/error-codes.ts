import { readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** "409 taken" for each line of the table of problems of a source file, as it is written there. */
export const errorCodesOf = (source: string): ReadonlySet<string> =>
  new Set(
    [...readFileSync(path.join(packageRoot(), source), "utf8").matchAll(/^ {2}"?([\w-]+)"?: \[(\d{3}), /gm)].map(
      ([, code, status]) => `${status ?? ""} ${code ?? ""}`,
    ),
  );
