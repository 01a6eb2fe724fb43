import type { Token } from "./message-tokens.ts";

type Span = { readonly from: number; readonly to: number };
type Announcement = {
  readonly kind: "password" | "pin";
  /** Nothing follows "mot de passe" in its clause: "soleil c'est mon mot de passe". */
  readonly closing: boolean;
};

/** How many words before "mot de passe" something that looks like nothing but a password is taken for it. */
const NEAR = 7;

/** The value that comes before "mot de passe" in the tokens ahead of it: "Soleil2024! c'est mon mdp", "soleil comme mdp". */
export function passwordsBefore(tokens: readonly Token[], announcement: Announcement): readonly Span[] {
  const unmistakable = tokens.slice(-NEAR).filter(({ role }) => role === "very-strong");
  if (unmistakable.length > 0) return unmistakable;
  const connected = tokens.slice(0, tokens.findLastIndex((token) => !isFiller(token)) + 1);
  const connector = connected.at(-1);
  if (connector === undefined) return [];
  if (!isConnector(connector)) return announcement.closing && hasLettersAndFigures(connector) ? [connector] : [];
  const values = connected.slice(0, connected.findLastIndex((token) => !isConnector(token)) + 1);
  return valueBefore(values, connector, announcement);
}

const isConnector = ({ role, text }: Token): boolean =>
  role === "link" || role === "colon" || /^(?:comme|en|pour|as)$/.test(text);

const isFiller = (token: Token): boolean =>
  !isConnector(token) && (token.role === "determiner" || token.role === "qualifier");

const hasLettersAndFigures = ({ role, text }: Token): boolean =>
  role === "strong" && /[a-z]{3}/.test(text) && /\d\d/.test(text);

/** The value right before "c'est", "comme"… */
function valueBefore(tokens: readonly Token[], connector: Token, { kind, closing }: Announcement): readonly Span[] {
  const last = tokens.at(-1);
  if (last?.role === "strong") return [last];
  if (last?.role === "digits") return figuresAtEnd(tokens);
  const told = connector.text === "comme" || (connector.role === "link" && closing);
  const named = tokens.at(-2)?.role === "determiner";
  return last?.role === "unknown" && kind === "password" && told && !named ? [last] : [];
}

function figuresAtEnd(tokens: readonly Token[]): readonly Span[] {
  const groups = tokens.slice(tokens.findLastIndex(({ role }) => role !== "digits") + 1);
  const digits = groups.map(({ text }) => text.replace(/\D/g, "")).join("");
  const [first] = groups;
  const last = groups.at(-1);
  return digits.length < 4 || first === undefined || last === undefined ? [] : [{ from: first.from, to: last.to }];
}
