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

export const CentreFile = z.looseObject({
  nom: text,
  adresse: text,
  telephone: text,
  email: text,
  horaires: Hours,
  permanence_mediateurs: Hours,
  fermetures: z.array(z.strictObject({ du: z.iso.date(), au: z.iso.date(), libelle: text })).default([]),
});

export const weekdayNumber = (jour: (typeof weekdays)[number]): number => weekdays.indexOf(jour) + 1;

export const ConversationalExamples = z.record(z.string(), z.array(text).min(1));
export const Background = z.strictObject({ phrases: z.array(text).min(1) });
