import type { Token } from "./message-tokens.ts";
import type { Announcement } from "./password-progress.ts";
import { afterToken, afterValue, START } from "./password-progress.ts";
import { valueLength } from "./password-values.ts";

/** The values that follow "mot de passe" in the tokens after it. */
export function passwordsAfter(
  tokens: readonly Token[],
  announcement: Announcement,
): readonly { readonly from: number; readonly to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let progress = START;
  let i = 0;
  for (let token = tokens[0]; token !== undefined; token = tokens[i]) {
    if (token.role === "field" && tokens[i + 1]?.role === "colon") break;
    const length = valueLength(tokens.slice(i), i, progress, announcement);
    const last = tokens[i + length - 1];
    if (length > 0 && last !== undefined) {
      spans.push({ from: token.from, to: last.to });
      progress = afterValue(progress);
      i += length;
    } else {
      progress = afterToken(progress, token);
      i += 1;
    }
  }
  return spans;
}
