import type { DialogBook, Step } from "../../src/dialogs/dialog.ts";
import { sentencesOf, wordsOf } from "../../src/dialogs/files/check-wording.ts";
import { maskedInWords } from "../../src/dialogs/masked-in-words.ts";
import { programDialogs } from "../../src/dialogs/program-dialogs.ts";
import type { Template } from "../../src/dialogs/template.ts";
import { theDialogs, theFiles } from "./support/the-dialogs.ts";

let book: DialogBook;
let said: { readonly where: string; readonly text: string }[];

beforeAll(async () => {
  book = await theDialogs();
  const steps = [...book.dialogs.values()].flatMap(({ id, steps: all }) =>
    [...all].map(([name, step]) => ({ where: `${id}/${name}`, step })),
  );
  said = [
    ...steps.flatMap(({ where, step }) => step.say.map((template) => ({ where, text: textOf(template) }))),
    ...steps.flatMap(({ where, step }) => labelsOf(step).map((text) => ({ where, text }))),
    ...Object.entries(book.phrases).map(([name, text]) => ({ where: `phrases/${name}`, text })),
  ];
});

const textOf = (template: Template): string =>
  template.map((piece) => (typeof piece === "string" ? piece : `{${piece.variable}}`)).join("");

const labelsOf = (step: Step): readonly string[] =>
  step.kind === "choose" || step.kind === "end"
    ? step.choices.flatMap((choice) => (choice.kind === "inline" ? [choice.label] : []))
    : [];

const offending = (isWrong: (text: string) => boolean): readonly string[] =>
  said.filter(({ text }) => isWrong(text)).map(({ where, text }) => `${where}: ${text}`);

describe("the dialogs that people meet", () => {
  it("are all those that the program begins, without a fault", () => {
    expect([...book.dialogs.keys()]).toEqual(expect.arrayContaining(Object.keys(programDialogs)));
  });

  it("say no more than sixty words at a time", () => {
    expect(offending((text) => wordsOf(text).length > 60)).toEqual([]);
  });

  it("speak in sentences of fifteen words at most", () => {
    expect(offending((text) => sentencesOf(text).some((sentence) => wordsOf(sentence).length > 15))).toEqual([]);
  });

  it("say “vous”, without jargon, capitals or endings in brackets", () => {
    const jargon =
      /(?<!\p{L})(?:tu|ton|tes|toi|chatbot|bot|cliquez|url|intent|etc)(?!\p{L})|\(\p{Ll}{1,2}\)|\p{Lu}{4}/u;
    expect(offending((text) => jargon.test(text.replaceAll(/\{\w+\}/g, "")))).toEqual([]);
  });

  it("follow French typography", () => {
    const bad = /'|"| ,| \.(?!\w)|[^\s ][?!;](?=\s|$)|\w:(?=\s|$)|\.\.\./;
    expect(offending((text) => bad.test(text))).toEqual([]);
  });

  it("keep the emergency numbers in one list, to be checked there", async () => {
    const numbers = [...book.numbers.values()].map(({ number }) => number);
    expect(numbers.sort()).toEqual(["112", "114", "115", "119", "15", "17", "18", "3018", "3114", "3919"]);
    const anyOfThem = new RegExp(`(?<!\\d)(?:${numbers.join("|")})(?!\\d)`);
    const elsewhere = (await theFiles()).filter(({ name, text }) => name !== "numeros.yaml" && anyOfThem.test(text));
    expect(elsewhere).toEqual([]);
  });

  it("name what was hidden and what to do about it, each advice once", () => {
    expect(maskedInWords(["password"], book.phrases)).toEqual({
      kinds: "votre mot de passe",
      advice: "Changez ce mot de passe dès que possible.",
    });
    expect(maskedInWords(["nir", "card", "fiscal-number"], book.phrases)).toEqual({
      kinds: "votre numéro de Sécurité sociale, votre numéro de carte bancaire et votre numéro fiscal",
      advice: "Le centre ne vous le demandera jamais ici.\nPrévenez vite votre banque.",
    });
  });
});
