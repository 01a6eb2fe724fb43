import type { Token } from "./message-tokens.ts";

type Span = { readonly from: number; readonly to: number };
type Announcement = {
  readonly kind: "password" | "pin";
  /** Nothing follows "mot de passe" in its clause: "soleil c'est mon mot de passe". */
  readonly closing: boolean;
};

/** The value that comes before "mot de passe" in the tokens ahead of it: "Soleil2024! c'est mon mdp", "soleil comme mdp". */
export function passwordsBefore(tokens: readonly Token[], { kind, closing }: Announcement): readonly Span[] {
  let at = tokens.length - 1;
  while (isFiller(tokens[at])) at -= 1;
  const connector = tokens[at];
  const linked = connector !== undefined && isConnector(connector);
  if (linked) at -= 1;
  while (linked && tokens[at]?.role === "link") at -= 1;
  const last = tokens[at];
  if (last === undefined) return [];
  const ahead = tokens[at - 1];
  switch (last.role) {
    case "very-strong":
      return [last];
    case "strong":
      return linked || (closing && /[a-z]{3}/.test(last.text) && /\d\d/.test(last.text)) ? [last] : [];
    case "digits":
      return linked ? digitsUpTo(tokens, at) : [];
    case "unknown": {
      const named = ahead?.role === "determiner";
      const told = connector?.text === "comme" || (connector?.role === "link" && closing);
      return linked && told && !named && kind === "password" ? [last] : [];
    }
    default:
      return [];
  }
}

const isFiller = (token: Token | undefined): boolean =>
  token !== undefined && !isConnector(token) && (token.role === "determiner" || token.role === "qualifier");

const isConnector = ({ role, text }: Token): boolean =>
  role === "link" || role === "colon" || /^(?:comme|en|pour|as)$/.test(text);

function digitsUpTo(tokens: readonly Token[], at: number): readonly Span[] {
  let first = at;
  while (tokens[first - 1]?.role === "digits") first -= 1;
  const group = tokens.slice(first, at + 1);
  const digits = group.map(({ text }) => text.replace(/\D/g, "")).join("");
  const [start] = group;
  const end = group.at(-1);
  return digits.length < 4 || start === undefined || end === undefined ? [] : [{ from: start.from, to: end.to }];
}
