import { readTemplate, render, type Template } from "../../src/dialogs/template.ts";

const said = (text: string, vars: Readonly<Record<string, string>>): string =>
  render(
    readTemplate(text).map((piece) => {
      if (typeof piece === "string") return piece;
      if (piece.kind !== "variable") throw new Error("only variables here");
      return { variable: piece.name };
    }) satisfies Template,
    vars,
  );

describe("a text with places to fill in", () => {
  it.each([
    ["Bonjour {name} !", { name: "Zoé" }, "Bonjour Zoé !"],
    ["{name}{name}", { name: "la" }, "lala"],
    ["{name}", { name: "<b>N'Golo</b> & {other} {{x}} 😀 é" }, "<b>N'Golo</b> & {other} {{x}} 😀 é"],
    ["{name}", { name: "a\nb" }, "a\nb"],
  ])("%j becomes the words themselves, never escaped", (text, vars, expected) => {
    expect(said(text, vars)).toBe(expected);
  });

  it("leaves out a line that has nothing to say", () => {
    expect(said("Adresse : {address}\nÀ apporter : {bring}\nÀ bientôt", { address: "", bring: "un papier" })).toBe(
      "À apporter : un papier\nÀ bientôt",
    );
  });

  it("leaves out the heading of what is not said", () => {
    const text = "Bonjour :\nÀ apporter :\n{bring}\nÀ bientôt";
    expect(said(text, { bring: "" })).toBe("Bonjour :\nÀ bientôt");
    expect(said(text, { bring: "- un papier" })).toBe("Bonjour :\nÀ apporter :\n- un papier\nÀ bientôt");
  });

  it("keeps a line of which one variable says something", () => {
    expect(said("{a}, {b}", { a: "", b: "oui" })).toBe(", oui");
  });

  it("says which variable is missing rather than say something else", () => {
    expect(() => said("{name}", {})).toThrow("no text for {name}");
  });

  it.each(["{", "a } b", "{Name}", "{a b}", "{}", "{number.}", "{{name}}"])("calls %j malformed", (text) => {
    expect(readTemplate(text)).toContainEqual(expect.objectContaining({ kind: "malformed" }));
  });

  it("tells numbers and phrases from variables", () => {
    expect(readTemplate("{number.police} {phrase.vie-privee}")).toEqual([
      { kind: "number", name: "police" },
      " ",
      { kind: "phrase", name: "vie-privee" },
    ]);
  });
});
