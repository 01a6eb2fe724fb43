import { openUnderstanding } from "../../src/understanding/open-understanding.ts";
import { trainModel } from "../../src/understanding/train.ts";
import { smallCorpus } from "./small-corpus.ts";

const progress: string[] = [];
const understand = openUnderstanding(
  trainModel(smallCorpus, { onProgress: (done, of) => progress.push(`${done}/${of}`) }),
);

const proposed = async (text: string): Promise<readonly string[]> => {
  const { intent, alternatives } = await understand(text);
  return [intent, ...alternatives];
};

describe("a question of the knowledge base", () => {
  it.each([
    ["je veux imprimer mon CV", "imprimer"],
    ["j ai oublier mon mo de passe", "mot-de-passe"],
    ["mdp perdu", "mot-de-passe"],
    ["ma carte vital a été volé", "carte-vitale"],
    ["jarrive pas a ouvrir mon conte kaf", "caf-connexion"],
    ["Bonjour, il me faut une atestation de la caf svp, merci d'avance", "caf-attestation"],
    ["renouvelement de la carte de séjour", "titre-sejour"],
    ["declaration dimpots sur internet", "impots-declarer"],
    ["on ma voler mon portabl", "telephone-vole"],
    ["c ouvert le samedi matin", "horaires"],
    ["cmt avoir le code du wifi", "wifi"],
  ])("%j is understood as %s", async (text, intent) => {
    const understanding = await understand(text);
    expect(understanding.intent).toBe(intent);
    expect(["faq", "choose"]).toContain(understanding.route);
  });

  it("is answered at once when an example says the same", async () => {
    const understanding = await understand("J'ai oublié mon mot de passe !");
    expect(understanding.route).toBe("faq");
    expect(understanding.confidence).toBeGreaterThan(0.8);
    expect(understanding.alternatives).not.toContain("mot-de-passe");
  });

  it("proposes the best first, each once and at most three, when it hesitates", async () => {
    const { route, intent, alternatives } = await understand("volé");
    expect(route).toBe("choose");
    expect(alternatives[0]).toBe(intent);
    expect(alternatives.length).toBeLessThanOrEqual(3);
    expect(new Set(alternatives).size).toBe(alternatives.length);
  });

  it("is found by a word that only the answer has", async () => {
    expect(await proposed("numéro IMEI")).toContain("telephone-vole");
  });

  it("is found by a word that only the glossary explains", async () => {
    expect(await proposed("il me faut mon QF")).toContain("caf-attestation");
  });

  it("is found by a word that means the same as an example's", async () => {
    expect(await proposed("mon gsm a été dérobé")).toContain("telephone-vole");
  });
});

describe("what the knowledge base does not have", () => {
  it.each(["une recette de couscous", "qui a gagné la coupe du monde", "mon chat est malade", "xqzt plmk"])(
    "%j is not answered",
    async (text) => {
      const { route } = await understand(text);
      expect(["out-of-scope", "choose"]).toContain(route);
    },
  );

  it("is refused rather than proposed when it is far from everything", async () => {
    expect(await understand("vendre ma voiture")).toMatchObject({
      route: "out-of-scope",
      intent: "out-of-scope",
    });
  });

  it("has less confidence than any question that is answered", async () => {
    const [far, near] = [await understand("vendre ma voiture"), await understand("mdp oublié")];
    expect(far.confidence).toBeLessThan(near.confidence / 2);
  });
});

describe("what rules decide before the model", () => {
  it.each([
    ["parler a kelkun", "handoff"],
    ["🆘", "handoff"],
    ["bonjour", "greeting"],
    ["👍", "thanks"],
    ["au revoir", "goodbye"],
    ["va te faire voir", "insult"],
    ["jveux 1 rdv", "book-appointment"],
    ["déplacer mon rdv", "move-appointment"],
    ["annuler mon rdv", "cancel-appointment"],
  ])("%j is %s", async (text, route) => {
    expect(await understand(text)).toMatchObject({ route, intent: route });
  });

  it("gives the definition of a word of the glossary", async () => {
    expect(await understand("c koi 1 navigateur")).toMatchObject({ route: "glossary", intent: "glossary:navigateur" });
  });

  it("answers rather than defines when an entry is that very question", async () => {
    expect(await understand("wifi svp")).toMatchObject({ route: "faq", intent: "wifi" });
  });

  it("leaves a greeting before a question to the question", async () => {
    expect(await understand("bonjour comment imprimer un document")).toMatchObject({ intent: "imprimer" });
  });
});

describe("any text whatever", () => {
  it.each(["", " ", "\n\t", "?!…", "🤔", "\u0000", "\u202E\u202C", "\uD800", "0", "constructor", "__proto__"])(
    "%j is out of scope, without confidence to speak of",
    async (text) => {
      const understanding = await understand(text);
      expect(understanding.route).toBe("out-of-scope");
      expect(understanding.confidence).toBeLessThan(0.3);
    },
  );

  it("has no confidence at all when there is nothing to read", async () => {
    expect(await understand(" 🤔 ?")).toEqual({
      route: "out-of-scope",
      intent: "out-of-scope",
      confidence: 0,
      alternatives: [],
    });
  });

  it("of 100 kB takes no longer than a page", async () => {
    const began = performance.now();
    await understand("imprimer un document ".repeat(5_000));
    await understand("a".repeat(100_000));
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("training", () => {
  it("tells its progress up to the end", () => {
    expect(progress.at(0)).toMatch(/^1\//);
    expect(progress.at(-1)).toMatch(/^(\d+)\/\1$/);
  });

  it("works without examples of some intent, without glossary and without background", async () => {
    const bare = { ...smallCorpus, glossary: [], passages: [], background: [] };
    const intents = [...bare.intents, { id: "empty", route: "faq" as const, examples: [] }];
    const poor = openUnderstanding(trainModel({ ...bare, intents }));
    expect((await poor("mot de passe oublié")).intent).toBe("mot-de-passe");
  });
});
