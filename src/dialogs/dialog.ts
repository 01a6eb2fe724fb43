import type { Language } from "../understanding/language/detect-language.ts";
import type { ActionName } from "./actions.ts";
import type { Phrases } from "./phrases.ts";
import type { Template } from "./template.ts";

/** A conversation in steps, as a file of `dialogs/` tells it; read and checked. */
export type Dialog = {
  readonly id: string;
  /** Differs as soon as anything in the dialog does: an answer given to an older one is never taken for an answer to this one. */
  readonly version: string;
  readonly start: string;
  /** Variables that it must be given when it begins. */
  readonly needs: readonly string[];
  /** Nobody has to answer: whatever else the person says ends it without a word. */
  readonly optional: boolean;
  readonly steps: ReadonlyMap<string, Step>;
};

/** Each `say` is one message; the last one is the question, or carries the choices. */
export type Step =
  | { readonly kind: "tell"; readonly say: readonly Template[]; readonly then: string }
  | {
      readonly kind: "choose";
      readonly say: readonly Template[];
      readonly choices: readonly ChoiceSource[];
      /** Where the id of the choice goes. */
      readonly store: string | null;
      /** Things people write instead of touching a button, folded, each with the step it leads to. */
      readonly hear: ReadonlyMap<string, string>;
      /** The step for a text that is none of the choices. */
      readonly otherwise: string | null;
      /** A text that says when ("plutôt jeudi", "plus tard") is kept as it is, and answers too. */
      readonly when: SlotWishWay | null;
    }
  | {
      readonly kind: "write";
      readonly say: readonly Template[];
      /** "first-name": what is no name is no answer; the name is kept without the words around it. */
      readonly expects: "text" | "first-name";
      readonly store: string;
      /** Characters at most. */
      readonly max: number;
      readonly then: string;
      /** As above, for a text that is not what is expected. */
      readonly when: SlotWishWay | null;
      /** A button to go on without answering; the variable is then "". */
      readonly skip: { readonly label: string; readonly then: string } | null;
    }
  | {
      readonly kind: "do";
      readonly say: readonly Template[];
      readonly action: ActionName;
      readonly with: ReadonlyMap<string, Template>;
      readonly on: ReadonlyMap<string, string>;
    }
  /** Its choices are all of the kind that the program understands anywhere. */
  | { readonly kind: "end"; readonly say: readonly Template[]; readonly choices: readonly ChoiceSource[] };

type SlotWishWay = { readonly store: string; readonly then: string };

export type ChoiceSource =
  | { readonly kind: "inline"; readonly id: string; readonly label: string; readonly then: string | null }
  /** The choices that a variable holds. */
  | { readonly kind: "variable"; readonly name: string; readonly then: string | null };

/** Everything that `dialogs/` holds. */
export type DialogBook = {
  readonly dialogs: ReadonlyMap<string, Dialog>;
  readonly phrases: Phrases;
  readonly numbers: ReadonlyMap<string, EmergencyNumber>;
  /** What is said to people who write in another language. */
  readonly languages: Readonly<Record<Language, ForeignWords>>;
};

export type ForeignWords = {
  /** That the assistant answers in simple French, and that a person can help. */
  readonly say: string;
  readonly called: string;
  /** The button that calls a person. */
  readonly person: string;
};

export type EmergencyNumber = {
  readonly number: string;
  readonly who: string;
  readonly source: string;
  /** "YYYY-MM-DD": when somebody last made sure of it. */
  readonly verified: string;
};
