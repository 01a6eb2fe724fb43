import type { DistressKind } from "../safety/detect-distress.ts";
import type { SecretKind } from "../safety/mask-secrets.ts";
import { withoutPlaceholders } from "../safety/without-placeholders.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { Conversation } from "./conversation.ts";
import { keywordOf } from "./keyword-of.ts";
import type { Reading } from "./read-message.ts";

/** One thing to do in answer to a message; `carry-out.ts` does them in order. */
export type Step =
  /** Who we are, once, before anything else is said. */
  | { readonly kind: "introduce"; readonly alone: boolean }
  | { readonly kind: "tell-masked"; readonly secrets: readonly SecretKind[] }
  | { readonly kind: "emergency"; readonly distress: DistressKind }
  | { readonly kind: "begin-dialog"; readonly dialog: string }
  /** The open dialog takes it; when it fits nothing there, `otherwise`, then the dialog's question again. */
  | { readonly kind: "continue-dialog"; readonly input: DialogInput; readonly otherwise: readonly Step[] }
  | { readonly kind: "answer"; readonly entry: string }
  | { readonly kind: "define"; readonly term: string }
  | { readonly kind: "browse"; readonly theme: string }
  | { readonly kind: "ask-which"; readonly alternatives: readonly string[] }
  | { readonly kind: "not-understood"; readonly misses: number; readonly nearest: readonly string[] };

type DialogInput =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "choice"; readonly choice: string };

/**
 * What to do about a message. No step means silence. Rules come in this order: a mediator holds the conversation (silence, but for
 * danger to life), danger, a person is wanted, buttons and digits, the open dialog, what the model understood.
 */
export function decide(conversation: Conversation, reading: Reading): readonly Step[] {
  const steps = onlyASecret(reading) ? [] : decideByOwner(conversation, reading);
  const masked = reading.kind === "text" && reading.secrets.length > 0 && conversation.owner.kind !== "mediator";
  const told: readonly Step[] = masked ? [{ kind: "tell-masked", secrets: reading.secrets }, ...steps] : steps;
  const introduced = conversation.memory.greeted || conversation.owner.kind !== "bot" || told.length === 0;
  const urgent = told.some((step) => step.kind === "emergency");
  return introduced || urgent
    ? told
    : [{ kind: "introduce", alone: isOnlyGreeting(reading) }, ...told.filter(unlessGreeting)];
}

function decideByOwner(conversation: Conversation, reading: Reading): readonly Step[] {
  switch (conversation.owner.kind) {
    case "mediator":
      return reading.kind === "text" && reading.distress !== null
        ? [{ kind: "emergency", distress: reading.distress }]
        : [];
    case "waiting":
      return decideWhileWaiting(conversation, reading);
    case "bot":
      return decideForBot(conversation, reading);
  }
}

/** The assistant is silent while somebody is awaited, unless the person turns to it: a button, an open dialog, "retour". */
function decideWhileWaiting(conversation: Conversation, reading: Reading): readonly Step[] {
  if (reading.kind === "choice") return decideChoice(reading.choice);
  if (reading.kind !== "text") return [];
  if (reading.distress !== null) return [{ kind: "emergency", distress: reading.distress }];
  const keyword = keywordOf(reading.text);
  if (keyword === "back" || keyword === "menu") return [{ kind: "begin-dialog", dialog: "retour" }];
  if (keyword === "erase") return [{ kind: "begin-dialog", dialog: "effacer-donnees" }];
  if (reading.understanding.route === "handoff") return [{ kind: "begin-dialog", dialog: "mediateur" }];
  if (conversation.memory.dialog === null) return [];
  return [continueWithText(reading, [])];
}

function decideForBot(conversation: Conversation, reading: Reading): readonly Step[] {
  switch (reading.kind) {
    case "opened":
      return conversation.memory.greeted ? [] : [{ kind: "begin-dialog", dialog: "bonjour" }];
    case "choice":
      return decideChoice(reading.choice);
    case "attachment":
      return [{ kind: "begin-dialog", dialog: reading.media === undefined ? "piece-jointe" : "piece-jointe-gardee" }];
    case "unsupported":
      return [{ kind: "begin-dialog", dialog: "non-pris-en-charge" }];
    case "text": {
      if (reading.distress !== null) return [{ kind: "emergency", distress: reading.distress }];
      if (reading.understanding.route === "handoff") return [{ kind: "begin-dialog", dialog: "mediateur" }];
      const keyword = keywordOf(reading.text);
      if (keyword === "menu") return [{ kind: "begin-dialog", dialog: "menu" }];
      if (keyword === "erase") return [{ kind: "begin-dialog", dialog: "effacer-donnees" }];
      const fresh = decideFresh(conversation, reading.understanding);
      if (reading.typedChoice) return decideChoice(reading.typedChoice.id);
      return conversation.memory.dialog === null ? fresh : [continueWithText(reading, fresh)];
    }
  }
}

const continueWithText = (reading: Extract<Reading, { kind: "text" }>, otherwise: readonly Step[]): Step =>
  reading.typedChoice
    ? { kind: "continue-dialog", input: { kind: "choice", choice: reading.typedChoice.id }, otherwise }
    : { kind: "continue-dialog", input: { kind: "text", text: reading.text }, otherwise };

/** What a choice asks for. Some mean the same everywhere; the others belong to a dialog's step, which knows its own. */
export function decideChoice(choice: string): readonly Step[] {
  if (choice === "human") return [{ kind: "begin-dialog", dialog: "mediateur" }];
  if (choice === "menu") return [{ kind: "begin-dialog", dialog: "menu" }];
  const [, prefix, id] = /^(dialog|theme|faq|glossary):(.+)$/.exec(choice) ?? [];
  if (id === undefined) return [{ kind: "continue-dialog", input: { kind: "choice", choice }, otherwise: [] }];
  switch (prefix) {
    case "dialog":
      return [{ kind: "begin-dialog", dialog: id }];
    case "theme":
      return [{ kind: "browse", theme: id }];
    case "faq":
      return [{ kind: "answer", entry: id }];
    default:
      return [{ kind: "define", term: id }];
  }
}

function decideFresh(conversation: Conversation, understanding: Understanding): readonly Step[] {
  switch (understanding.route) {
    case "handoff":
      return [{ kind: "begin-dialog", dialog: "mediateur" }];
    case "book-appointment":
      return [{ kind: "begin-dialog", dialog: "rendez-vous" }];
    case "move-appointment":
      return [{ kind: "begin-dialog", dialog: "deplacer-rendez-vous" }];
    case "cancel-appointment":
      return [{ kind: "begin-dialog", dialog: "annuler-rendez-vous" }];
    case "greeting":
      return [{ kind: "begin-dialog", dialog: "bonjour" }];
    case "thanks":
      return [{ kind: "begin-dialog", dialog: "merci" }];
    case "goodbye":
      return [{ kind: "begin-dialog", dialog: "au-revoir" }];
    case "insult":
      return [{ kind: "begin-dialog", dialog: "insulte" }];
    case "faq":
      return [{ kind: "answer", entry: understanding.intent }];
    case "glossary":
      return [{ kind: "define", term: understanding.intent.replace(/^glossary:/, "") }];
    case "choose":
      return [{ kind: "ask-which", alternatives: understanding.alternatives }];
    case "out-of-scope":
      return [{ kind: "not-understood", misses: conversation.memory.misses + 1, nearest: understanding.alternatives }];
  }
}

/** "Bonjour" alone, or the chat just opened: the introduction greets already. */
const isOnlyGreeting = (reading: Reading): boolean =>
  reading.kind === "opened" || (reading.kind === "text" && reading.understanding.route === "greeting");

/** "mdp Soleil2024!" asks nothing: what was understood of the two words left is a guess not worth telling. */
const onlyASecret = (reading: Reading): boolean =>
  reading.kind === "text" &&
  reading.secrets.length > 0 &&
  reading.distress === null &&
  (reading.understanding.route === "choose" || withoutPlaceholders(reading.text).split(" ").length <= 3);

const unlessGreeting = (step: Step): boolean => !(step.kind === "begin-dialog" && step.dialog === "bonjour");
