import type { PlacedExample } from "./lint/look-alikes.ts";
import type { KnowledgeFiles } from "./read-knowledge-files.ts";

/** Every example that the model learns from: of the entries, of what is said in any conversation, of what is refused. */
export function placedExamples({ entries, conversational, background }: KnowledgeFiles): readonly PlacedExample[] {
  return [
    ...entries.flatMap(({ file, header, lineOf }) =>
      header.exemples.map((text, index) => ({ intent: header.id, file, line: lineOf(["exemples", index]), text })),
    ),
    ...Object.entries(conversational.value).flatMap(([intent, examples]) =>
      examples.map((text, index) => {
        const line = conversational.lineOf([intent, index]);
        return { intent, file: conversational.file, line, text };
      }),
    ),
    ...background.value.phrases.map((text, index) => {
      const line = background.lineOf(["phrases", index]);
      return { intent: "out-of-scope", file: background.file, line, text };
    }),
  ];
}
