import { advance, beginDialog, type Advance, type StepInput } from "../../src/dialogs/advance-dialog.ts";
import type { Dialog } from "../../src/dialogs/dialog.ts";
import { readDialogState } from "../../src/dialogs/dialog-state.ts";
import type { Variables } from "../../src/dialogs/variables.ts";
import { bookOf } from "./support/small-dialogs.ts";

const text = `dialog: gouter
start: faim
needs: [themes]
steps:
  faim:
    say: ["Il est quatre heures.", "Vous avez faim ?"]
    choices:
      - { id: oui, label: "Oui", then: quoi }
      - { id: non, label: "Non", then: fin }
      - { id: human, label: "Parler à quelqu’un" }
  quoi:
    say: "De quoi ?"
    choices: ["{themes}", { id: autre, label: "D’autre chose", then: ecrire }]
    store: what
    then: servir
    otherwise: ecrire
  ecrire:
    say: "Dites-le-moi."
    ask: text
    max: 10
    skip: { label: "Passer", then: fin }
    store: what
    then: servir
  servir:
    do: appointments.hold
    with: { slot: "{what}" }
    on: { held: servi, taken: quoi, none: fin, gone: fin }
  servi: { say: "Voilà : {what}, {slotSentence}", then: fin }
  fin: { say: "Au revoir.", end: true }
`;
const book = bookOf(text);
const { phrases } = book;
const dialog = book.dialogs.get("gouter") as Dialog;
const themes = [
  { id: "pain", label: "Pain" },
  { id: "pomme", label: "Pomme" },
  { id: "menu", label: "Voir tout" },
];

/** Plays inputs one after the other, with the state going through JSON each time, as it is stored. */
function after(...inputs: readonly (string | StepInput)[]): Advance {
  let last = beginDialog(dialog, { themes });
  for (const input of inputs) {
    const state = readDialogState(JSON.parse(JSON.stringify(last.state)));
    last = advance(dialog, state, typeof input === "string" ? { kind: "text", text: input } : input, phrases);
  }
  return last;
}
const press = (choice: string): StepInput => ({ kind: "choice", choice });
const outcome = (name: string, vars: Variables = {}): StepInput => ({ kind: "outcome", outcome: name, vars });
const said = ({ replies }: Advance): readonly string[] => replies.map((reply) => reply.text);
const buttons = ({ replies }: Advance): readonly string[] =>
  replies.flatMap((reply) => (reply.kind === "choices" ? reply.choices.map(({ id }) => id) : []));

describe("a dialog goes from step to step", () => {
  it("says all it has to say, and waits at the question", () => {
    const begun = after();
    expect(said(begun)).toEqual(["Il est quatre heures.", "Vous avez faim ?"]);
    expect(begun.state).toMatchObject({ dialog: "gouter", step: "faim", version: dialog.version, repeats: 0 });
    expect(begun.action).toBeNull();
  });

  it("keeps what was chosen, asks the program to act, and goes on with the outcome", () => {
    const asked = after("oui", "pomme");
    expect(asked.action).toEqual({ name: "appointments.hold", with: { slot: "pomme" } });
    const served = after("oui", "pomme", outcome("held", { slotSentence: "bien mûre" }));
    expect(said(served)).toEqual(["Voilà : pomme, bien mûre", "Au revoir."]);
    expect(served.state).toBeNull();
  });

  it("gives the buttons of a step ids that no other step has; those of the program stay as they are", () => {
    const [yes, no, human] = buttons(after());
    expect(yes).toMatch(/^d:gouter:faim:[0-9a-z]+:oui$/);
    expect(no).toMatch(/:non$/);
    expect(human).toBe("human");
  });

  it("takes a button of its question", () => {
    const [yes = ""] = buttons(after());
    expect(said(after(press(yes)))).toEqual(["De quoi ?"]);
  });

  it("goes where the step says when a text is none of the choices", () => {
    expect(said(after("oui", "un gâteau au chocolat"))).toEqual(["Dites-le-moi."]);
  });

  it.each(["une tarte", "<b>", "{what}", "c'est bon", "😀"])("takes the text %j as it is", (words) => {
    expect(after("oui", "autre", `  ${words} `).action?.with).toEqual({ slot: words });
  });

  it.each(["non", "Passer", "PASSER !"])("skips a question with “%s”", (words) => {
    expect(said(after("oui", "autre", words))).toEqual(["Au revoir."]);
  });

  it("asks for fewer words when there are too many", () => {
    const asked = after("oui", "autre", "un très gros gâteau");
    expect(said(asked)).toEqual([phrases["too-long"], "Dites-le-moi."]);
    expect(asked.state?.step).toBe("ecrire");
  });

  it.each([
    ["a choice of the step, typed", "parler à quelqu'un", "human"],
    ["a word that stops", "stop", "dialog:mis-de-cote"],
  ])("is left by %s", (_what, words, goTo) => {
    expect(after(words)).toMatchObject({ state: null, replies: [], goTo, matched: true });
  });

  it("is left by a choice of the program among those of a variable", () => {
    expect(after("oui", "voir tout")).toMatchObject({ state: null, goTo: "menu" });
  });
});

describe("what does not answer the question", () => {
  it.each([
    ["a question of the person", "c'est quoi la CAF ?"],
    ["nothing", ""],
    ["blanks", "  \n "],
  ])("%s is not taken, and changes nothing", (_what, words) => {
    const before = after("oui", "autre");
    expect(after("oui", "autre", words)).toEqual({ ...before, replies: [], matched: false });
  });

  it("is asked again once; then the dialog is left for a person", () => {
    const again: StepInput = { kind: "repeat", why: "not-understood" };
    expect(said(after(again))).toEqual([phrases["not-understood"], "Vous avez faim ?"]);
    expect(after(again, again)).toMatchObject({ state: null, replies: [], goTo: "dialog:pas-compris-deux-fois" });
  });

  it("is asked again once after another question; then the dialog is set aside", () => {
    const again: StepInput = { kind: "repeat", why: "interrupted" };
    expect(said(after(again))).toEqual([phrases["back-to-question"], "Vous avez faim ?"]);
    expect(after(again, again)).toMatchObject({ state: null, goTo: "dialog:mis-de-cote" });
  });

  it("counts anew once the person has answered", () => {
    const again: StepInput = { kind: "repeat", why: "interrupted" };
    expect(after(again, "oui").state?.repeats).toBe(0);
  });

  const optional = bookOf(`dialog: avis\nstart: un\noptional: true\nsteps:
  un: { say: "Bien ?", choices: [{ id: oui, label: Oui, then: fin }, { id: non, label: Non, then: fin }] }
  fin: { say: "Merci.", end: true }`).dialogs.get("avis") as Dialog;
  const asked = readDialogState(beginDialog(optional, {}).state);

  it("ends in silence a dialog that nobody has to answer", () => {
    const ended = { state: null, replies: [], action: null, goTo: null };
    const other = { kind: "text", text: "ma carte vitale" } as const;
    expect(advance(optional, asked, other, phrases)).toEqual({ ...ended, matched: false });
    const repeat = { kind: "repeat", why: "interrupted" } as const;
    expect(advance(optional, asked, repeat, phrases)).toEqual({ ...ended, matched: true });
  });

  it("leaves it for the honest answer when nobody understood the text", () => {
    const repeat = { kind: "repeat", why: "not-understood" } as const;
    expect(advance(optional, asked, repeat, phrases)).toMatchObject({ state: null, goTo: "dialog:pas-compris" });
  });
});

describe("an old button never answers another question", () => {
  it.each([
    ["another step", buttons(after())[0] ?? "", ["oui"]],
    ["another dialog", "d:rendez-vous:confirmer:1a2b3c:oui", []],
    ["a choice that is not offered", "d:gouter:faim:1a2b3c:peut-etre", []],
    ["another program", "GET_STARTED", []],
  ])("of %s", (_what, sent, inputs) => {
    const before = after(...inputs);
    const pressed = after(...inputs, press(sent));
    expect(said(pressed)).toEqual([phrases["old-button"], said(before).at(-1)]);
    expect(pressed.state).toEqual(before.state);
  });

  it("of the same step, when the question was about something else", () => {
    const confirm = bookOf(`dialog: a\nstart: un\nneeds: [centre]\nsteps:
  un: { say: "{centre}, c’est bon ?", choices: [{ id: oui, label: Oui, then: fin }, { id: non, label: Non, then: fin }] }
  fin: { say: "Noté : {centre}.", end: true }`).dialogs.get("a") as Dialog;
    const tuesday = beginDialog(confirm, { centre: "Mardi" });
    const thursday = beginDialog(confirm, { centre: "Jeudi" });
    if (!thursday.state || !tuesday.state) throw new Error("both wait");
    const [yesToTuesday = ""] = buttons(tuesday);
    const pressed = advance(confirm, thursday.state, press(yesToTuesday), phrases);
    expect(said(pressed)).toEqual([phrases["old-button"], "Jeudi, c’est bon ?"]);
    expect(said(advance(confirm, tuesday.state, press(yesToTuesday), phrases))).toEqual(["Noté : Mardi."]);
  });

  it("of a list that has changed", () => {
    const [bread = ""] = buttons(after("oui"));
    const changed = { ...after("oui").state, vars: { themes: [{ id: "poire", label: "Poire" }] } };
    const pressed = advance(dialog, readDialogState(changed), press(bread), phrases);
    expect(said(pressed)).toEqual([phrases["old-button"], "De quoi ?"]);
  });
});

describe("when the file of the dialog was changed meanwhile", () => {
  const changed = bookOf(text.replace("Vous avez faim ?", "Quel âge avez-vous ?")).dialogs.get("gouter") as Dialog;

  it("says so and begins anew: nothing is taken for an answer to another question", () => {
    const { state } = after("oui", "autre");
    const again = advance(changed, readDialogState(state), { kind: "text", text: "34" }, phrases);
    expect(said(again)).toEqual([phrases["dialog-changed"], "Il est quatre heures.", "Quel âge avez-vous ?"]);
    expect(again.state).toMatchObject({ step: "faim", version: changed.version, vars: { themes } });
  });

  it("is set aside when it needs something new", () => {
    const state = { ...after("oui").state, vars: {} };
    const again = advance(changed, readDialogState(state), { kind: "text", text: "34" }, phrases);
    expect(again).toMatchObject({ state: null, goTo: "dialog:mis-de-cote" });
  });
});

describe("what cannot be", () => {
  it.each<[string, () => unknown, string]>([
    [
      "an outcome that the action does not have",
      () => after("oui", "pain", outcome("eaten")),
      `"appointments.hold" cannot end in "eaten"`,
    ],
    ["an outcome where a person is asked", () => after(outcome("held")), "waits for no outcome"],
    [
      "an outcome without what it should tell",
      () => after("oui", "pain", outcome("held")),
      "no text for {slotSentence}",
    ],
    ["a dialog without what it needs", () => beginDialog(dialog, {}), `the dialog "gouter" must be given {themes}`],
    [
      "a step that is not there",
      () => advance(dialog, { ...state(), step: "rien" }, outcome("x"), phrases),
      `no step "rien"`,
    ],
    [
      "waiting where nobody is asked",
      () => advance(dialog, { ...state(), step: "fin" }, outcome("x"), phrases),
      "nobody can be waiting",
    ],
    ["a state without its variables", () => readDialogState({ ...state(), vars: { themes: 3 } }), "cannot be read"],
  ])("%s throws", (_what, act, message) => {
    expect(act).toThrow(message);
  });

  it("asks the program again when the outcome of an action never came", () => {
    expect(after("oui", "pain", "allô ?")).toMatchObject({
      replies: [],
      matched: true,
      action: after("oui", "pain").action,
    });
  });

  function state() {
    return readDialogState(after().state);
  }
});
