import type { NamedChoice } from "./dialog-reply.ts";

/** What a variable of a dialog holds: words to say, or choices to show. */
export type DialogValue = string | readonly NamedChoice[];
export type Variables = Readonly<Record<string, DialogValue>>;

export type VariableType = "text" | "choices";
export type VariableTypes = Readonly<Record<string, VariableType>>;

/** The values that go with such types. */
export type ValuesOf<T extends VariableTypes> = {
  readonly [Name in keyof T]: T[Name] extends "text" ? string : readonly NamedChoice[];
};
