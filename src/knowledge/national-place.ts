import type { Centre, Theme, WeeklyHours } from "./knowledge-base.ts";

/** A row of the national schema of places of digital mediation (schéma « lieux de médiation numérique »). */
export type NationalPlace = {
  readonly id: string;
  /** The SIRET. */
  readonly pivot: string;
  readonly nom: string;
  readonly commune: string;
  readonly code_postal: string;
  readonly adresse: string;
  readonly typologie: string;
  readonly telephone: string;
  readonly courriels: string;
  readonly site_web?: string;
  readonly horaires: string;
  /** Several values are parted by "|", as the schema has it. */
  readonly services: string;
  readonly frais_a_charge: string;
  readonly modalites_acces: string;
  readonly modalites_accompagnement: string;
  readonly date_maj: string;
  readonly source: string;
};

/** The centre as the national list wants it, or the lines of centre.yaml that are still "à compléter". */
export function nationalPlace(
  centre: Centre,
  themes: readonly Theme[],
  today: string,
): NationalPlace | { readonly missing: readonly string[] } {
  const { siret, city, postcode, address, phone, email, website } = centre;
  if (siret === null || city === null || postcode === null || address === null || phone === null || email === null) {
    const asked = { siret, ville: city, code_postal: postcode, adresse: address, telephone: phone, email };
    return { missing: Object.entries(asked).flatMap(([key, value]) => (value === null ? [key] : [])) };
  }
  return {
    id: siret,
    pivot: siret,
    nom: centre.name,
    commune: city,
    code_postal: postcode,
    adresse: address,
    typologie: "CS",
    telephone: `+33${phone.replace(/\D/g, "").replace(/^(?:33|0)/, "")}`,
    courriels: email,
    ...(website === null ? {} : { site_web: website }),
    horaires: openingHours(centre.hours),
    services: [...new Set(themes.flatMap(({ services }) => services))].join("|"),
    frais_a_charge: "Gratuit",
    modalites_acces: "Se présenter|Téléphoner",
    modalites_accompagnement: "Accompagnement individuel",
    date_maj: centre.confirmedOn ?? today,
    source: centre.name,
  };
}

const days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/** In the language of OpenStreetMap: "Mo 09:00-12:00,14:00-18:00; Tu …". */
const openingHours = (hours: readonly WeeklyHours[]): string =>
  days
    .flatMap((day, index) => {
      const ofDay = hours.filter(({ weekday }) => weekday === index + 1).toSorted((a, b) => (a.from < b.from ? -1 : 1));
      return ofDay.length === 0 ? [] : [`${day} ${ofDay.map(({ from, to }) => `${from}-${to}`).join(",")}`];
    })
    .join("; ");
