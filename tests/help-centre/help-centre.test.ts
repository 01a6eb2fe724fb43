import express from "express";
import fc from "fast-check";
import path from "node:path";
import request from "supertest";
import { readConfig } from "../../src/config.ts";
import { answerMarkup } from "../../src/help-centre/answer-markup.ts";
import { helpRoutes } from "../../src/help-centre/help-routes.ts";
import { html } from "../../src/help-centre/html.ts";
import { openContent, type Content } from "../../src/open-content.ts";
import { packageRoot } from "../../src/package-root.ts";
import { testModelsDir } from "../support/test-models-dir.ts";

let content: Content;
let app: express.Express;

beforeAll(async () => {
  content = await openContent({ ...readConfig({}), dataDir: testModelsDir }, () => undefined);
  app = express().use(
    helpRoutes({
      knowledge: content.knowledge,
      understand: content.understand,
      numbers: [...content.dialogs.numbers.values()],
      frameFile: path.join(packageRoot(), "web/pages/aide.html"),
    }),
  );
});

const page = async (address: string): Promise<string> => (await request(app).get(address)).text;
const mainOf = (text: string): string => text.slice(text.indexOf("<main>"), text.indexOf("</main>"));
const search = async (q: string): Promise<string> => mainOf(await page(`/aide?q=${encodeURIComponent(q)}`));

describe("the help centre, without any script", () => {
  it("leads from the first page to every answer", async () => {
    const first = await page("/aide");
    expect(first).not.toMatch(/<script|\son\w+=/i);
    for (const id of content.knowledge.faq.keys()) expect(first).toContain(`href="/aide/${id}"`);
  });

  it("has a page for every answer, with its question, steps, words, source and date", async () => {
    const text = mainOf(await page("/aide/envoyer-piece-jointe"));
    expect(text).toMatch(/<h1>[^<]+<\/h1>/);
    expect(text).toContain('<ol class="steps">');
    expect(text).toContain("Pas à pas");
    expect(text).toMatch(/Source : <a href="https:/);
    expect(text).toMatch(/Vérifié\s+le \d+ \p{L}+ \d{4}/u);
  });

  it("defines every word of the glossary on one page", async () => {
    const text = await page("/aide/mots");
    for (const id of content.knowledge.glossary.keys()) expect(text).toContain(`id="mot-${id}"`);
  });

  it("prints every answer on a sheet of its own", async () => {
    const text = await page("/aide/tout");
    expect(text.match(/<article class="sheet">/g)).toHaveLength(content.knowledge.faq.size);
  });

  it("offers a search in place of a page that is gone", async () => {
    const gone = await request(app).get("/aide/nimporte-quoi");
    expect(gone.status).toBe(404);
    expect(gone.text).toContain('name="q"');
  });

  it("never says as known what only the centre knows", async () => {
    expect(content.knowledge.centre.address).toBeNull();
    const text = mainOf(await page("/aide/centre-adresse"));
    expect(text).toContain("(demandez à l’accueil)");
    expect(mainOf(await page("/aide/tout"))).not.toMatch(/à compléter|\{\{|null|undefined/i);
  });
});

describe("its search", () => {
  it.each([
    ["jarive pa a me conecté a la kaf", "/aide/caf-connexion"],
    ["mo de pass oublié", "/aide/mot-de-passe-oublie"],
    ["c koi 1 navigateur", "/aide/mots#mot-navigateur"],
    ["inprimer un papié", "/aide/imprimer-document"],
  ])("forgives spelling: %s", async (typed, address) => {
    expect(await search(typed)).toContain(`href="${address}"`);
  });

  it("says so when it finds nothing, and leads to people", async () => {
    const text = await search("xqzt wvkp");
    expect(text).toContain("je n’ai rien trouvé");
    expect(text).toContain("Demander dans la discussion");
  });

  it("gives the emergency numbers to somebody in danger", async () => {
    const text = await search("je veux mourir");
    expect(text).toContain('href="tel:3114"');
    expect(text.indexOf("tel:3114")).toBeLessThan(text.indexOf('role="search"'));
  });

  it("does not give a secret back, nor let it be kept", async () => {
    const answer = await request(app).get(`/aide?q=${encodeURIComponent("mon mot de passe caf est Soleil2024!")}`);
    expect(answer.text).not.toContain("Soleil2024");
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it.each([
    `"><script>alert(1)</script>`,
    `' onfocus=alert(1) autofocus x='`,
    `</title><img src=x onerror=alert(1)>`,
    "{{main}}",
    "{{title}} $& $' $`",
    "\u0000\u202e<b>",
  ])("takes %j as words", async (hostile) => {
    const text = await page(`/aide?q=${encodeURIComponent(hostile)}`);
    expect(text).not.toMatch(/<script|<img src=x|<b>|"[^"]*" onfocus/);
    expect(text.match(/<main>/g)).toHaveLength(1);
    expect(text).toContain("Votre recherche n’est pas gardée.");
  });

  it("survives strange addresses", async () => {
    for (const strange of ["/aide?q=a&q=b", "/aide?q[x]=1", "/aide?q=", `/aide?q=${"a".repeat(8000)}`]) {
      expect((await request(app).get(strange)).status).toBe(200);
    }
    for (const strange of ["/aide/__proto__", "/aide/constructor", "/aide/..%2f..%2fetc"]) {
      expect((await request(app).get(strange)).status).toBe(404);
    }
  });
});

describe("what is written into a page", () => {
  it("is text, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "a", " ", "/", "é") }), (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        const inside = markup.slice('<p title="'.length, -"</p>".length);
        const [attribute, ...rest] = inside.split('">');
        expect(attribute).not.toMatch(/["<]/);
        expect(rest.join("")).not.toMatch(/[<"]/);
      }),
    );
  });

  it("holds links only to https addresses", () => {
    const { markup } = answerMarkup("Voir https://www.caf.fr/a?b=1&c=2.\njavascript:alert(1)\n\n1. Un\n2. Deux");
    expect(markup).toContain('<a href="https://www.caf.fr/a?b=1&amp;c=2" rel="noopener noreferrer">');
    expect(markup).not.toContain('href="javascript');
    expect(markup).toContain("<li>Un</li><li>Deux</li>");
  });
});
