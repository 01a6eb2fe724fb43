import type { DistressKind } from "../safety/detect-distress.ts";
import type { ValuesOf, VariableTypes } from "./variables.ts";

/** Variables that every dialog may need: the program gives them whenever one begins. */
export const givenToAll = {
  /** The centre's name. */
  centre: "text",
  privacyUrl: "text",
  /** What can be looked through: the subjects of the knowledge base as `theme:<id>`, its words; the first page of them. */
  themes: "choices",
  /** The message that made the program begin it; "" when it was a button. */
  said: "text",
  /** The appointment that a button was about; "" when there was none. */
  about: "text",
} as const satisfies VariableTypes;

/** The dialogs that the program begins by itself, each with what it gives to that one besides. `dialogs/` must hold them all. */
export const programDialogs = {
  /** First contact: who speaks, what it can do, what becomes of the words; then the choices. */
  accueil: {},
  /** The same without the choices: an answer follows at once. */
  presentation: {},
  menu: {},
  bonjour: {},
  merci: {},
  "au-revoir": {},
  insulte: {},
  /** `questions`: `faq:<id>`. */
  theme: { themeLabel: "text", questions: "choices" },
  /** `next`: what may be asked after that, all choices that the program understands anywhere. */
  reponse: { answer: "text", next: "choices" },
  definition: { definition: "text", next: "choices" },
  /** The same answer for somebody else of the family: `forWhom` is a sentence. */
  "reponse-pour": { forWhom: "text", answer: "text", next: "choices" },
  /** `words`: definitions of the hard words of the last answer, one on each line. */
  "plus-simple": { words: "text", next: "choices" },
  /** Which of the words of the last answer? */
  "quel-mot": { words: "choices" },
  /** `tutorial` and `step` say where it begins. */
  "pas-a-pas": { tutorial: "text", step: "text" },
  /** The glossary, from the letters to the words. */
  "mots-lettres": { letters: "choices" },
  "mots-liste": { letters: "text", words: "choices" },
  /** Said in the person's own language, from langues.yaml. */
  "autre-langue": { foreign: "text", next: "choices" },
  "personne-appelee": { foreign: "text" },
  "d-accord": {},
  "non-merci": {},
  "vouliez-vous-dire": { alternatives: "choices" },
  "pas-compris": {},
  "pas-compris-deux-fois": {},
  "mis-de-cote": {},
  "bouton-perime": {},
  "piece-jointe": {},
  /** The file lies with the mediators, one of whom is asked for. */
  "piece-jointe-gardee": {},
  "non-pris-en-charge": {},
  "message-long": {},
  probleme: {},
  mediateur: {},
  retour: {},
  "attente-longue": {},
  "mediateur-prend": { mediator: "text" },
  "mediateur-ferme": { mediator: "text" },
  "mediateur-libere": { mediator: "text" },
  "rendez-vous": {},
  "annuler-rendez-vous": {},
  "deplacer-rendez-vous": {},
  /** A time that a mediator proposed was touched. */
  "horaire-propose": { proposal: "text" },
  ateliers: {},
  /** By code and first name. */
  "retrouver-rendez-vous": {},
  /** `when`: the moment and the place, never the reason. `next`: what may be answered, understood anywhere. */
  "rappel-veille": { when: "text", next: "choices" },
  "rappel-jour": { when: "text", next: "choices" },
  /** "Je viens", after a reminder. */
  "je-viens": {},
  /** Somebody on the waiting list: a time is held for them until `until`. */
  "place-libre": { slotSentence: "text", until: "text", next: "choices" },
  "prendre-place": {},
  "refuser-place": {},
  /** Of the person's own words, or after an offer. */
  "liste-attente": {},
  "ne-plus-attendre": {},
  /** Several offers were left unanswered. */
  "plus-en-attente": {},
  /** The centre cannot keep an appointment: `when` without the reason; `next`: other times, understood anywhere. */
  "a-deplacer": { when: "text", next: "choices" },
  "annule-par-centre": { when: "text" },
  /** One of those times was chosen, for the appointment `about`. */
  "nouvel-horaire": { slot: "text", heard: "text" },
  /** The same while a mediator holds the conversation: done at once. */
  "horaire-change": { slot: "text" },
  satisfaction: {},
  "effacer-donnees": {},
  /** Both from `maskedInWords`. */
  "secret-masque": { kinds: "text", advice: "text" },
  "detresse-suicide": {},
  "detresse-violence": {},
  "detresse-child-in-danger": {},
  "detresse-medical": {},
  "detresse-fire": {},
  "detresse-homeless": {},
  "detresse-online-harassment": {},
} as const satisfies Readonly<Record<string, VariableTypes>> & Readonly<Record<`detresse-${DistressKind}`, unknown>>;

export type ProgramDialog = keyof typeof programDialogs;

/** What the program must give when it begins this dialog. */
export type GivenTo<D extends ProgramDialog> = ValuesOf<(typeof programDialogs)[D]> & ValuesOf<typeof givenToAll>;
