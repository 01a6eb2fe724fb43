import { Temporal } from "temporal-polyfill";
import type { DateWish } from "./date-wish.ts";
import { prepareWords } from "./prepare/prepare-words.ts";
import { readDateWish } from "./read-date-wish.ts";

/** What somebody answers who has just been shown a few times to choose from. */
export type SlotWish =
  | { readonly kind: "when"; readonly wish: DateWish }
  /** Than those shown. */
  | { readonly kind: "later" }
  | { readonly kind: "earlier" }
  /** "Aucun ne va", and no word of what would. */
  | { readonly kind: "others" };

const AROUND =
  "(?:non|nan|oui|si|mais|et|plutot|un peux?|beaucoup|bien|c est|ca serait|ce serait|il me faut|je prefere|je voudrais|je veux|vous avez|avez vous|tu as|y a|il y a|quelque chose|qqch|rien|pas|de|d|trop|encore|svp|merci|possible|si possible|que ca|la|un|une|,)";
const alone = (words: string): RegExp => new RegExp(`^(?:${AROUND} )*(?:${words})(?: ${AROUND})*$`);

const LATER = alone("plus tard|plus loin|apres|trop tot|moins tot|pas si tot|dans plus longtemps");
const EARLIER = alone("plus tot|avant|trop tard|trop loin|plus vite|plus rapproche|plus proche|moins loin|moins tard");
const OTHERS = alone(
  "aucun\\w*(?: (?:de ces|des|ne|n|me|va|vont|horaires?|creneaux?|trois|3|m arrange|convient|possible))*|(?:d )?autres?(?: (?:choix|horaires?|h|creneaux?|dates?|jours|propositions?|chose|possibilites?))?|(?:les |le |la )?(?:suivante?s?|prochain)|rien ne (?:me )?(?:va|convient)|(?:ca |cela )?(?:ne )?(?:me )?(?:va|vont|convient|conviennent) (?:pas|aucun)|pas (?:ceux|celles|celui) la|ni l un ni l autre|montrez?(?: moi)? (?:d )?autres?",
);
/** Said of an appointment that exists: that is another matter than choosing. */
const OF_ANOTHER = /\b(?:annul|deplac|decal|report)|\b(?:mon|ma) (?:rdv|creneau)\b/;
const CANNOT_COME = /\b(?:peux|pourrai|viens|viendrai|suis|serai) (?:pas|plus)\b/;

export function readSlotWish(text: string, now: Date, timeZone: string): SlotWish | null {
  const words = prepareWords(text)
    .replace(/(?: ,)+$/, "")
    .trim();
  if (OF_ANOTHER.test(words)) return null;
  if (LATER.test(words)) return { kind: "later" };
  if (EARLIER.test(words)) return { kind: "earlier" };
  if (OTHERS.test(words)) return { kind: "others" };
  // "9 h" said at ten is the nine o'clock of another day
  const wish = readDateWish(text, now, timeZone) ?? readDateWish(text, startOfDay(now, timeZone), timeZone);
  if (wish === null) return null;
  // among times to choose from, a day on which one cannot come is refused
  if (wish.kind === "day" && CANNOT_COME.test(words))
    return { kind: "when", wish: { kind: "not-day", date: wish.date } };
  return { kind: "when", wish };
}

const startOfDay = (now: Date, timeZone: string): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).startOfDay().epochMilliseconds,
  );

/** A Monday just after midnight: every time of day is still to come. */
const anyMonday = new Date("2026-06-01T00:00:00Z");

/** Whether a text answers that question at all; what it means exactly depends on the day. */
export const tellsSlotWish = (text: string): boolean => readSlotWish(text, anyMonday, "UTC") !== null;
