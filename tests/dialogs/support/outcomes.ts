import type { Outcomes } from "./replay.ts";

const slots = [
  { id: "s1", label: "mar. 24 nov., 9 h 00" },
  { id: "s2", label: "mar. 24 nov., 14 h 30" },
  { id: "s3", label: "jeu. 26 nov., 9 h 00" },
];
const laterSlots = [{ id: "s4", label: "lun. 30 nov., 10 h 00" }];

/** A centre where everything goes well. */
export const allGoesWell: Outcomes = {
  "appointments.reasons": [
    {
      kind: "outcome",
      outcome: "listed",
      vars: {
        reasons: [
          { id: "caf", label: "CAF et aides", words: [] },
          { id: "impots", label: "Impôts", words: [] },
        ],
      },
    },
  ],
  "appointments.slots": [
    { kind: "outcome", outcome: "found", vars: { slots, first: "s1", later: "s3", heard: "" } },
    { kind: "outcome", outcome: "found", vars: { slots: laterSlots, first: "s4", later: "s4", heard: "" } },
  ],
  "appointments.seek": [{ kind: "outcome", outcome: "unclear", vars: {} }],
  "appointments.hold": [{ kind: "outcome", outcome: "held", vars: { slotSentence: "mardi 24 novembre à 14 h" } }],
  "appointments.confirm": [
    {
      kind: "outcome",
      outcome: "booked",
      vars: {
        slotSentence: "mardi 24 novembre à 14 h",
        address: "3 rue de la Place",
        bring: "- votre numéro d’allocataire",
        instructions: "Sonnez à l’accueil.",
        code: "K7P",
        page: "https://example.org/rendez-vous/s3cr3t",
      },
    },
  ],
  "appointments.release": [{ kind: "outcome", outcome: "released", vars: {} }],
  "appointments.mine": [
    {
      kind: "outcome",
      outcome: "one",
      vars: { appointment: "a1", appointmentSentence: "jeudi 26 novembre à 9 h", reason: "caf" },
    },
  ],
  "appointments.cancel": [
    { kind: "outcome", outcome: "cancelled", vars: { appointmentSentence: "jeudi 26 novembre à 9 h" } },
  ],
  "handoff.request": [
    { kind: "outcome", outcome: "waiting", vars: { position: "1", promise: "Vous êtes la prochaine personne." } },
  ],
  "handoff.cancel": [{ kind: "outcome", outcome: "back", vars: {} }],
  "privacy.erase": [{ kind: "outcome", outcome: "erased", vars: {} }],
  "tutorial.read": [
    {
      kind: "outcome",
      outcome: "step",
      vars: { title: "Imprimer", step: "1", count: "4", instruction: "Ouvrez.", next: "2", previous: "1" },
    },
    {
      kind: "outcome",
      outcome: "end",
      vars: { title: "Imprimer", step: "4", count: "4", instruction: "Fermez.", next: "4", previous: "3" },
    },
  ],
  "satisfaction.record": [{ kind: "outcome", outcome: "recorded", vars: {} }],
};
