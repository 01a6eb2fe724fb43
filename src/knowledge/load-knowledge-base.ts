import type { z } from "zod";
import type { Fault } from "../shared/fault.ts";
import { checkReferences } from "./check-references.ts";
import { checkTexts } from "./check-texts.ts";
import type { Centre, FaqEntry, KnowledgeBase } from "./knowledge-base.ts";
import type { FaqFile } from "./read-faq-entry.ts";
import { readKnowledgeFiles, type KnowledgeFiles } from "./read-knowledge-files.ts";
import { weekdayNumber, type CentreFile } from "./read-lists.ts";
import { renderAnswer, type Facts } from "./render-answer.ts";
import { sayHours } from "./say-hours.ts";
import { typeset } from "./typeset.ts";

/**
 * The knowledge base of a folder, or every fault in it, at once. A fault is what the program must not say or cannot use; what
 * should only be written better is told by `reviewKnowledgeBase`.
 */
export async function loadKnowledgeBase(
  folder: string,
): Promise<KnowledgeBase | { readonly faults: readonly Fault[] }> {
  const { files, faults } = await readKnowledgeFiles(folder);
  if (files === null) return { faults };
  const centre = centreOf(files.centre.value);
  const facts = factsOf(files, centre);
  const all = [...faults, ...checkReferences(files, facts), ...checkTexts(files)];
  if (all.length > 0) return { faults: all.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line) };
  return {
    faq: new Map(files.entries.map((entry) => [entry.header.id, entryOf(entry, files, facts)])),
    glossary: new Map(
      files.glossary.value.map(({ id, terme, aussi, fautes, definition }) => [
        id,
        { id, term: typeset(terme), variants: [...aussi, ...fautes], definition: typeset(definition) },
      ]),
    ),
    tutorials: new Map(
      files.tutorials.value.tutoriels.map(({ id, titre, etapes, source, verifier_avant }) => [
        id,
        {
          id,
          title: typeset(titre),
          steps: etapes.map((step) => typeset(renderAnswer(step, facts))),
          source,
          reviewBefore: verifier_avant,
        },
      ]),
    ),
    themes: files.themes.value.map(({ id, libelle, description, service_lieu }) => ({
      id,
      label: typeset(libelle),
      description: typeset(description),
      services: service_lieu,
    })),
    centre,
    conversational: new Map(Object.entries(files.conversational.value)),
    background: files.background.value.phrases,
  };
}

function entryOf({ header, answer }: FaqFile, { tutorials }: KnowledgeFiles, facts: Facts): FaqEntry {
  const { tutoriels, videos } = tutorials.value;
  return {
    id: header.id,
    theme: header.theme,
    question: typeset(header.question),
    title: typeset(header.titre),
    examples: header.exemples,
    answer: typeset(renderAnswer(answer, facts)),
    source: header.source ?? "",
    checkedOn: header.verifie_le,
    reviewBefore: header.verifier_avant,
    appointmentReason: header.motif_rdv ?? null,
    dialog: header.dialogue === undefined ? null : { id: header.dialogue.nom, label: header.dialogue.bouton },
    related: header.voir_aussi,
    glossary: header.mots,
    tutorial: tutoriels.find(({ faq }) => faq.includes(header.id))?.id ?? null,
    videos: videos
      .filter(({ faq, a_verifier }) => faq === header.id && !a_verifier)
      .map(({ titre, url }) => ({ title: titre, url })),
  };
}

const known = (value: string): string | null => (/à compléter/i.test(value) ? null : value);

function centreOf(file: z.infer<typeof CentreFile>): Centre {
  const hours = (list: typeof file.horaires) =>
    list.map(({ jour, de, a }) => ({ weekday: weekdayNumber(jour), from: de, to: a }));
  return {
    name: file.nom,
    city: known(file.ville),
    postcode: known(file.code_postal),
    siret: known(file.siret),
    address: known(file.adresse),
    phone: known(file.telephone),
    email: known(file.email),
    website: file.site_web ?? null,
    confirmedOn: file.verifie_le ?? null,
    hours: hours(file.horaires),
    mediatorHours: hours(file.permanence_mediateurs),
    closures: file.fermetures.map(({ du, au, libelle }) => ({ from: du, to: au, label: libelle })),
  };
}

const factsOf = ({ facts }: KnowledgeFiles, centre: Centre): Facts =>
  new Map<string, string | null>([
    ...facts.value.map((fact) => [`fait:${fact.id}`, fact.valeur] as const),
    ["centre:nom", centre.name],
    ["centre:adresse", centre.address],
    ["centre:telephone", centre.phone],
    ["centre:email", centre.email],
    ["centre:horaires", sayHours(centre.hours)],
    ["centre:permanence", sayHours(centre.mediatorHours)],
  ]);
