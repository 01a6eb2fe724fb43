import { freshMemory, type BotMemory } from "../../src/conversation/conversation.ts";
import { decide } from "../../src/conversation/decide.ts";
import { followUpOf } from "../../src/conversation/follow-up.ts";
import type { Step } from "../../src/conversation/step.ts";
import { aConversation, aText, understood } from "../support/build.ts";

describe("a message that goes with what was said before", () => {
  it.each<[string, string]>([
    ["et pour mon mari ?", "votre mari"],
    ["é pr mon mari", "votre mari"],
    ["et pour ma fille c'est pareil ?", "votre fille"],
    ["Pour ma mère aussi", "votre mère"],
    ["et mon fils ?", "votre fils"],
    ["pour mon bébé on fait comment", "votre enfant"],
    ["ok et pour ma belle-mère", "votre belle-mère"],
    ["ma soeur aussi", "votre sœur"],
  ])("%s is about somebody else: %s", (text, whom) => {
    expect(followUpOf(text)).toEqual({ kind: "for-someone", whom });
  });

  it.each<[string, readonly string[]]>([
    [
      "which-word",
      ["c'est quoi ça ?", "ckoi sa", "c koi ce mot", "ça veut dire quoi ?", "sa ve dire koi", "je connais pas ce mot"],
    ],
    [
      "simpler",
      [
        "plus simple",
        "j'ai pas compris",
        "jai pas compri",
        "g pa compris",
        "je comprends pas",
        "jcomprend pas",
        "expliquez mieux",
        "pouvez-vous m'expliquer autrement ?",
        "hein ?",
        "c'est pas clair",
        "pardon je n'ai pas compris",
      ],
    ],
    ["repeat", ["répète", "répétez svp", "repete", "vous pouvez répéter ?", "encore une fois", "redites"]],
    [
      "next-step",
      ["étape suivante", "suivant", "la suite", "et après ?", "ok fait", "c'est fait", "continuer", "ça y est"],
    ],
    ["previous-step", ["étape précédente", "revenir", "retour"]],
    ["yes", ["oui", "ouais", "ok", "d'accord", "👍"]],
    ["no", ["non", "nan", "non merci"]],
  ])("%s", (kind, texts) => {
    for (const text of texts) expect({ text, kind: followUpOf(text)?.kind }).toEqual({ text, kind });
  });

  it.each([
    "comment refaire ma carte vitale",
    "et pour la carte grise ?",
    "carte d'identité pour mon fils de 3 ans",
    "mon mari a perdu son passeport",
    "c'est quoi franceconnect",
    "ça veut dire quoi navigateur",
    "je comprends pas ma facture edf",
    "je n'ai pas compris la lettre de la caf",
    "suite à un déménagement je dois changer d'adresse",
    "après une séparation que faire à la caf",
    "oui j'ai un compte mais je n'ai plus le mot de passe",
    "répéteur wifi",
    "",
  ])("%j stands on its own", (text) => {
    expect(followUpOf(text)).toBeNull();
  });
});

describe("what is done about it", () => {
  const answered: Partial<BotMemory> = { lastAnswer: "caf-connexion" };
  const defined: Partial<BotMemory> = { lastAnswer: "glossary:navigateur" };
  const inTutorial: Partial<BotMemory> = { tutorial: { id: "piece-jointe", step: 3 } };
  const offersTutorial: Partial<BotMemory> = { ...answered, offered: [{ id: "tutorial:mdp", label: "Pas à pas" }] };
  const offersYes: Partial<BotMemory> = { ...answered, offered: [{ id: "tutorial:mdp", label: "Oui, pas à pas" }] };

  it.each<[string, string, Partial<BotMemory>, Step]>([
    [
      "somebody else",
      "et pour mon mari ?",
      answered,
      { kind: "answer", entry: "caf-connexion", forWhom: "votre mari" },
    ],
    ["a word of the answer", "c'est quoi ça ?", answered, { kind: "which-word", entry: "caf-connexion" }],
    ["the word again", "c'est quoi ça ?", defined, { kind: "define", term: "navigateur" }],
    ["simpler words", "plus simple", answered, { kind: "simplify", entry: "caf-connexion" }],
    [
      "a person the second time",
      "j'ai pas compris",
      { ...answered, misses: 1 },
      { kind: "begin-dialog", dialog: "pas-compris-deux-fois" },
    ],
    [
      "a person for a word not understood",
      "j'ai pas compris",
      defined,
      { kind: "begin-dialog", dialog: "pas-compris-deux-fois" },
    ],
    ["the answer again", "répète", answered, { kind: "answer", entry: "caf-connexion" }],
    [
      "the next step after something else",
      "étape suivante",
      inTutorial,
      { kind: "play-tutorial", tutorial: "piece-jointe", step: 4 },
    ],
    ["the step before", "revenir", inTutorial, { kind: "play-tutorial", tutorial: "piece-jointe", step: 2 }],
    [
      "the tutorial that was offered",
      "étape suivante",
      offersTutorial,
      { kind: "play-tutorial", tutorial: "mdp", step: 1 },
    ],
    ["yes to an offer", "oui", offersYes, { kind: "play-tutorial", tutorial: "mdp", step: 1 }],
    ["yes to nothing", "ok", answered, { kind: "begin-dialog", dialog: "d-accord" }],
    ["no to an answer", "non", answered, { kind: "begin-dialog", dialog: "non-merci" }],
  ])("%s", (_name, text, memory, step) => {
    const conversation = aConversation({ memory: { ...freshMemory, greeted: true, ...memory } });
    expect(decide(conversation, aText(text))).toEqual([step]);
  });

  it("leaves an open dialog its own answers, and asks about the last answer all the same", () => {
    const open = aConversation({ memory: { ...freshMemory, greeted: true, ...answered, dialog: "{}" } });
    expect(decide(open, aText("répète"))).toMatchObject([
      { kind: "continue-dialog", otherwise: [{ kind: "not-understood" }] },
    ]);
    expect(decide(open, aText("c'est quoi ça"))).toMatchObject([
      { kind: "continue-dialog", otherwise: [{ kind: "which-word" }] },
    ]);
  });

  it("is nothing when nothing was said before", () => {
    expect(decide(aConversation(), aText("plus simple"))).toMatchObject([{ kind: "not-understood", misses: 1 }]);
  });

  it("counts “D’autre chose” as not understood, so that a person is offered the next time", () => {
    const conversation = aConversation({ memory: { ...freshMemory, greeted: true, misses: 1 } });
    const choice = { kind: "choice", choice: "dialog:pas-compris", label: "D’autre chose" } as const;
    expect(decide(conversation, choice)).toEqual([{ kind: "not-understood", misses: 2, nearest: [] }]);
  });
});

describe("another language", () => {
  it("is told, and a person offered", () => {
    expect(decide(aConversation(), aText("no entiendo esta carta", { language: "es" }))).toEqual([
      { kind: "tell-in-language", language: "es", called: false },
    ]);
  });

  it("calls the person who is wanted at once", () => {
    const reading = aText("quiero hablar con alguien", {
      language: "es",
      understanding: understood("handoff", "handoff"),
    });
    expect(decide(aConversation(), reading)).toEqual([
      { kind: "tell-in-language", language: "es", called: true },
      { kind: "begin-dialog", dialog: "mediateur" },
    ]);
  });

  it("still books, greets and thanks", () => {
    const reading = aText("randevu istiyorum", {
      language: "tr",
      understanding: understood("book-appointment", "book-appointment"),
    });
    expect(decide(aConversation(), reading)).toEqual([{ kind: "begin-dialog", dialog: "rendez-vous" }]);
  });
});
