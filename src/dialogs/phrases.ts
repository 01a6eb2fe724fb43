import type { SecretKind } from "../safety/mask-secrets.ts";

/** What the player of dialogs says between two steps. */
const betweenSteps = ["not-understood", "back-to-question", "old-button", "dialog-changed", "too-long"] as const;

/** Each kind of secret: how it is named to the person ("votre mot de passe"). The advice about it is `<name>-advice`. */
const secretPhrase = {
  nir: "secret-nir",
  card: "secret-card",
  iban: "secret-iban",
  password: "secret-password",
  "one-time-code": "secret-one-time-code",
  "fiscal-number": "secret-fiscal-number",
  "foreigner-number": "secret-foreigner-number",
} as const satisfies Record<SecretKind, string>;

type SecretPhrase = (typeof secretPhrase)[SecretKind];
export type PhraseName = (typeof betweenSteps)[number] | SecretPhrase | `${SecretPhrase}-advice`;

/** The sentences that the program itself says; `dialogs/phrases.yaml` must hold them, without variables. */
export const requiredPhrases: readonly PhraseName[] = [
  ...betweenSteps,
  ...Object.values(secretPhrase).flatMap((name) => [name, `${name}-advice` as const]),
];

export type Phrases = Readonly<Record<PhraseName, string>>;

/** What the dialog `secret-masque` is given: "votre mot de passe et votre numéro de carte", and what to do about them. */
export function maskedInWords(secrets: readonly SecretKind[], phrases: Phrases): { kinds: string; advice: string } {
  const names = secrets.map((kind) => phrases[secretPhrase[kind]]);
  const advice = new Set(secrets.map((kind) => phrases[`${secretPhrase[kind]}-advice`]));
  const last = names.at(-1) ?? "";
  return {
    kinds: names.length < 2 ? last : `${names.slice(0, -1).join(", ")} et ${last}`,
    advice: [...advice].join(" "),
  };
}
