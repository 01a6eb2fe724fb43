import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import type { Fault } from "../shared/fault.ts";
import { readYaml } from "../shared/read-yaml.ts";
import { checkReferences } from "./check-references.ts";
import type { Centre, FaqEntry, KnowledgeBase } from "./knowledge-base.ts";
import { readFaqEntry, type FaqFile } from "./read-faq-entry.ts";
import {
  Background,
  CentreFile,
  ConversationalExamples,
  FactList,
  Glossary,
  Themes,
  weekdayNumber,
} from "./read-lists.ts";
import { renderAnswer, type Facts } from "./render-answer.ts";

/** The knowledge base of a folder, or every fault in it, at once. */
export async function loadKnowledgeBase(
  folder: string,
): Promise<KnowledgeBase | { readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const list = async <T>(name: string, schema: z.ZodType<T>): Promise<T | null> => {
    const file = `knowledge-base/${name}`;
    const text = await readFile(path.join(folder, name), "utf8").catch(() => null);
    if (text === null) {
      faults.push({ file, line: 1, problem: "the file cannot be read", remedy: "Put it back, or set KNOWLEDGE_BASE." });
      return null;
    }
    const read = readYaml(text, file, schema);
    if ("value" in read) return read.value;
    faults.push(...read.faults);
    return null;
  };
  const [glossary, themes, facts, centre, conversational, background, entries] = await Promise.all([
    list("glossaire.yaml", Glossary),
    list("themes.yaml", Themes),
    list("faits.yaml", FactList),
    list("centre.yaml", CentreFile),
    list("conversation.yaml", ConversationalExamples),
    list("hors-sujet.yaml", Background),
    readFaqFolder(path.join(folder, "faq"), faults),
  ]);
  if (!glossary || !themes || !facts || !centre || !conversational || !background) return { faults };
  const place = centreOf(centre);
  const values: Facts = new Map<string, string | null>([
    ...facts.map((fact) => [`fait:${fact.id}`, fact.valeur] as const),
    ["centre:nom", place.name],
    ["centre:adresse", place.address],
    ["centre:telephone", place.phone],
    ["centre:email", place.email],
    ["centre:horaires", sayHours(place.hours)],
    ["centre:permanence", sayHours(place.mediatorHours)],
  ]);
  faults.push(
    ...checkReferences(entries, {
      glossary,
      themes,
      facts: values,
      conversational: Object.keys(conversational),
    }),
  );
  if (faults.length > 0) return { faults };
  return {
    faq: new Map(entries.map((entry) => [entry.header.id, entryOf(entry, values)])),
    glossary: new Map(
      glossary.map(({ id, terme, aussi, fautes, definition }) => [
        id,
        { id, term: terme, variants: [...aussi, ...fautes], definition },
      ]),
    ),
    themes: themes.map(({ id, libelle, description }) => ({ id, label: libelle, description })),
    centre: place,
    conversational: new Map(Object.entries(conversational)),
    background: background.phrases,
  };
}

async function readFaqFolder(folder: string, faults: Fault[]): Promise<readonly FaqFile[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const entries = await Promise.all(
    names
      .filter((name) => name.endsWith(".md"))
      .toSorted()
      .map(async (name) => readFaqEntry(`knowledge-base/faq/${name}`, await readFile(path.join(folder, name), "utf8"))),
  );
  if (entries.length === 0) {
    const remedy = "Put the entries back, or set KNOWLEDGE_BASE.";
    faults.push({ file: "knowledge-base/faq", line: 1, problem: "there is no entry", remedy });
  }
  return entries.flatMap((entry) => {
    if (!("faults" in entry)) return [entry];
    faults.push(...entry.faults);
    return [];
  });
}

const entryOf = ({ header, answer }: FaqFile, facts: Facts): FaqEntry => ({
  id: header.id,
  theme: header.theme,
  question: header.question,
  title: header.titre,
  examples: header.exemples,
  answer: renderAnswer(answer, facts),
  source: header.source ?? "",
  reviewBefore: header.verifier_avant,
  appointmentReason: header.motif_rdv ?? null,
  related: header.voir_aussi,
  glossary: header.mots,
});

const known = (value: string): string | null => (/à compléter/i.test(value) ? null : value);

function centreOf(file: z.infer<typeof CentreFile>): Centre {
  const hours = (list: typeof file.horaires) =>
    list.map(({ jour, de, a }) => ({ weekday: weekdayNumber(jour), from: de, to: a }));
  return {
    name: file.nom,
    address: known(file.adresse),
    phone: known(file.telephone),
    email: known(file.email),
    hours: hours(file.horaires),
    mediatorHours: hours(file.permanence_mediateurs),
    closures: file.fermetures.map(({ du, au, libelle }) => ({ from: du, to: au, label: libelle })),
  };
}

const dayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/** "lundi : 9 h – 12 h et 14 h – 17 h 30", a line for each day. */
function sayHours(hours: Centre["hours"]): string {
  const clock = (time: string) => time.replace(/^0/, "").replace(":00", " h").replace(":", " h ");
  return dayNames
    .flatMap((name, index) => {
      const ofDay = hours.filter(({ weekday }) => weekday === index + 1).toSorted((a, b) => (a.from < b.from ? -1 : 1));
      return ofDay.length === 0
        ? []
        : [`${name} : ${ofDay.map(({ from, to }) => `${clock(from)} – ${clock(to)}`).join(" et ")}`];
    })
    .join("\n");
}
