import { readDialogs } from "../../src/dialogs/load-dialogs.ts";
import { faultsIn, faultsOf, foreign, numbers, phrases, program, withSteps } from "./support/small-dialogs.ts";

describe("a dialog that is as it must be", () => {
  it("is read without a fault", () => {
    const file = withSteps(
      `  un:
    say: ["Bonjour {centre}", "{phrase.salut}, appelez le {number.police}"]
    choices: [{ id: oui, label: Oui, then: deux }, "{themes}", { id: human, label: "Une personne" }]
    then: deux
  deux: { say: "Au revoir", end: true }`,
      "needs: [centre, themes]",
    );
    expect(faultsIn(file)).toEqual([]);
  });

  it("holds the numbers and phrases that it names", () => {
    const text = withSteps(`  un: { say: "Le {number.police} : {phrase.salut}", end: true }`, "needs: [centre]");
    const read = readDialogs([numbers, phrases, foreign, { name: "a.yaml", text }], program);
    if ("faults" in read) throw new Error("it has faults");
    expect(read.book.dialogs.get("a")?.steps.get("un")?.say).toEqual([
      ["Le ", "17", " : ", "Salut ", { variable: "centre" }],
    ]);
    expect(read.book.numbers.get("police")).toMatchObject({ number: "17", verified: "2026-11-23" });
  });

  it("has another version as soon as one word of it changes, and only then", () => {
    const versionOf = (text: string): string | undefined => {
      const read = readDialogs([numbers, phrases, foreign, { name: "a.yaml", text }], program);
      return "faults" in read ? undefined : read.book.dialogs.get("a")?.version;
    };
    const one = versionOf(withSteps(`  un: { say: "Oui", end: true }`));
    expect(versionOf(withSteps(`  # a comment\n  un: { end: true, say: 'Oui' }`))).toBe(one);
    expect(versionOf(withSteps(`  un: { say: "Oui !", end: true }`))).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe("faults beyond one dialog", () => {
  it("a dialog that two files hold", () => {
    const text = withSteps(`  un: { say: "Oui", end: true }`);
    expect(faultsOf([numbers, phrases, { name: "a.yaml", text }, { name: "b.yaml", text }])).toEqual([
      `b.yaml:1 — "a" is also the dialog of a.yaml. Give one of them another name.`,
    ]);
  });

  it("a dialog that the program begins and no file holds", () => {
    const expected = { ...program, dialogs: { menu: {}, reponse: { answer: "text", next: "choices" } } } as const;
    expect(faultsOf([numbers, phrases], expected)).toEqual([
      `menu.yaml:1 — the dialog "menu" is missing: the program begins it by itself. Write this file.`,
      `reponse.yaml:1 — the dialog "reponse" is missing: the program begins it by itself. Write this file, with "needs: [answer, next]".`,
    ]);
  });

  it("a dialog that cannot be read is not missing besides", () => {
    const faults = faultsOf([numbers, phrases, { name: "menu.yaml", text: "{" }], {
      ...program,
      dialogs: { menu: {} },
    });
    expect(faults.every((fault) => fault.startsWith("menu.yaml:1 — this is not valid YAML"))).toBe(true);
  });

  it("a button for a dialog that needs more than every dialog is given", () => {
    const text = withSteps(`  un: { say: "Oui", choices: [{ id: "dialog:reponse", label: Oui }], end: true }`);
    const answer = `dialog: reponse\nstart: un\nneeds: [answer]\nsteps:\n  un: { say: "{answer}", end: true }`;
    const files = [numbers, phrases, { name: "a.yaml", text }, { name: "reponse.yaml", text: answer }];
    expect(faultsOf(files, { ...program, dialogs: { reponse: { answer: "text" } } })).toEqual([
      `a.yaml:5 — no button can begin "reponse": it needs more than every dialog is given. Choose another dialog.`,
    ]);
  });

  it.each([
    [
      "digits without quotes",
      `police: { number: 17, who: P, source: "https://a.fr", verified: 2026-11-23 }`,
      `must be a text, not a number`,
    ],
    [
      "a source that is no address",
      `police: { number: "17", who: P, source: ici, verified: 2026-11-23 }`,
      "must be the https address of an official page",
    ],
    [
      "a date that is none",
      `police: { number: "17", who: P, source: "https://a.fr", verified: hier }`,
      "must be the date of the last check",
    ],
  ])("an emergency number with %s", (_what, entry, expected) => {
    const faults = faultsOf([{ name: "numeros.yaml", text: `numbers:\n  ${entry}` }, phrases]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^numeros\.yaml:2 — /);
    expect(faults[0]).toContain(expected);
  });

  it("a phrase that the program says and that is missing, or holds a variable", () => {
    const text = phrases.text
      .replace(/.*not-understood.*\n/, "")
      .replace(/old-button: .*/, `old-button: "Bonjour {centre}"`);
    expect(faultsOf([numbers, { name: "phrases.yaml", text }])).toEqual([
      `phrases.yaml:1 — the phrase "not-understood" is missing: the program says it by itself. Add a line "not-understood: …".`,
      `phrases.yaml:3 — the phrase "old-button" cannot hold variables: no dialog gives them. Write it without.`,
    ]);
  });

  it("a file of numbers or phrases that is missing", () => {
    expect(faultsOf([])).toEqual([
      `numeros.yaml:1 — this file is missing: it holds the emergency numbers. Restore it from the project.`,
      `phrases.yaml:1 — this file is missing: it holds the sentences used in several places. Restore it from the project.`,
    ]);
  });

  it("a language that is missing, and a button too long", () => {
    const text = `languages:\n  en: { say: "a", called: "b", person: "Talk to a real person", checked: true }`;
    const faults = faultsOf([numbers, phrases, { name: "langues.yaml", text }]);
    expect(faults.length).toBe(11);
    expect(faults[0]).toMatch(/^langues\.yaml:[12] — .*(?:es|person)/);
  });

  it("all the faults of all the files at once, in order", () => {
    const files = [
      {
        name: "b.yaml",
        text: `dialog: b\nstart: un\nsteps:\n  un: { say: "{x}", end: true }\n  deux: { say: "Fin", end: true }`,
      },
      { name: "a.yaml", text: "dialog: a\nstart: [" },
      numbers,
      phrases,
    ];
    expect(faultsOf(files).map((fault) => fault.split(" — ")[0])).toEqual(["a.yaml:2", "b.yaml:4", "b.yaml:5"]);
  });
});
