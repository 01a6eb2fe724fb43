import { readFileSync } from "node:fs";
import { readSchedule } from "../../src/appointments/read-schedule.ts";

const file = "knowledge-base/rendez-vous.yaml";
const good = `
motifs:
  - id: demarches-caf
    libelle: "CAF"
    minutes: 45
    tampon_minutes: 15
    competence: demarches
    lieu: centre
    delai_min_heures: 24
    delai_max_jours: 42
    apporter: ["Vos courriers de la CAF"]
    consigne: "Gardez vos mots de passe."
  - { id: appel, libelle: "Être appelé", minutes: 15, competence: numerique, personnes: [samira], lieu: telephone, delai_min_heures: 2, delai_max_jours: 7 }
personnes:
  - id: samira
    prenom: "Samira"
    exemple: true
    competences: [demarches, numerique]
    ouvertures:
      - { jour: mardi, de: "09:00", a: "12:00", lieu: centre }
      - { jour: dimanche, de: 14:00, a: 18:30, lieu: telephone, toutes_les_semaines: 2, a_partir_du: 2026-03-30, jusqu_au: 2026-12-31, pause: { de: "16:00", a: "16:30" }, vacances_scolaires: exclues, exceptions: [{ le: 2026-04-12, annulee: true }, { le: 2026-04-26, de: "10:00", a: "12:00" }] }
    absences:
      - { du: 2026-12-21, au: 2026-12-31 }
      - { le: 2026-04-07 }
      - { le: 2026-04-14, de: "09:00", a: "10:30" }
jours_feries_ouverts: [2026-11-11]
fermetures:
  - { du: 2026-08-01, au: 2026-08-15, libelle: travaux }
  - { du: 2026-09-01, au: 2026-09-01, libelle: ménage, lieu: centre }
`;
const faultsOf = (text: string) => {
  const read = readSchedule(text, file, []);
  return "faults" in read ? read.faults : [];
};

describe("the file of appointments", () => {
  it("becomes a schedule", () => {
    const holidays = [{ id: "ete", label: "Été", from: "2026-07-04", to: "2026-08-31" }];
    expect(readSchedule(good, file, holidays)).toEqual({
      schedule: {
        reasons: [
          {
            id: "demarches-caf",
            label: "CAF",
            minutes: 45,
            bufferMinutes: 15,
            skill: "demarches",
            agents: null,
            place: "centre",
            minNoticeHours: 24,
            maxNoticeDays: 42,
            bring: ["Vos courriers de la CAF"],
            instructions: "Gardez vos mots de passe.",
          },
          {
            id: "appel",
            label: "Être appelé",
            minutes: 15,
            bufferMinutes: 0,
            skill: "numerique",
            agents: ["samira"],
            place: "phone",
            minNoticeHours: 2,
            maxNoticeDays: 7,
            bring: [],
            instructions: null,
          },
        ],
        agents: [{ id: "samira", firstName: "Samira", skills: ["demarches", "numerique"], example: true }],
        openings: [
          {
            id: "samira-1",
            agent: "samira",
            place: "centre",
            weekday: 2,
            from: "09:00",
            to: "12:00",
            break: null,
            recurrence: { kind: "every-week" },
            validFrom: null,
            validTo: null,
            schoolHolidays: "included",
            exceptions: [],
          },
          {
            id: "samira-2",
            agent: "samira",
            place: "phone",
            weekday: 7,
            from: "14:00",
            to: "18:30",
            break: { from: "16:00", to: "16:30" },
            recurrence: { kind: "every-n-weeks", weeks: 2, anchor: "2026-03-30" },
            validFrom: "2026-03-30",
            validTo: "2026-12-31",
            schoolHolidays: "excluded",
            exceptions: [
              { kind: "cancelled", date: "2026-04-12" },
              { kind: "other-hours", date: "2026-04-26", from: "10:00", to: "12:00", break: null },
            ],
          },
        ],
        absences: [
          { id: "samira-absence-1", agent: "samira", from: "2026-12-21T00:00", to: "2027-01-01T00:00" },
          { id: "samira-absence-2", agent: "samira", from: "2026-04-07T00:00", to: "2026-04-08T00:00" },
          { id: "samira-absence-3", agent: "samira", from: "2026-04-14T09:00", to: "2026-04-14T10:30" },
        ],
        closures: [
          { id: "fermeture-1", from: "2026-08-01", to: "2026-08-15", label: "travaux", place: null },
          { id: "fermeture-2", from: "2026-09-01", to: "2026-09-01", label: "ménage", place: "centre" },
        ],
        openHolidays: ["2026-11-11"],
        schoolHolidays: holidays,
      },
    });
  });

  it("that the centre has is without a fault", () => {
    expect(faultsOf(readFileSync(new URL("../../knowledge-base/rendez-vous.yaml", import.meta.url), "utf8"))).toEqual(
      [],
    );
  });

  it.each([
    ["a text that is too long for a button", '"CAF"', '"Un rendez-vous pour la CAF"', 4, /24 characters at most/],
    ["a word that is unknown", "jour: mardi", "jour: mardy", 20, /must be one of: lundi/],
    ["a key that is unknown", "tampon_minutes", "tampons", 3, /nothing is called "tampons"/],
    ["an hour that does not exist", '"09:00", a: "12:00"', '"09:00", a: "25:00"', 20, /must be a time such as/],
    ["minutes that are not fives", "minutes: 45", "minutes: 44", 5, /multiple of 5/],
    ["a date that does not exist", "2026-04-07", "2026-02-30", 24, /is not a date/],
    ["hours that end before they begin", 'de: "09:00", a: "12:00"', 'de: "12:00", a: "09:00"', 20, /before it begins/],
    ["an absence that ends before it begins", "21, au: 2026-12-31", "21, au: 2026-12-20", 23, /before it begins/],
    ["every second week, but from when", "a_partir_du: 2026-03-30, ", "", 21, /which week is the first/],
    [
      "an opening that is over before it begins",
      "jusqu_au: 2026-12-31",
      "jusqu_au: 2026-01-31",
      21,
      /before its first/,
    ],
    ["a break outside of the hours", 'pause: { de: "16:00"', 'pause: { de: "13:00"', 21, /a break that is not inside/],
    [
      "hours of one date that end too early",
      'le: 2026-04-26, de: "10:00"',
      'le: 2026-04-26, de: "13:00"',
      21,
      /exception of 2026-04-26 ends/,
    ],
    ["two exceptions of one date", "le: 2026-04-26", "le: 2026-04-12", 21, /two exceptions on 2026-04-12/],
    ["a closure that ends before it begins", "au: 2026-08-15", "au: 2026-07-15", 28, /closure ends before/],
    ["a person who is unknown", "personnes: [samira]", "personnes: [samirah]", 13, /nobody has the id "samirah"/],
    ["an id used twice", "id: appel", "id: demarches-caf", 13, /used twice in motifs/],
    ["a reason that nobody knows", "competence: demarches", "competence: impots", 3, /no one has the skill "impots"/],
    ["a reason longer than any opening", "minutes: 45", "minutes: 200", 3, /no opening lasts 200 minutes/],
    [
      "a reason with nobody at the centre",
      'a: "12:00", lieu: centre',
      'a: "12:00", lieu: telephone',
      3,
      /never receive at/,
    ],
    ["what is not YAML", "motifs:", "motifs: [", 3, /not valid YAML/],
    ["nobody at all", good.slice(good.indexOf("\npersonnes:")), "", 2, /"personnes"/],
  ])("says file, line and remedy for %s", (_, part, replacement, line, problem) => {
    expect(good).toContain(part);
    const [fault] = faultsOf(good.replace(part, replacement));
    expect(fault).toMatchObject({ file, line });
    expect(fault?.problem).toMatch(problem);
    expect(fault?.remedy).toMatch(/\.$/);
  });

  it("says all its faults at once", () => {
    const bad = good.replace("minutes: 45", "minutes: 44").replace("jour: mardi", "jour: mardy");
    expect(faultsOf(bad)).toHaveLength(2);
  });
});
