import type { QuestionGroup } from "../api/inbox-api.ts";

/** The beginning of a file of knowledge-base/faq/, with what people asked as its examples; `today`: "2026-03-02". */
export function beginEntry({ questions, nearest }: QuestionGroup, today: string): string {
  const examples = [...new Set(questions.map(({ text }) => text))];
  const [first = ""] = examples;
  return [
    "---",
    "id: a-completer",
    "theme: a-completer",
    "priorite: 2",
    `question: ${quoted(first)}`,
    'titre: "À compléter"',
    "exemples:",
    ...examples.map((text) => `  - ${quoted(text)}`),
    "source: https://a-completer",
    `verifie_le: ${today}`,
    `verifier_avant: ${halfAYearAfter(today)}`,
    `voir_aussi: [${nearest.map(({ id }) => id.replace(/^glossary:/, "")).join(", ")}]`,
    "---",
    "À compléter.",
    "",
  ].join("\n");
}

/** A JSON string is a YAML one. */
const quoted = (text: string): string => JSON.stringify(text.replace(/\s+/g, " "));

function halfAYearAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month + 5, date)).toISOString().slice(0, 10);
}
