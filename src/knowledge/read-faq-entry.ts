import { z } from "zod";
import type { Fault } from "../shared/fault.ts";
import { readYaml } from "../shared/read-yaml.ts";

const date = z.iso.date();
/** Pages of /aide beside those of the entries. */
const reserved = ["mots", "tout"];
const Header = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/, "use small letters, digits and hyphens")
    .max(60, "60 characters at most")
    .refine((id) => !reserved.includes(id), "this name is taken by a page of the help centre"),
  theme: z.string().min(1),
  priorite: z.union([z.literal(1), z.literal(2)]),
  question: z.string().min(5),
  titre: z.string().min(2).max(24, "24 characters at most: it stands on a button"),
  exemples: z.array(z.string().min(1)).min(15, "give at least 15 examples"),
  source: z.url().optional(),
  verifie_le: date,
  verifier_avant: date,
  motif_rdv: z.string().optional(),
  /** A dialog that helps with this, and the words on its button. */
  dialogue: z.strictObject({ nom: z.string().regex(/^[a-z0-9-]+$/), bouton: z.string().min(1).max(20) }).optional(),
  coop_thematique: z.string().optional(),
  voir_aussi: z.array(z.string()).default([]),
  mots: z.array(z.string()).default([]),
});

export type FaqFile = {
  readonly file: string;
  readonly header: z.infer<typeof Header>;
  /** As written: Markdown with {{placeholders}}. */
  readonly answer: string;
  /** Line of the file on which the answer begins. */
  readonly answerLine: number;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** One file of knowledge-base/faq: front matter between two lines `---`, then the answer. */
export function readFaqEntry(file: string, text: string): FaqFile | { readonly faults: readonly Fault[] } {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const end = lines.indexOf("---", 1);
  if (lines[0]?.trim() !== "---" || end === -1) {
    const problem = "the entry must begin with its front matter, between two lines of three hyphens";
    return { faults: [{ file, line: 1, problem, remedy: "Copy the first lines of another entry." }] };
  }
  const read = readYaml(lines.slice(1, end).join("\n"), file, Header, 1);
  const answer = lines
    .slice(end + 1)
    .join("\n")
    .trim();
  const faults: Fault[] = "faults" in read ? [...read.faults] : [];
  if (answer === "") {
    faults.push({
      file,
      line: end + 2,
      problem: "there is no answer",
      remedy: "Write it under the second line of hyphens.",
    });
  }
  if ("faults" in read) return { faults };
  if (`${read.value.id}.md` !== file.split("/").at(-1)) {
    faults.push({
      file,
      line: read.lineOf(["id"]),
      problem: `the id "${read.value.id}" is not the file's name`,
      remedy: `Name the file ${read.value.id}.md, or change the id.`,
    });
  }
  if (faults.length > 0) return { faults };
  const answerLine = end + 2 + lines.slice(end + 1).findIndex((line) => line.trim() !== "");
  return { file, header: read.value, answer, answerLine, lineOf: read.lineOf };
}
