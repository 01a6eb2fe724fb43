import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadKnowledgeBase } from "../../src/knowledge/load-knowledge-base.ts";
import type { KnowledgeBase } from "../../src/knowledge/knowledge-base.ts";
import { reviewKnowledgeBase } from "../../src/knowledge/review-knowledge-base.ts";
import { packageRoot } from "../../src/package-root.ts";
import { faultLine } from "../../src/shared/fault.ts";

const shipped = path.join(packageRoot(), "knowledge-base");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sos-kb-"));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function change(file: string, from: RegExp | string, to: string): Promise<void> {
  const text = await readFile(path.join(folder, file), "utf8");
  expect(text).toMatch(from);
  await writeFile(path.join(folder, file), text.replace(from, to));
}

const load = async (): Promise<KnowledgeBase> => {
  const read = await loadKnowledgeBase(folder);
  if ("faults" in read) throw new Error(read.faults.map(faultLine).join("\n"));
  return read;
};
const faults = async (): Promise<readonly string[]> => {
  const read = await loadKnowledgeBase(folder);
  return "faults" in read ? read.faults.map(faultLine) : [];
};
const ENTRY = "faq/caf-connexion.md";

describe("the knowledge base of the project", () => {
  it("has no fault", async () => {
    expect(await faults()).toEqual([]);
  });

  it("is written in simple French, with examples as people type them", async () => {
    const advice = await reviewKnowledgeBase(shipped, "2026-01-01");
    expect(advice.filter(({ about }) => about === "wording" || about === "examples").map(faultLine)).toEqual([]);
  });
});

describe("a mistake of an editor is told with file, line and remedy", () => {
  it.each<[string, string, RegExp | string, string, RegExp]>([
    [
      "a key that is misspelled",
      ENTRY,
      "voir_aussi:",
      "voir_ausi:",
      /caf-connexion\.md:\d+ — nothing is called "voir_ausi"\. Correct/,
    ],
    ["a line that is missing", ENTRY, /^question: .*\n/m, "", /"question" is missing\. Add the line/],
    [
      "a title too long for a button",
      ENTRY,
      /titre: .*/,
      'titre: "Un titre beaucoup trop long pour un bouton"',
      /24 characters at most/,
    ],
    [
      "too few examples",
      ENTRY,
      /(exemples:\n)(?: {2}- .*\n)+/,
      '$1  - "un"\n  - "deux"\n',
      /give at least 15 examples/,
    ],
    [
      "a date that is none",
      ENTRY,
      /verifie_le: .*/,
      "verifie_le: hier",
      /"verifie_le" is not a date\. Write it as 2026-11-23/,
    ],
    ["an unknown theme", ENTRY, "theme: caf", "theme: kaf", /the theme "kaf" does not exist/],
    [
      "an unknown entry",
      ENTRY,
      /voir_aussi: \[/,
      "voir_aussi: [caf-nulle-part, ",
      /there is no entry "caf-nulle-part"/,
    ],
    ["an unknown word", ENTRY, /mots: \[/, "mots: [zorglub, ", /glossaire\.yaml has no term "zorglub"/],
    ["an id that is a page", ENTRY, "id: caf-connexion", "id: mots", /taken by a page of the help centre/],
    [
      "a telephone number",
      ENTRY,
      "1. Ouvrez",
      "1. Appelez le 3230. Ouvrez",
      /telephone number here that will change: "3230"/,
    ],
    ["an amount", ENTRY, "1. Ouvrez", "1. Payez 25 euros. Ouvrez", /an amount here/],
    [
      "a link to elsewhere",
      ENTRY,
      "](https://www.caf.fr)",
      "](https://caf-aide.example.com)",
      /is not an https page of a site in sites-officiels/,
    ],
    ["a second link", ENTRY, "1. Ouvrez", "1. [ameli.fr](https://www.ameli.fr) Ouvrez", /more than one link/],
    ["a fact that nobody knows", ENTRY, "1. Ouvrez", "1. {{fait:rien}} Ouvrez", /\{\{fait:rien\}\} stands for nothing/],
    ["a hyphen line lost", ENTRY, /^---\n/, "", /must begin with its front matter/],
    ["quotes left open", ENTRY, 'titre: "', "titre: '", /not valid YAML/],
    [
      "a tutorial of three steps",
      "tutoriels.yaml",
      /(etapes:\n(?: {6}- .*\n){3})(?: {6}- .*\n)+/,
      "$1",
      /give at least 4 steps/,
    ],
    [
      "a tutorial of no entry",
      "tutoriels.yaml",
      "faq: [mot-de-passe-oublie]",
      "faq: [nulle-part]",
      /tutoriels\.yaml:\d+ — there is no entry "nulle-part"/,
    ],
    ["a word that is there twice", "glossaire.yaml", "- id: android", "- id: ameli", /"ameli" is here twice/],
    ["a postcode of four digits", "centre.yaml", /code_postal: .*/, 'code_postal: "5920"', /five digits/],
    ["an unknown line of the centre", "centre.yaml", "telephone:", "telefone:", /nothing is called "telefone"/],
  ])("%s", async (_name, file, from, to, said) => {
    await change(file, from, to);
    expect((await faults()).join("\n")).toMatch(said);
  });

  it("an example of another entry", async () => {
    const other = await readFile(path.join(folder, "faq/wifi-connexion.md"), "utf8");
    const example = /exemples:\n {2}- "(.*)"/.exec(other)?.[1] ?? "";
    await change(ENTRY, '"caf bloqué"', `"${example.toUpperCase()} !"`);
    expect((await faults()).join("\n")).toMatch(/stands under "[\w-]+" too \(knowledge-base\/faq\/[\w-]+\.md:\d+\)/);
  });

  it("all of them at once, in the order of files and lines", async () => {
    await change(ENTRY, "theme: caf", "theme: kaf");
    await change(ENTRY, "1. Ouvrez", "1. Appelez le 3230. Ouvrez");
    await change("faq/wifi-connexion.md", /titre: .*\n/, "");
    const told = await faults();
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(/caf-connexion\.md:3 /);
    expect(told[1]).toMatch(/caf-connexion\.md:\d\d /);
    expect(told[2]).toMatch(/wifi-connexion\.md/);
  });

  it("a file that is missing", async () => {
    await rm(path.join(folder, "sites-officiels.yaml"));
    expect(await faults()).toEqual([
      "knowledge-base/sites-officiels.yaml:1 — the file cannot be read. Put it back, or set KNOWLEDGE_BASE.",
    ]);
  });
});

describe("what is only advice does not stop the program", () => {
  it("a long sentence, too many correct examples, a review that is overdue", async () => {
    await change(ENTRY, "1. Ouvrez", `1. ${"bien ".repeat(16)}. Ouvrez`);
    await change(ENTRY, /verifier_avant: .*/, "verifier_avant: 2026-01-01");
    await change(
      ENTRY,
      /(exemples:\n)(?: {2}- .*\n)+/,
      `$1${Array.from({ length: 15 }, (_, i) => `  - "compte de la caf numéro ${i}"\n`).join("")}`,
    );
    expect(await faults()).toEqual([]);
    const advice = await reviewKnowledgeBase(folder, "2026-02-01");
    const own = advice.filter(({ file }) => file.endsWith(ENTRY)).map(({ about }) => about);
    expect(own.toSorted()).toEqual(["examples", "review", "wording"]);
  });
});

describe("what only the centre knows", () => {
  it("is never said as if it were known", async () => {
    const { faq, centre } = await load();
    expect(centre.address).toBeNull();
    const answers = [...faq.values()].map(({ answer }) => answer).join("\n");
    expect(answers).not.toMatch(/à compléter|\{\{|null|undefined/i);
    expect(faq.get("centre-adresse")?.answer).toContain("(demandez à l’accueil)");
  });

  it("is said once it is filled in", async () => {
    await change("centre.yaml", /^adresse: .*/m, 'adresse: "3 rue de la Place"');
    expect((await load()).faq.get("centre-adresse")?.answer).toContain("3 rue de la Place");
  });
});

describe("films", () => {
  it.each([
    [true, []],
    [false, [{ title: "La CAF en vidéo", url: "https://www.caf.fr/film" }]],
  ])("are shown once somebody has watched them (to be checked: %s)", async (toCheck, videos) => {
    const video = `  - { faq: caf-connexion, titre: "La CAF en vidéo", url: "https://www.caf.fr/film", source: "CAF", a_verifier: ${toCheck}, verifie_le: 2026-11-23 }`;
    const text = await readFile(path.join(folder, "tutoriels.yaml"), "utf8");
    await writeFile(
      path.join(folder, "tutoriels.yaml"),
      `${text.slice(0, text.indexOf("\nvideos:"))}\nvideos:\n${video}\n`,
    );
    expect((await load()).faq.get("caf-connexion")?.videos).toEqual(videos);
  });
});
