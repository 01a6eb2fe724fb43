import type { SecretKind } from "../safety/mask-secrets.ts";

/** What the player of dialogs says between two steps. */
const betweenSteps = [
  "not-understood",
  "back-to-question",
  "old-button",
  "dialog-changed",
  "too-long",
  "take-your-time",
  "first-name-only",
] as const;

/** How each kind of secret is named to the person ("votre mot de passe"), and what to do about it. */
type SecretPhrase = `secret-${SecretKind}` | `secret-${SecretKind}-advice`;
const secrets: Readonly<Record<SecretKind, true>> = {
  nir: true,
  card: true,
  iban: true,
  password: true,
  "one-time-code": true,
  "fiscal-number": true,
  "foreigner-number": true,
};

export type PhraseName = (typeof betweenSteps)[number] | SecretPhrase;

/** The sentences that the program itself says; `dialogs/phrases.yaml` must hold them, without variables. */
export const requiredPhrases: readonly PhraseName[] = [
  ...betweenSteps,
  ...(Object.keys(secrets) as SecretKind[]).flatMap((kind) => [`secret-${kind}`, `secret-${kind}-advice`] as const),
];

export type Phrases = Readonly<Record<PhraseName, string>>;
