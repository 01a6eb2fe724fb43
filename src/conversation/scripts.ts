import type { DialogEngine, DialogInput } from "../dialogs/engine.ts";
import { maskedInWords } from "../dialogs/masked-in-words.ts";
import type { Phrases } from "../dialogs/phrases.ts";
import type { GivenTo, ProgramDialog } from "../dialogs/program-dialogs.ts";
import type { FaqEntry, KnowledgeBase } from "../knowledge/knowledge-base.ts";
import type { DistressKind } from "../safety/detect-distress.ts";
import type { SecretKind } from "../safety/mask-secrets.ts";
import type { Choice } from "./message.ts";

/** Which dialog says what, and with which words of the knowledge base: the only place that knows both by name. */
export type Scripts = {
  /** `alone`: nothing else is answered, so the choices come with it. */
  welcome(alone: boolean): DialogInput;
  /** A dialog by its id; one that does not exist any more is an old button. */
  dialog(id: string, said?: string): DialogInput;
  masked(secrets: readonly SecretKind[]): DialogInput;
  emergency(distress: DistressKind): DialogInput;
  answer(entry: string): DialogInput;
  definition(term: string): DialogInput;
  theme(id: string): DialogInput;
  askWhich(alternatives: readonly string[]): DialogInput;
  notUnderstood(misses: number): DialogInput;
  closedBy(mediator: string): DialogInput;
  releasedBy(mediator: string): DialogInput;
};

export type ScriptParts = {
  readonly knowledge: KnowledgeBase;
  readonly dialogs: Pick<DialogEngine, "canBegin">;
  readonly phrases: Phrases;
  readonly publicUrl: string;
};

const person: Choice = { id: "human", label: "Parler à quelqu’un" };
const appointment: Choice = { id: "dialog:rendez-vous", label: "Prendre rendez-vous" };
const menu: Choice = { id: "menu", label: "Menu" };

export function createScripts({ knowledge, dialogs, phrases, publicUrl }: ScriptParts): Scripts {
  const entries = [...knowledge.faq.values()];
  const given: GivenTo<"menu"> = {
    centre: withArticle(knowledge.centre.name),
    privacyUrl: `${publicUrl}/confidentialite`,
    themes: knowledge.themes
      .filter(({ id }) => entries.some(({ theme }) => theme === id))
      .map(({ id, label }) => ({ id: `theme:${id}`, label })),
    said: "",
  };
  const begin = <D extends ProgramDialog>(dialog: D, own: Omit<GivenTo<D>, keyof typeof given>): DialogInput => ({
    kind: "begin",
    dialog,
    with: { ...given, ...own },
  });
  const oldButton = begin("bouton-perime", {});
  return {
    welcome: (alone) => begin(alone ? "accueil" : "presentation", {}),
    dialog: (id, said = "") =>
      dialogs.canBegin(id, given) ? { kind: "begin", dialog: id, with: { ...given, said } } : oldButton,
    masked: (secrets) => begin("secret-masque", maskedInWords(secrets, phrases)),
    emergency: (distress) => begin(`detresse-${distress}`, {}),
    answer: (id) => {
      const entry = knowledge.faq.get(id);
      return entry ? begin("reponse", { answer: entry.answer, next: nextChoices(entry, knowledge) }) : oldButton;
    },
    definition: (id) => {
      const term = knowledge.glossary.get(id);
      if (term === undefined) return oldButton;
      return begin("definition", { definition: `${term.term} : ${term.definition}`, next: [person, menu] });
    },
    theme: (id) => {
      const theme = knowledge.themes.find((candidate) => candidate.id === id);
      if (theme === undefined) return oldButton;
      const questions = entries.filter((entry) => entry.theme === id).map(buttonOf);
      return begin("theme", { themeLabel: theme.label, questions });
    },
    askWhich: (alternatives) =>
      begin("vouliez-vous-dire", { alternatives: alternatives.flatMap((id) => choiceFor(id, knowledge)) }),
    notUnderstood: (misses) => begin(misses >= 2 ? "pas-compris-deux-fois" : "pas-compris", {}),
    closedBy: (mediator) => begin("mediateur-ferme", { mediator }),
    releasedBy: (mediator) => begin("mediateur-libere", { mediator }),
  };
}

const buttonOf = ({ id, title }: FaqEntry): Choice => ({ id: `faq:${id}`, label: title });

function nextChoices(entry: FaqEntry, knowledge: KnowledgeBase): readonly Choice[] {
  const related = entry.related.flatMap((id) => choiceFor(id, knowledge)).slice(0, 2);
  return [...related, ...(entry.appointmentReason === null ? [] : [appointment]), person, menu];
}

function choiceFor(id: string, { faq, glossary }: KnowledgeBase): readonly Choice[] {
  const entry = faq.get(id);
  if (entry) return [buttonOf(entry)];
  const term = glossary.get(id.replace(/^glossary:/, ""));
  return term ? [{ id: `glossary:${term.id}`, label: term.term.slice(0, 24) }] : [];
}

/** "Centre social Belencontre" → "le centre social Belencontre", to stand inside a sentence. */
const withArticle = (name: string): string =>
  /^centre/i.test(name) ? `le ${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
