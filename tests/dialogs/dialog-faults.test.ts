import { faultsIn, withSteps } from "./support/small-dialogs.ts";

const end = `  fin: { say: "Fin", end: true }`;

describe("a fault names its file, its line and what to do", () => {
  it.each<[string, string, string]>([
    [
      "YAML that is not",
      `dialog: a\nstart: un\nsteps:\n  un: { say: "Bonjour, end: true }`,
      "a.yaml:4 — this is not valid YAML:",
    ],
    [
      "a text that begins with a star",
      withSteps(`  un: { say: *important, end: true }`),
      "a.yaml:5 — a text cannot begin with * unless it stands in quotes.",
    ],
    ["an empty file", "", `a.yaml:1 — the file must be a group of lines, not empty.`],
    [
      "a key that does not exist",
      withSteps(`  un:\n    say: "Oui"\n    thne: fin\n    end: true\n${end}`),
      `a.yaml:7 — "thne" is not a key that can stand here. Did you mean "then"?`,
    ],
    [
      "a key that nothing resembles",
      withSteps(`  un: { say: "Oui", end: true, colour: red }`),
      `a.yaml:5 — "colour" is not a key that can stand here. The keys here are: say, choices, ask,`,
    ],
    [
      "a key that does not exist in a choice",
      withSteps(`  un:\n    say: "Oui ?"\n    choices:\n      - { id: oui, label: "Oui", thn: fin }\n${end}`),
      `a.yaml:8 — "thn" is not a key that can stand here. Did you mean "then"?`,
    ],
    ["no start", `dialog: a\nsteps:\n  un: { say: "Oui", end: true }`, `a.yaml:1 — "start" is missing.`],
    ["no steps", `dialog: a\nstart: un\nsteps: {}`, `a.yaml:3 — "steps" holds no step.`],
    [
      "a name with capitals",
      withSteps(`  un: { say: "Oui", end: true }\n  Fin: { say: "Fin", end: true }`),
      `a.yaml:6 — "steps.Fin" must be lower case words joined by "-"`,
    ],
    [
      "a number where a text is meant",
      withSteps(`  un: { say: "Oui ?", choices: [{ id: 1, label: "Un", then: fin }] }\n${end}`),
      `a.yaml:5 — "steps.un.choices.0.id" must be a text, not a number. Put "…" around the text.`,
    ],
    [
      "a variable without quotes",
      withSteps(`  un: { say: {centre}, end: true }`),
      `a.yaml:5 — "steps.un.say" must be a text, or a list of texts.`,
    ],
    [
      "a step that does not exist",
      withSteps(`  un: { say: "Oui", then: fni }\n${end}`),
      `a.yaml:5 — the step "un" goes to "fni", which does not exist. Did you mean "fin"?`,
    ],
    [
      "a step that does not exist, after a choice",
      withSteps(
        `  un:\n    say: "Oui ?"\n    choices:\n      - { id: oui, label: "Oui", then: nulle-part }\n    then: fin\n${end}`,
      ),
      `a.yaml:8 — the step "un" goes to "nulle-part", which does not exist. Write this step, or one of: un, fin.`,
    ],
    [
      "a start that does not exist",
      `dialog: a\nstart: debut\nsteps:\n  un: { say: "Oui", end: true }`,
      `a.yaml:2 — the dialog starts at "debut", which does not exist.`,
    ],
    [
      "a step that nothing leads to",
      withSteps(`  un: { say: "Oui", end: true }\n${end}`),
      `a.yaml:6 — nothing leads to the step "fin". Go to it from another step ("then: fin"), or remove it.`,
    ],
    [
      "a step with no way out",
      withSteps(`  un: { say: "Oui" }`),
      `a.yaml:5 — the step "un" leads nowhere. Add "then: <step>", or "end: true"`,
    ],
    [
      "a choice with no way out",
      withSteps(
        `  un: { say: "Oui ?", choices: [{ id: oui, label: Oui }, { id: non, label: Non, then: fin }] }\n${end}`,
      ),
      `a.yaml:5 — the choice "oui" leads nowhere.`,
    ],
    [
      "choices of a variable with no way out",
      withSteps(`  un: { say: "Lequel ?", choices: "{themes}" }`, "needs: [themes]"),
      `a.yaml:5 — the choices of {themes} lead nowhere.`,
    ],
    [
      "a question that only leads elsewhere",
      withSteps(`  un: { say: "Oui ?", choices: [{ id: human, label: Oui }] }`),
      `a.yaml:5 — nothing here brings the dialog further. Add a choice with "then:", or "end: true".`,
    ],
    [
      "a choice that nothing would understand",
      withSteps(`  un: { say: "Oui ?", choices: [{ id: oui, label: Oui }], end: true }`),
      `a.yaml:5 — the dialog ends here: nothing would understand the choice "oui".`,
    ],
    [
      "words that lead to no step",
      withSteps(
        `  un: { say: "Oui ?", choices: [{ id: a, label: A, then: fin }], hear: { ailleurs: ["suite"] } }\n${end}`,
      ),
      `a.yaml:5 — the step "un" goes to "ailleurs", which does not exist.`,
    ],
    [
      "words that would mean two things",
      withSteps(
        `  un: { say: "Oui ?", choices: [{ id: a, label: A, then: fin }], hear: { fin: ["Suite"], un: ["suite !"] } }\n${end}`,
      ),
      `a.yaml:5 — "suite !" is heard twice.`,
    ],
    [
      "a way that would never be followed",
      withSteps(
        `  un: { say: "Oui ?", choices: [{ id: menu, label: Oui, then: fin }, { id: a, label: A, then: fin }] }\n${end}`,
      ),
      `a.yaml:5 — "menu" leaves the dialog: its "then" would never be followed.`,
    ],
    [
      "steps that talk in a circle",
      withSteps(`  un: { say: "Oui", then: deux }\n  deux: { say: "Non", then: un }`),
      `a.yaml:5 — the step "un" comes back to itself without asking anything.`,
    ],
    [
      "steps that never come to an end",
      withSteps(
        `  un: { say: "Oui ?", choices: [{ id: oui, label: Oui, then: un }, { id: non, label: Non, then: un }] }`,
      ),
      `a.yaml:5 — from the step "un" nobody comes to an end. Lead it to a step with "end: true".`,
    ],
    [
      "a step that does two things",
      withSteps(`  un: { say: "Oui ?", ask: text, store: x, choices: [], then: fin }\n${end}`),
      `a.yaml:5 — "choices" means nothing in a step that asks for a text. It can hold: say, store, then, ask, max, skip, when.`,
    ],
    [
      "a question without words",
      withSteps(`  un: { choices: [{ id: oui, label: Oui, then: fin }] }\n${end}`),
      `a.yaml:5 — "say" is missing in a step that shows choices. Add a line "say: …".`,
    ],
    [
      "an action that does not exist",
      withSteps(`  un: { do: appointments.mien, on: { none: fin } }\n${end}`),
      `a.yaml:5 — there is no action "appointments.mien". Did you mean "appointments.mine"?`,
    ],
    [
      "an outcome that is missing",
      withSteps(`  un:\n    do: handoff.cancel\n    on: { back: fin }\n${end}`),
      `a.yaml:7 — the outcome "not-waiting" of "handoff.cancel" is missing. Add "not-waiting: <step>" under "on:".`,
    ],
    [
      "an outcome that does not exist",
      withSteps(`  un: { do: privacy.erase, on: { erased: fin, eraesd: fin } }\n${end}`),
      `a.yaml:5 — "privacy.erase" has no outcome "eraesd". Did you mean "erased"?`,
    ],
    [
      "an action without what it needs",
      withSteps(`  un: { do: appointments.slots, on: { found: fin, none: fin } }\n${end}`),
      `a.yaml:5 — "appointments.slots" needs "reason". Add "with: { reason: … }".`,
    ],
    [
      "an action with what it does not take",
      withSteps(`  un: { do: privacy.erase, with: { now: "oui" }, on: { erased: fin } }\n${end}`),
      `a.yaml:5 — "privacy.erase" has no value "now". It takes none.`,
    ],
    [
      "a word that an action does not know",
      withSteps(
        `  un: { do: handoff.request, with: { reason: bored }, on: { waiting: fin, away: fin, already-waiting: fin } }\n${end}`,
      ),
      `a.yaml:5 — "reason" of "handoff.request" cannot be "bored". It can be: asked, misunderstood, distress, trouble.`,
    ],
    [
      "two choices of one id",
      withSteps(
        `  un:\n    say: "Oui ?"\n    choices:\n      - { id: oui, label: Oui }\n      - { id: oui, label: Si }\n    then: fin\n${end}`,
      ),
      `a.yaml:9 — there are two choices "oui". Give each choice an id of its own.`,
    ],
    [
      "two choices that read the same",
      withSteps(
        `  un: { say: "Oui ?", choices: [{ id: a, label: "Été" }, { id: b, label: "ete" }], then: fin }\n${end}`,
      ),
      `a.yaml:5 — two choices read "ete". Say what makes them different.`,
    ],
    [
      "a label too long for a button",
      withSteps(`  un: { say: "Oui ?", choices: [{ id: a, label: "Vingt et un caractères" }], then: fin }\n${end}`),
      `a.yaml:5 — the label "Vingt et un caractères" has 22 characters, 20 at most on a button (3 choices or fewer). Say it shorter.`,
    ],
    [
      "a label too long for a list",
      withSteps(
        `  un: { say: "Oui ?", choices: ["{themes}", { id: a, label: "Vingt-cinq caractères ici" }], then: fin }\n${end}`,
        "needs: [themes]",
      ),
      `a.yaml:5 — the label "Vingt-cinq caractères ici" has 25 characters, 24 at most on a row of a list.`,
    ],
    [
      "a label with a variable",
      withSteps(
        `  un: { say: "Oui ?", choices: [{ id: a, label: "{centre}" }], then: fin }\n${end}`,
        "needs: [centre]",
      ),
      `a.yaml:5 — the label "{centre}" cannot hold a variable. Put it in the question above.`,
    ],
    [
      "a message too long",
      withSteps(`  un:\n    say:\n      - "Court."\n      - "${"Un mot. ".repeat(126)}"\n    end: true`),
      `a.yaml:8 — this message has 1007 characters, 1000 at most. Cut it in two (a list of texts).`,
    ],
    [
      "a sentence too long",
      withSteps(`  un: { say: "Bon. ${"mot ".repeat(26)}", end: true }`),
      `a.yaml:5 — the sentence "mot mot mot mot…" has 26 words, 25 at most. Make two sentences of it.`,
    ],
    [
      "a variable that nothing sets",
      withSteps(`  un: { say: "Bonjour {centr}", end: true }`, "needs: [centre]"),
      `a.yaml:5 — nothing gives {centr} a value. Did you mean "centre"?`,
    ],
    [
      "a variable that only one of the ways sets",
      withSteps(`  un: { say: "Oui ?", choices: [{ id: a, label: A, then: nom }, { id: b, label: B, then: dire }] }
  nom: { say: "Nom ?", ask: text, store: nom, then: dire }
  dire: { say: "Bonjour {nom}", end: true }`),
      `a.yaml:7 — {nom} is not known on every way that leads to the step "dire". Ask for it before`,
    ],
    [
      "choices said as a text",
      withSteps(`  un: { say: "Bonjour {themes}", end: true }`, "needs: [themes]"),
      `a.yaml:5 — {themes} holds choices and is used as a text.`,
    ],
    [
      "a text shown as choices",
      withSteps(`  un: { say: "Lequel ?", choices: "{centre}", end: true }`, "needs: [centre]"),
      `a.yaml:5 — {centre} holds a text and is used as choices.`,
    ],
    [
      "a variable that the program does not give",
      withSteps(`  un: { say: "Bonjour {nom}", end: true }`, "needs: [nom]"),
      `a.yaml:3 — the program gives no {nom} to the dialog "a". It gives: centre, themes.`,
    ],
    [
      "a stray brace",
      withSteps(`  un: { say: "Bonjour { vous", end: true }`),
      `a.yaml:5 — "Bonjour { vous" is no place to fill in. Between braces stands one name, such as "{firstName}".`,
    ],
    [
      "an emergency number that is not in the list",
      withSteps(`  un: { say: "Le {number.polise}", end: true }`),
      `a.yaml:5 — there is no number "polise". Did you mean "police"?`,
    ],
    [
      "a phrase that does not exist",
      withSteps(`  un: { say: "{phrase.inconnue-ici}", end: true }`),
      `a.yaml:5 — there is no phrase "inconnue-ici". Add it to phrases.yaml.`,
    ],
    [
      "a dialog that does not exist",
      withSteps(`  un: { say: "Oui", choices: [{ id: "dialog:rdv", label: Oui }], end: true }`),
      `a.yaml:5 — there is no dialog "rdv". Write rdv.yaml.`,
    ],
  ])("%s", (_what, text, expected) => {
    const faults = faultsIn(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });
});
