import type { SecretKind } from "../safety/mask-secrets.ts";
import type { Phrases } from "./phrases.ts";

/** What the dialog `secret-masque` says was hidden, and what to do about it, each thing once. */
export function maskedInWords(
  secrets: readonly SecretKind[],
  phrases: Phrases,
): { readonly kinds: string; readonly advice: string } {
  const kinds = [...new Set(secrets)];
  const things = kinds.map((kind) => phrases[`secret-${kind}`]);
  const advice = [...new Set(kinds.map((kind) => phrases[`secret-${kind}-advice`]))].join("\n");
  const last = things.at(-1) ?? "";
  return { kinds: things.length < 2 ? last : `${things.slice(0, -1).join(", ")} et ${last}`, advice };
}
