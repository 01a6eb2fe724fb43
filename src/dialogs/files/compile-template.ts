import { didYouMean } from "./closest-name.ts";
import type { EmergencyNumber } from "../dialog.ts";
import type { Path, Report } from "./report.ts";
import { readTemplate, type Template } from "../template.ts";

/** What any text of `dialogs/` may use. */
export type SharedTexts = {
  readonly numbers: ReadonlyMap<string, EmergencyNumber>;
  readonly phrases: ReadonlyMap<string, Template>;
};

/** A text with its numbers and phrases put in; only its variables remain open. */
export function compileTemplate(text: string, path: Path, shared: SharedTexts, report: Report): Template {
  return readTemplate(text).flatMap((piece): Template => {
    if (typeof piece === "string") return [piece];
    switch (piece.kind) {
      case "variable":
        return [{ variable: piece.name }];
      case "number":
        return put(shared.numbers.get(piece.name)?.number, piece, shared.numbers.keys());
      case "phrase":
        return shared.phrases.get(piece.name) ?? put(undefined, piece, shared.phrases.keys());
      case "malformed":
        report(
          path,
          `"${piece.text}" is no place to fill in`,
          'Between braces stands one name, such as "{firstName}".',
        );
        return [];
    }
  });

  function put(found: string | undefined, { kind, name }: { kind: string; name: string }, known: Iterable<string>) {
    if (found !== undefined) return [found];
    const file = kind === "number" ? "numeros.yaml" : "phrases.yaml";
    report(path, `there is no ${kind} "${name}"`, didYouMean(name, known, `Add it to ${file}.`));
    return [];
  }
}
