import type { FaqEntry, GlossaryTerm, KnowledgeBase } from "../knowledge/knowledge-base.ts";
import { cleanText } from "../safety/clean-text.ts";
import { detectDistress } from "../safety/detect-distress.ts";
import { maskSecrets } from "../safety/mask-secrets.ts";
import { withoutPlaceholders } from "../safety/without-placeholders.ts";
import type { Understanding } from "../understanding/understanding.ts";

export type HelpFound = {
  /** What was asked, its secrets masked: the only form of it that goes further. */
  readonly asked: string;
  readonly urgent: boolean;
  /** Whether the first result is surely what was meant. */
  readonly sure: boolean;
  /** Best first. */
  readonly results: readonly HelpResult[];
};

export type HelpResult =
  { readonly kind: "entry"; readonly entry: FaqEntry } | { readonly kind: "term"; readonly term: GlossaryTerm };

const MOST = 5;
const LONGEST = 300;

/** Finds by the same understanding as the chat, misspellings included. Nothing of it is kept. */
export async function searchHelp(
  typed: string,
  { faq, glossary }: Pick<KnowledgeBase, "faq" | "glossary">,
  understand: (text: string) => Promise<Understanding>,
): Promise<HelpFound> {
  const asked = maskSecrets(cleanText(typed.slice(0, LONGEST))).text;
  const { route, intent, alternatives } = await understand(withoutPlaceholders(asked));
  const results = [...new Set([intent, ...alternatives])].flatMap((id): readonly HelpResult[] => {
    const entry = faq.get(id);
    const term = glossary.get(id.replace(/^glossary:/, ""));
    if (entry) return [{ kind: "entry", entry }];
    return term && id.startsWith("glossary:") ? [{ kind: "term", term }] : [];
  });
  return {
    asked,
    urgent: detectDistress(asked) !== null,
    sure: route === "faq" || route === "glossary",
    results: results.slice(0, MOST),
  };
}
