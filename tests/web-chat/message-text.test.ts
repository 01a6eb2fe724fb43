import { readInlines, readMessageText } from "../../web/chat/message-text.ts";
import type { Block } from "../../web/chat/message-text.ts";

const links = (line: string): readonly string[] =>
  readInlines(line).flatMap((inline) => (inline.kind === "link" ? [inline.href] : []));

const outline = (block: Block): string => {
  switch (block.kind) {
    case "paragraph":
      return `p${block.lines.length}`;
    case "steps":
      return `ol${block.start}:${block.items.length}`;
    case "points":
      return `ul${block.items.length}`;
  }
};

describe("blocks", () => {
  it.each([
    ["Bonjour", ["p1"]],
    ["Bonjour\nça va", ["p2"]],
    ["Bonjour\r\n\r\nça va", ["p1", "p1"]],
    ["Voici :\n1. Un\n2. Deux\n3) Trois\nFin", ["p1", "ol1:3", "p1"]],
    ["1. Un\n\n2. Deux", ["ol1:2"]],
    ["3. Trois\n4. Quatre", ["ol3:2"]],
    ["1. Un\n1. Encore un", ["ol1:1", "ol1:1"]],
    ["- un\n• deux", ["ul2"]],
    ["Le 12. Puis rien", ["p1"]],
    ["1.Sans espace", ["p1"]],
    ["2026. Une année", ["p1"]],
    ["", []],
    ["\n \n", []],
  ])("%j", (text, expected) => {
    expect(readMessageText(text).map(outline)).toEqual(expected);
  });
});

describe("links", () => {
  it.each([
    ["Ouvrez https://www.caf.fr", ["https://www.caf.fr"]],
    ["Ouvrez https://www.caf.fr.", ["https://www.caf.fr"]],
    ["(https://www.caf.fr/a?b=1&c=é)", ["https://www.caf.fr/a?b=1&c=é"]],
    ["« https://www.caf.fr »", ["https://www.caf.fr"]],
    ["Appelez le « 06 12 34 56 78 »", ["tel:0612345678"]],
    ["http://www.caf.fr", []],
    ["http://192.168.1.9:3000/aide/caf-connexion.", ["http://192.168.1.9:3000/aide/caf-connexion"]],
    ["http://192.168.1.9:3000/confidentialite", ["http://192.168.1.9:3000/confidentialite"]],
    ["http://192.168.1.9:3000/rendez-vous/aB-3_x", ["http://192.168.1.9:3000/rendez-vous/aB-3_x"]],
    ["javascript:alert(1)", []],
    ["https://", []],
    ["Appelez le 15 ou le 112.", ["tel:15", "tel:112"]],
    ["Écrivez au 114, par SMS", ["sms:114"]],
    ["Le 3114, jour et nuit", ["tel:3114"]],
    ["Le centre : 03 20 12 34 56", ["tel:0320123456"]],
    ["le 15 mars", []],
    ["le 17 à 10 h", ["tel:17"]],
    ["15 minutes, 18 euros", []],
    ["le 150", []],
    ["dossier 20603114", []],
    ["numéro 1103201234567", []],
  ])("%s", (line, expected) => {
    expect(links(line)).toEqual(expected);
  });
});

it.each(["Bonjour ! « Menu » : https://a.fr/b, le 15 ?", "rien", "a : b ; c !", "anticonstitutionnellement ?"])(
  "keeps every character of %j",
  (line) => {
    expect(
      readInlines(line)
        .map((inline) => inline.text)
        .join(""),
    ).toBe(line);
  },
);

it("does not let a question mark begin a line", () => {
  expect(readInlines("Ça va bien ?")).toEqual([
    { kind: "text", text: "Ça va " },
    { kind: "tight", text: "bien ?" },
  ]);
});
