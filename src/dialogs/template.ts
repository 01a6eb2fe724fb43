import type { Variables } from "./variables.ts";

/** A text with places to fill in: `Bonjour {firstName} !` is `["Bonjour ", { variable: "firstName" }, " !"]`. */
export type Template = readonly (string | { readonly variable: string })[];

/** What stands between braces: `{slot}`, `{number.police}`, `{phrase.privacy}`. */
type Placeholder =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "number"; readonly name: string }
  | { readonly kind: "phrase"; readonly name: string };

export type TemplatePiece = string | Placeholder | { readonly kind: "malformed"; readonly text: string };

export const VARIABLE_NAME = /^[a-z][A-Za-z0-9]*$/;

/** Cuts a text as it is written in a file; a brace that opens nothing known is "malformed". */
export function readTemplate(text: string): readonly TemplatePiece[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (!/[{}]/.test(piece)) return piece;
      const [, kind, name] = /^\{(?:(number|phrase)\.)?([A-Za-z0-9-]+)\}$/.exec(piece) ?? [];
      if (name !== undefined && (kind === "number" || kind === "phrase")) return { kind, name };
      if (name !== undefined && VARIABLE_NAME.test(name)) return { kind: "variable", name };
      return { kind: "malformed", text: piece };
    });
}

/**
 * The text with its places filled in, as it is: nothing is escaped, and braces that people typed stay braces. A line whose
 * variables are all empty is left out, with the heading above it: nobody hears "À apporter :" when there is nothing to bring.
 */
export function render(template: Template, vars: Variables): string {
  const lines = linesOf(template).map((line) => ({
    text: line.map((piece) => (typeof piece === "string" ? piece : textOf(vars, piece.variable))).join(""),
    empty: isEmpty(line, vars),
  }));
  const isHeading = (text: string): boolean => /:\s*$/.test(text);
  return lines
    .filter(({ text, empty }, i) => !empty && !(isHeading(text) && lines[i + 1]?.empty === true))
    .map(({ text }) => text)
    .join("\n");
}

function isEmpty(line: Template, vars: Variables): boolean {
  const values = line.flatMap((piece) => (typeof piece === "string" ? [] : [vars[piece.variable]]));
  return values.length > 0 && values.every((value) => value === "");
}

function linesOf(template: Template): Template[] {
  const lines: Template[number][][] = [[]];
  for (const piece of template) {
    const [first = "", ...rest]: Template = typeof piece === "string" ? piece.split("\n") : [piece];
    lines.at(-1)?.push(first);
    lines.push(...rest.map((line) => [line]));
  }
  return lines;
}

function textOf(vars: Variables, name: string): string {
  const value = vars[name];
  if (typeof value !== "string") throw new Error(`the dialog has no text for {${name}}`);
  return value;
}
