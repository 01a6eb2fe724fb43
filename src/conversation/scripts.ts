import type { ReminderKind } from "../appointments/appointment.ts";
import type { DialogBook } from "../dialogs/dialog.ts";
import type { DialogEngine, DialogInput } from "../dialogs/engine.ts";
import { maskedInWords } from "../dialogs/masked-in-words.ts";
import type { GivenTo, ProgramDialog } from "../dialogs/program-dialogs.ts";
import type { FaqEntry, KnowledgeBase } from "../knowledge/knowledge-base.ts";
import type { DistressKind } from "../safety/detect-distress.ts";
import type { SecretKind } from "../safety/mask-secrets.ts";
import type { Language } from "../understanding/language/detect-language.ts";
import { answerWords } from "./answer-words.ts";
import { createShelves } from "./browse-shelves.ts";
import type { Choice } from "./message.ts";
import { siblingFor } from "./sibling-for.ts";
import type { BrowsePlace } from "./step.ts";

/** Which dialog says what, and with which words of the knowledge base: the only place that knows both by name. */
export type Scripts = {
  /** `alone`: nothing else is answered, so the choices come with it. */
  welcome(alone: boolean): DialogInput;
  /** A dialog by its id; one that does not exist any more is an old button. */
  dialog(id: string, words?: { readonly said?: string; readonly about?: string }): DialogInput;
  reminder(which: ReminderKind, when: string, next: readonly Choice[]): DialogInput;
  freedTime(slotSentence: string, until: string, next: readonly Choice[]): DialogInput;
  /** The centre cannot keep an appointment. `next`: other times. */
  mustMove(when: string, next: readonly Choice[]): DialogInput;
  cancelledByCentre(when: string): DialogInput;
  newTime(appointment: string, slot: string): DialogInput;
  /** Moves it there at once. */
  takenTime(appointment: string, slot: string): DialogInput;
  masked(secrets: readonly SecretKind[]): DialogInput;
  emergency(distress: DistressKind): DialogInput;
  /** `forWhom` may lead to a sibling of the entry: `entry` is the one that is said. */
  answer(
    entry: string,
    forWhom: string | null,
    place: "kiosk" | "elsewhere",
  ): { readonly input: DialogInput; readonly entry: string };
  definition(term: string): DialogInput;
  browse(place: BrowsePlace): DialogInput;
  /** What the button of an answer or a word is called. */
  labelOf(choice: string): string | null;
  /** The hard words of an answer, as choices. */
  wordsOf(entry: string): readonly Choice[];
  whichWord(words: readonly Choice[]): DialogInput;
  simpler(entry: string): DialogInput;
  tutorial(id: string, step: number): DialogInput;
  /** That the assistant speaks French only, and who speaks otherwise; in the person's language. */
  foreign(language: Language): DialogInput;
  /** In the person's language: somebody is called. */
  called(language: Language): DialogInput;
  askWhich(alternatives: readonly string[]): DialogInput;
  notUnderstood(misses: number): DialogInput;
  /** Books what a mediator proposed. */
  proposed(proposal: string): DialogInput;
  takenBy(mediator: string): DialogInput;
  closedBy(mediator: string): DialogInput;
  releasedBy(mediator: string): DialogInput;
};

export type ScriptParts = {
  readonly knowledge: KnowledgeBase;
  readonly dialogs: Pick<DialogEngine, "canBegin">;
  readonly book: Pick<DialogBook, "phrases" | "languages">;
  readonly publicUrl: string;
};

const person: Choice = { id: "human", label: "Parler à quelqu’un" };
const appointment: Choice = { id: "dialog:rendez-vous", label: "Prendre rendez-vous" };
const menu: Choice = { id: "menu", label: "Menu" };
const stepByStep = (tutorial: string, label: string): Choice => ({ id: `tutorial:${tutorial}`, label });

export function createScripts({ knowledge, dialogs, book, publicUrl }: ScriptParts): Scripts {
  const shelves = createShelves(knowledge);
  const given: GivenTo<"menu"> = {
    centre: withArticle(knowledge.centre.name),
    privacyUrl: `${publicUrl}/confidentialite`,
    themes: shelves.subjects(1),
    said: "",
    about: "",
  };
  const begin = <D extends ProgramDialog>(
    dialog: D,
    own: Omit<GivenTo<D>, keyof typeof given> & Partial<typeof given>,
  ): DialogInput => ({ kind: "begin", dialog, with: { ...given, ...own } });
  const oldButton = begin("bouton-perime", {});
  const wordsOf = (id: string): readonly Choice[] =>
    (knowledge.faq.get(id)?.glossary ?? []).flatMap((word) => choiceFor(`glossary:${word}`, knowledge));

  return {
    welcome: (alone) => begin(alone ? "accueil" : "presentation", {}),
    dialog: (id, words = {}) =>
      dialogs.canBegin(id, given) ? { kind: "begin", dialog: id, with: { ...given, ...words } } : oldButton,
    reminder: (which, when, next) => begin(which === "day-before" ? "rappel-veille" : "rappel-jour", { when, next }),
    freedTime: (slotSentence, until, next) => begin("place-libre", { slotSentence, until, next }),
    mustMove: (when, next) => begin("a-deplacer", { when, next }),
    cancelledByCentre: (when) => begin("annule-par-centre", { when }),
    newTime: (appointment, slot) => begin("nouvel-horaire", { about: appointment, slot, heard: "" }),
    takenTime: (appointment, slot) => begin("horaire-change", { about: appointment, slot }),
    masked: (secrets) => begin("secret-masque", maskedInWords(secrets, book.phrases)),
    emergency: (distress) => begin(`detresse-${distress}`, {}),
    answer: (id, forWhom, place) => {
      const asked = knowledge.faq.get(id);
      if (asked === undefined) return { input: oldButton, entry: id };
      const sibling = forWhom === null ? null : siblingFor(asked, forWhom, knowledge);
      const entry = sibling ?? asked;
      const words = { answer: answerWords(entry, place, publicUrl), next: nextChoices(entry, knowledge) };
      const same = forWhom !== null && sibling === null;
      const input = same
        ? begin("reponse-pour", { ...words, forWhom: `Pour ${forWhom}, c’est pareil.` })
        : begin("reponse", words);
      return { input, entry: entry.id };
    },
    labelOf: (choice) =>
      /^(?:faq|glossary):/.test(choice) ? (choiceFor(choice.replace(/^faq:/, ""), knowledge)[0]?.label ?? null) : null,
    definition: (id) => {
      const term = knowledge.glossary.get(id);
      if (term === undefined) return oldButton;
      return begin("definition", { definition: `${term.term} : ${term.definition}`, next: [person, menu] });
    },
    browse: (place) => {
      switch (place.kind) {
        case "menu":
          return begin("menu", { themes: shelves.subjects(place.page) });
        case "theme": {
          const theme = knowledge.themes.find(({ id }) => id === place.theme);
          if (theme === undefined) return oldButton;
          return begin("theme", { themeLabel: theme.label, questions: shelves.questions(theme.id, place.page) });
        }
        case "letters":
          return begin("mots-lettres", { letters: shelves.letters() });
        case "words": {
          const shelf = shelves.words(place.letters, place.page);
          return shelf === null ? oldButton : begin("mots-liste", { letters: shelf.label, words: shelf.words });
        }
      }
    },
    wordsOf,
    whichWord: (words) => begin("quel-mot", { words }),
    simpler: (id) => {
      const entry = knowledge.faq.get(id);
      if (entry === undefined) return oldButton;
      const definitions = entry.glossary.slice(0, 3).flatMap((word) => {
        const term = knowledge.glossary.get(word);
        return term === undefined ? [] : [`• ${term.term} : ${term.definition}`];
      });
      const play = entry.tutorial === null ? [] : [stepByStep(entry.tutorial, "Oui, pas à pas")];
      return begin("plus-simple", { words: definitions.join("\n"), next: [...play, person, appointment, menu] });
    },
    tutorial: (id, step) =>
      knowledge.tutorials.has(id) ? begin("pas-a-pas", { tutorial: id, step: String(step) }) : oldButton,
    foreign: (language) => {
      const { say, person: label } = book.languages[language];
      return begin("autre-langue", { foreign: say, next: [{ id: "human", label }, menu] });
    },
    called: (language) => begin("personne-appelee", { foreign: book.languages[language].called }),
    askWhich: (alternatives) =>
      begin("vouliez-vous-dire", { alternatives: alternatives.flatMap((id) => choiceFor(id, knowledge)) }),
    notUnderstood: (misses) => begin(misses >= 2 ? "pas-compris-deux-fois" : "pas-compris", {}),
    proposed: (proposal) => begin("horaire-propose", { proposal }),
    takenBy: (mediator) => begin("mediateur-prend", { mediator }),
    closedBy: (mediator) => begin("mediateur-ferme", { mediator }),
    releasedBy: (mediator) => begin("mediateur-libere", { mediator }),
  };
}

function nextChoices(entry: FaqEntry, knowledge: KnowledgeBase): readonly Choice[] {
  const related = entry.related.flatMap((id) => choiceFor(id, knowledge)).slice(0, 2);
  return [
    ...(entry.tutorial === null ? [] : [stepByStep(entry.tutorial, "Pas à pas")]),
    ...related,
    ...(entry.dialog === null ? [] : [{ id: `dialog:${entry.dialog.id}`, label: entry.dialog.label }]),
    ...(entry.appointmentReason === null ? [] : [appointment]),
    person,
    menu,
  ];
}

function choiceFor(id: string, { faq, glossary }: KnowledgeBase): readonly Choice[] {
  const entry = faq.get(id);
  if (entry) return [{ id: `faq:${entry.id}`, label: entry.title }];
  const term = glossary.get(id.replace(/^glossary:/, ""));
  return term ? [{ id: `glossary:${term.id}`, label: shortLabel(term.term) }] : [];
}

/** A label as long as a row may be. */
const shortLabel = (label: string): string => (label.length <= 24 ? label : `${label.slice(0, 23)}…`);

/** "Centre social Belencontre" → "le centre social Belencontre", to stand inside a sentence. */
const withArticle = (name: string): string =>
  /^centre/i.test(name) ? `le ${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
