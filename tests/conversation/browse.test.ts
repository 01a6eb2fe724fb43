import fc from "fast-check";
import { createShelves } from "../../src/conversation/browse-shelves.ts";
import { groupByLetter, pageOf, ROWS } from "../../src/conversation/browse.ts";
import { decideChoice } from "../../src/conversation/decide-choice.ts";
import type { Choice } from "../../src/conversation/message.ts";
import { isGlobalChoice } from "../../src/dialogs/global-choice.ts";
import { loadKnowledgeBase } from "../../src/knowledge/load-knowledge-base.ts";
import type { GlossaryTerm, KnowledgeBase } from "../../src/knowledge/knowledge-base.ts";
import { packageRoot } from "../../src/package-root.ts";

const term = (word: string): GlossaryTerm => ({ id: word.toLowerCase(), term: word, variants: [], definition: "…" });

describe("a page of choices", () => {
  it("leads through all of them, each once, in no more rows than there is room for", () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 2, max: 10 }), (count, room) => {
        const items = Array.from({ length: count }, (_, i): Choice => ({ id: `faq:${i}`, label: `${i}` }));
        const seen: string[] = [];
        for (let page: number | null = 1; page !== null;) {
          const rows = pageOf(items, page, room, (next) => `theme:x.${next}`);
          expect(rows.length).toBeLessThanOrEqual(room);
          seen.push(...rows.filter(({ id }) => id.startsWith("faq:")).map(({ id }) => id));
          const next = rows.find(({ id }) => id.startsWith("theme:"))?.id;
          page = next === undefined ? null : Number(next.split(".")[1]);
        }
        expect(seen).toEqual(items.map(({ id }) => id));
      }),
    );
  });

  it("that does not exist is the first", () => {
    const items = Array.from({ length: 12 }, (_, i): Choice => ({ id: `${i}`, label: `${i}` }));
    for (const page of [0, -1, 99, Number.NaN, 1.5]) expect(pageOf(items, page, 8, String)[0]?.id).toBe("0");
  });
});

describe("the glossary by letters", () => {
  it("puts every word under one of at most so many groups, in order", () => {
    const words = ["Écran", "Ameli", "zoom", "Ordinateur", "E-mail", "4G", "Clavier", "Wifi"].map(term);
    const groups = groupByLetter(words, 4);
    expect(groups.length).toBeLessThanOrEqual(4);
    expect(groups.flatMap(({ terms }) => terms.map(({ id }) => id))).toEqual([
      "4g",
      "ameli",
      "clavier",
      "e-mail",
      "écran",
      "ordinateur",
      "wifi",
      "zoom",
    ]);
  });
});

describe("everything can be reached by touching buttons", () => {
  let knowledge: KnowledgeBase;
  beforeAll(async () => {
    const read = await loadKnowledgeBase(`${packageRoot()}/knowledge-base`);
    if ("faults" in read) throw new Error("the knowledge base has faults");
    knowledge = read;
  });

  it("every answer and every word, from the menu, with at most ten rows at each step", () => {
    const shelves = createShelves(knowledge);
    const reached = new Set<string>();
    const todo: string[] = ["menu:1"];
    for (let choice = todo.pop(); choice !== undefined; choice = todo.pop()) {
      if (reached.has(choice)) continue;
      reached.add(choice);
      expect(isGlobalChoice(choice)).toBe(true);
      const rows = rowsAfter(choice, shelves);
      expect(rows.length).toBeLessThanOrEqual(ROWS - 2);
      for (const { id, label } of rows) {
        expect(label.length).toBeLessThanOrEqual(24);
        todo.push(id);
      }
    }
    for (const id of knowledge.faq.keys()) expect(reached).toContain(`faq:${id}`);
    for (const id of knowledge.glossary.keys()) expect(reached).toContain(`glossary:${id}`);
  });
});

function rowsAfter(choice: string, shelves: ReturnType<typeof createShelves>): readonly Choice[] {
  const [step] = decideChoice(choice);
  if (step?.kind !== "browse") return [];
  switch (step.place.kind) {
    case "menu":
      return shelves.subjects(step.place.page);
    case "theme":
      return shelves.questions(step.place.theme, step.place.page);
    case "letters":
      return shelves.letters();
    case "words":
      return shelves.words(step.place.letters, step.place.page)?.words ?? [];
  }
}
