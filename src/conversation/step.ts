import type { DistressKind } from "../safety/detect-distress.ts";
import type { SecretKind } from "../safety/mask-secrets.ts";
import type { Language } from "../understanding/language/detect-language.ts";

/** One thing to do in answer to a message; `carry-out.ts` does them in order. */
export type Step =
  /** Who we are, once, before anything else is said. */
  | { readonly kind: "introduce"; readonly alone: boolean }
  | { readonly kind: "tell-masked"; readonly secrets: readonly SecretKind[] }
  | { readonly kind: "emergency"; readonly distress: DistressKind }
  /** `about`: the appointment that a button named. */
  | { readonly kind: "begin-dialog"; readonly dialog: string; readonly about?: string }
  /** One of the times that the centre proposed instead of an appointment. */
  | { readonly kind: "choose-new-time"; readonly appointment: string; readonly slot: string }
  /** The same at once, while a mediator holds the conversation: nobody would answer a question of the assistant's. */
  | { readonly kind: "take-new-time"; readonly appointment: string; readonly slot: string }
  /** Yes or no to a time that became free, while a mediator holds the conversation. */
  | { readonly kind: "answer-offer"; readonly dialog: string; readonly about?: string }
  /** Three faces, at the end of an exchange. */
  | { readonly kind: "ask-satisfaction" }
  /** The open dialog takes it; when it fits nothing there, `otherwise`, then the dialog's question again. */
  | { readonly kind: "continue-dialog"; readonly input: DialogInput; readonly otherwise: readonly Step[] }
  /** Words that mean the same whatever was asked last; the dialog's question comes again after them, unless they open one of their own. */
  | { readonly kind: "interrupt-dialog"; readonly by: readonly Step[] }
  /** `forWhom`: the same question was asked for somebody else ("votre mari"). */
  | { readonly kind: "answer"; readonly entry: string; readonly forWhom?: string }
  | { readonly kind: "define"; readonly term: string }
  | { readonly kind: "browse"; readonly place: BrowsePlace }
  /** The last answer in simpler words, or which of its words is meant. */
  | { readonly kind: "simplify"; readonly entry: string }
  | { readonly kind: "which-word"; readonly entry: string }
  | { readonly kind: "play-tutorial"; readonly tutorial: string; readonly step: number }
  /** Somebody writes in a language that the assistant does not speak; `called`: they asked for a person, who is called. */
  | { readonly kind: "tell-in-language"; readonly language: Language; readonly called: boolean }
  /** A time that a mediator proposed, and the person touched. */
  | { readonly kind: "accept-proposal"; readonly proposal: string }
  | { readonly kind: "ask-which"; readonly alternatives: readonly string[] }
  | { readonly kind: "not-understood"; readonly misses: number; readonly nearest: readonly string[] };

/** Where somebody looks around without writing; pages count from 1. */
export type BrowsePlace =
  | { readonly kind: "menu"; readonly page: number }
  | { readonly kind: "theme"; readonly theme: string; readonly page: number }
  | { readonly kind: "letters" }
  | { readonly kind: "words"; readonly letters: string; readonly page: number };

export type DialogInput =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "choice"; readonly choice: string };
