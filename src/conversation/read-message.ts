import type { DistressKind } from "../safety/detect-distress.ts";
import { detectDistress } from "../safety/detect-distress.ts";
import type { SecretKind } from "../safety/mask-secrets.ts";
import { withoutPlaceholders } from "../safety/without-placeholders.ts";
import { detectLanguage, type Language } from "../understanding/language/detect-language.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { MediaId } from "../shared/ids.ts";
import { readAppointmentChoice } from "./appointment-choices.ts";
import { matchOffered } from "./match-offered.ts";
import type { AttachmentKind, Choice, IncomingContent, Quote } from "./message.ts";

/** A message as the core sees it: what it means, before anyone decides what to do. */
export type Reading =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly secrets: readonly SecretKind[];
      readonly distress: DistressKind | null;
      readonly understanding: Understanding;
      /** The language of the message where it is surely not French. */
      readonly language: Language | null;
      /** One of the choices shown last, typed by hand: its number or its label. */
      readonly typedChoice: Choice | null;
      readonly answers?: Quote;
    }
  | { readonly kind: "choice"; readonly choice: string; readonly label: string }
  | {
      readonly kind: "attachment";
      readonly attachment: AttachmentKind;
      readonly media?: MediaId;
      readonly answers?: Quote;
    }
  | { readonly kind: "unsupported"; readonly what: string }
  | { readonly kind: "opened" };

/** Texts arrive masked: the doors did it before any write. */
export async function readMessage(
  content: IncomingContent,
  offered: readonly Choice[],
  understand: (text: string) => Promise<Understanding>,
  labelOf: (choice: string) => string | null,
): Promise<Reading> {
  if (content.kind === "choice") {
    const label =
      offered.find(({ id }) => id === content.choice)?.label ??
      readAppointmentChoice(content.choice)?.label ??
      labelOf(content.choice) ??
      "Bouton";
    return { kind: "choice", choice: content.choice, label };
  }
  if (content.kind !== "text") return content;
  return {
    ...content,
    distress: detectDistress(content.text),
    language: detectLanguage(content.text),
    understanding: await understand(withoutPlaceholders(content.text)),
    typedChoice: matchOffered(content.text, offered),
  };
}
