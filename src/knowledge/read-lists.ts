import { z } from "zod";

/** The schemas of the YAML files of knowledge-base/. Keys are French, since mediators edit them. */
const id = z.string().regex(/^[a-z0-9-]+$/, "use small letters, digits and hyphens");
const text = z.string().trim().min(1);

export const Glossary = z.array(
  z.strictObject({
    id,
    terme: text,
    aussi: z.array(text).default([]),
    fautes: z.array(text).default([]),
    definition: text.max(300),
  }),
);

const Theme = z.strictObject({
  id,
  libelle: text.max(24, "24 characters at most: it stands on a button"),
  description: text,
  /** Thématiques of La Coop de la médiation numérique, and services of the national schema of places. */
  coop: z.array(text),
  service_lieu: z.array(text),
});
export const Themes = z.array(Theme);

const Fact = z.strictObject({
  id,
  valeur: text,
  libelle: text,
  source: z.url(),
  verifie_le: z.iso.date(),
  /** Nobody has called or opened the source yet. */
  a_verifier: z.boolean(),
});
export const FactList = z.array(Fact);

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the hour as "09:00"');
const Hours = z.array(z.strictObject({ jour: z.enum(weekdays), de: hour, a: hour }));

const unknown = /^à compléter$/i;
const postcode = z.union(
  [z.string().regex(/^\d{5}$/, 'write five digits between quotes, such as "59200"'), z.string().regex(unknown)],
  {
    error: 'write five digits between quotes, such as "59200", or "à compléter"',
  },
);
const siret = z.union([z.string().regex(/^\d{14}$/), z.string().regex(unknown)], {
  error: 'write the 14 digits of the SIRET between quotes, or "à compléter"',
});

export const CentreFile = z.strictObject({
  nom: text,
  ville: text.default("à compléter"),
  adresse: text,
  code_postal: postcode.default("à compléter"),
  /** Its SIRET: what the national list of places knows it by. */
  siret: siret.default("à compléter"),
  telephone: text,
  email: text,
  site_web: z.url().optional(),
  verifie_le: z.iso.date().optional(),
  /** Hours and the rest have been confirmed by the centre. */
  a_confirmer: z.boolean().default(true),
  horaires: Hours,
  permanence_mediateurs: Hours,
  fermetures: z.array(z.strictObject({ du: z.iso.date(), au: z.iso.date(), libelle: text })).default([]),
});

export const OfficialSites = z.strictObject({
  sites: z.array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'write only the name, such as "caf.fr"')).min(1),
});

const Tutorial = z.strictObject({
  id,
  titre: text.max(60, "60 characters at most"),
  faq: z.array(id).min(1, "name at least one entry"),
  etapes: z.array(text.max(300, "300 characters at most")).min(4, "give at least 4 steps").max(10, "10 steps at most"),
  source: z.url({ protocol: /^https$/ }),
  verifie_le: z.iso.date(),
  verifier_avant: z.iso.date(),
});
const Video = z.strictObject({
  faq: id,
  titre: text.max(100, "100 characters at most"),
  url: z.url({ protocol: /^https$/ }),
  source: text,
  /** Nobody has watched it to the end yet: it is not shown. */
  a_verifier: z.boolean(),
  verifie_le: z.iso.date(),
});
export const TutorialsFile = z.strictObject({
  tutoriels: z.array(Tutorial).default([]),
  videos: z.array(Video).default([]),
});

export const weekdayNumber = (jour: (typeof weekdays)[number]): number => weekdays.indexOf(jour) + 1;

export const ConversationalExamples = z.record(z.string(), z.array(text).min(1));
export const Background = z.strictObject({ phrases: z.array(text).min(1) });
