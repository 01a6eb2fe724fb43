import type { FaqEntry, KnowledgeBase } from "../knowledge/knowledge-base.ts";
import { foldText } from "../understanding/normalise/fold-text.ts";

const CHILD = /\b(?:enfants?|filles?|fils|bebe|mineurs?)\b/;

/** Among the entries that go with this one, the one whose question is about that person: papers of a child are asked for otherwise. */
export function siblingFor(entry: FaqEntry, whom: string, { faq }: KnowledgeBase): FaqEntry | null {
  const [, name = ""] = foldText(whom).split(" ");
  const about = CHILD.test(name) ? CHILD : new RegExp(`\\b${name}\\b`);
  const speaksOf = ({ question }: FaqEntry): boolean => about.test(foldText(question));
  if (speaksOf(entry)) return null;
  return entry.related.map((id) => faq.get(id)).find((other) => other !== undefined && speaksOf(other)) ?? null;
}
