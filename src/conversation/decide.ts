import { withoutPlaceholders } from "../safety/without-placeholders.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { Conversation } from "./conversation.ts";
import { keywordOf } from "./keyword-of.ts";
import { decideChoice } from "./decide-choice.ts";
import { decideFollowUp } from "./decide-follow-up.ts";
import { namesOwnAppointment } from "./names-own-appointment.ts";
import type { Reading } from "./read-message.ts";
import type { Step } from "./step.ts";

/**
 * What to do about a message. No step means silence. Rules come in this order: a mediator holds the conversation (silence, but for
 * danger to life and for the times that a mediator proposed), danger, a person is wanted, another language, buttons and digits, the open dialog, what follows from the last
 * answer, what the model understood.
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
      if (reading.kind === "choice") return decideChoice(reading.choice).flatMap(asAnswerToCentre);
      return reading.kind === "text" && reading.distress !== null
        ? [{ kind: "emergency", distress: reading.distress }]
        : [];
    case "waiting":
      return decideWhileWaiting(conversation, reading);
    case "bot":
      return decideForBot(conversation, reading);
  }
}

/**
 * A touch on what the centre itself proposed (a mediator's times, other times for an appointment that cannot take place, a time that
 * became free) is the person's consent: it is done and told, and no word of the assistant's besides.
 */
function asAnswerToCentre(step: Step): readonly Step[] {
  switch (step.kind) {
    case "accept-proposal":
      return [step];
    case "choose-new-time":
      return [{ ...step, kind: "take-new-time" }];
    case "begin-dialog":
      return answersToOffers.includes(step.dialog) ? [{ ...step, kind: "answer-offer" }] : [];
    default:
      return [];
  }
}
const answersToOffers: readonly string[] = ["prendre-place", "refuser-place"];

/** The assistant is silent while somebody is awaited, unless the person turns to it: a button, an open dialog, "retour". */
function decideWhileWaiting(conversation: Conversation, reading: Reading): readonly Step[] {
  if (reading.kind === "choice") return decideChoice(reading.choice);
  if (reading.kind !== "text") return [];
  if (reading.distress !== null) return [{ kind: "emergency", distress: reading.distress }];
  const keyword = keywordOf(reading.text);
  if (keyword === "back" || keyword === "menu") return [{ kind: "begin-dialog", dialog: "retour" }];
  if (keyword === "erase") return [{ kind: "begin-dialog", dialog: "effacer-donnees" }];
  if (reading.understanding.route === "handoff") return callPerson(reading);
  if (conversation.memory.dialog === null) return [];
  return [continueWithText(reading, [])];
}

function decideForBot(conversation: Conversation, reading: Reading): readonly Step[] {
  switch (reading.kind) {
    case "opened":
      return conversation.memory.greeted ? [] : [{ kind: "begin-dialog", dialog: "bonjour" }];
    case "choice":
      return reading.choice === "dialog:pas-compris" ? notUnderstood(conversation, []) : decideChoice(reading.choice);
    case "attachment":
      return [{ kind: "begin-dialog", dialog: reading.media === undefined ? "piece-jointe" : "piece-jointe-gardee" }];
    case "unsupported":
      return [{ kind: "begin-dialog", dialog: "non-pris-en-charge" }];
    case "text": {
      if (reading.distress !== null) return [{ kind: "emergency", distress: reading.distress }];
      if (reading.understanding.route === "handoff") return callPerson(reading);
      const keyword = keywordOf(reading.text);
      if (keyword === "menu") return [{ kind: "begin-dialog", dialog: "menu" }];
      if (keyword === "erase") return [{ kind: "begin-dialog", dialog: "effacer-donnees" }];
      if (reading.typedChoice) return decideChoice(reading.typedChoice.id);
      const fresh =
        inOtherLanguage(reading) ??
        tooMuch(reading) ??
        decideFollowUp(conversation.memory, reading.text) ??
        decideFresh(conversation, reading.understanding);
      const open = conversation.memory.dialog !== null;
      if (keyword === "wait") return [{ kind: "begin-dialog", dialog: "liste-attente" }];
      if (keyword === "stop-waiting") return besideDialog(open, [{ kind: "begin-dialog", dialog: "ne-plus-attendre" }]);
      if (keyword === "workshops" && !open) return [{ kind: "begin-dialog", dialog: "ateliers" }];
      if (keyword === "coming" && !open) return [{ kind: "begin-dialog", dialog: "je-viens" }];
      if (isAboutOwnAppointment(reading)) return besideDialog(open, fresh);
      return open ? [continueWithText(reading, fresh)] : fresh;
    }
  }
}

const continueWithText = (reading: Extract<Reading, { kind: "text" }>, otherwise: readonly Step[]): Step =>
  reading.typedChoice
    ? { kind: "continue-dialog", input: { kind: "choice", choice: reading.typedChoice.id }, otherwise }
    : { kind: "continue-dialog", input: { kind: "text", text: reading.text }, otherwise };

const besideDialog = (open: boolean, steps: readonly Step[]): readonly Step[] =>
  open ? [{ kind: "interrupt-dialog", by: steps }] : steps;

/** "jveu annulé mon rdv" is never the answer to a question, nor a first name, whatever dialog is open. */
const isAboutOwnAppointment = ({ text, understanding: { route } }: TextReading): boolean =>
  (route === "cancel-appointment" || route === "move-appointment") && namesOwnAppointment(text);

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
      return [{ kind: "begin-dialog", dialog: "merci" }, ...askedOnce(conversation)];
    case "goodbye":
      return [{ kind: "begin-dialog", dialog: "au-revoir" }, ...askedOnce(conversation)];
    case "insult":
      return [{ kind: "begin-dialog", dialog: "insulte" }];
    case "faq":
      return [{ kind: "answer", entry: understanding.intent }];
    case "glossary":
      return [{ kind: "define", term: understanding.intent.replace(/^glossary:/, "") }];
    case "choose":
      return [{ kind: "ask-which", alternatives: understanding.alternatives }];
    case "out-of-scope":
      return notUnderstood(conversation, understanding.alternatives);
  }
}

/** Whoever says thanks or goodbye after an answer may be asked whether it helped. */
const askedOnce = ({ memory }: Conversation): readonly Step[] =>
  memory.lastAnswer !== null && memory.survey === "open" && memory.dialog === null
    ? [{ kind: "ask-satisfaction" }]
    : [];

/** A page of text of which nothing was understood for sure: guessing at it would not help. */
const longest = 1_000;
const tooMuch = ({ text, understanding: { route } }: TextReading): readonly Step[] | null =>
  text.length > longest && (route === "out-of-scope" || route === "choose")
    ? [{ kind: "begin-dialog", dialog: "message-long" }]
    : null;
const notUnderstood = ({ memory }: Conversation, nearest: readonly string[]): readonly Step[] => [
  { kind: "not-understood", misses: memory.misses + 1, nearest },
];

type TextReading = Extract<Reading, { kind: "text" }>;

const callPerson = ({ language }: TextReading): readonly Step[] => [
  ...(language === null ? [] : [{ kind: "tell-in-language", language, called: true } as const]),
  { kind: "begin-dialog", dialog: "mediateur" },
];

/** Appointments and courtesies are understood in many languages; anything else is not. */
const inOtherLanguage = ({ language, understanding: { route } }: TextReading): readonly Step[] | null =>
  language !== null && ["faq", "glossary", "choose", "out-of-scope", "insult"].includes(route)
    ? [{ kind: "tell-in-language", language, called: false }]
    : null;

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
