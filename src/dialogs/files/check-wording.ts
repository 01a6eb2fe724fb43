import type { Step } from "../dialog.ts";
import type { Path, Report } from "./report.ts";
import type { Template } from "../template.ts";

/** WhatsApp takes 1,024 characters in a message with buttons, 24 in a row of a list and 20 in one of three buttons. */
const MESSAGE = 1000;
const ROW = 24;
const BUTTON = 20;
const BUTTONS = 3;
/** A sentence that is read in one go; French made easy asks for 15. */
const WORDS = 25;

/** Messages that a channel would refuse or a person would not read to the end. */
export function checkWording(step: Step, path: Path, report: Report): void {
  for (const [i, template] of step.say.entries()) checkMessage(template, [...path, "say", i], report);
  for (const { label, path: at, others } of labelsOf(step, path)) checkLabel(label, at, others, report);
}

export function checkMessage(template: Template, path: Path, report: Report): void {
  const text = template.map((piece) => (typeof piece === "string" ? piece : "x")).join("");
  if (text.length > MESSAGE) {
    report(path, `this message has ${text.length} characters, ${MESSAGE} at most`, "Cut it in two (a list of texts).");
  }
  for (const sentence of sentencesOf(text)) {
    const count = wordsOf(sentence).length;
    if (count <= WORDS) continue;
    const beginning = wordsOf(sentence).slice(0, 4).join(" ");
    report(path, `the sentence "${beginning}…" has ${count} words, ${WORDS} at most`, "Make two sentences of it.");
  }
}

/** A point inside an address does not end a sentence. */
export const sentencesOf = (text: string): readonly string[] => text.split(/[.!?…:;]+(?=\s|»|$)|\n+/u);
export const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

type PlacedLabel = { readonly label: string; readonly path: Path; readonly others: readonly string[] };

function labelsOf(step: Step, path: Path): readonly PlacedLabel[] {
  if (step.kind === "write") {
    return step.skip ? [{ label: step.skip.label, path: [...path, "skip", "label"], others: [] }] : [];
  }
  if (step.kind !== "choose" && step.kind !== "end") return [];
  const labels = step.choices.map((choice) => (choice.kind === "inline" ? choice.label : null));
  return labels.flatMap((label, i) =>
    label === null ? [] : [{ label, path: [...path, "choices", i, "label"], others: otherLabels(labels, i) }],
  );
}

/** Null stands for choices that are not known yet: there may be many. */
const otherLabels = (labels: readonly (string | null)[], at: number): readonly string[] =>
  labels.filter((_, i) => i !== at).map((label) => label ?? "");

function checkLabel(label: string, path: Path, others: readonly string[], report: Report): void {
  const asButton = others.length < BUTTONS && !others.includes("");
  const most = asButton ? BUTTON : ROW;
  if (label.length > most) {
    const where = asButton ? `a button (${BUTTONS} choices or fewer)` : "a row of a list";
    report(path, `the label "${label}" has ${label.length} characters, ${most} at most on ${where}`, "Say it shorter.");
  }
  if (/[{}]/.test(label)) report(path, `the label "${label}" cannot hold a variable`, "Put it in the question above.");
}
