import { readYesNo } from "../dialogs/answers/read-yes-no.ts";
import { expandSms } from "../understanding/normalise/expand-sms.ts";
import { foldText, words } from "../understanding/normalise/fold-text.ts";
import { kinIn } from "./kin.ts";

/** A message that means something only after what was said before. */
export type FollowUp =
  /** "et pour mon mari ?" — `whom` reads "votre mari". */
  | { readonly kind: "for-someone"; readonly whom: string }
  /** "c'est quoi ça ?" */
  | { readonly kind: "which-word" }
  | { readonly kind: "simpler" }
  | { readonly kind: "repeat" }
  | { readonly kind: "next-step" }
  | { readonly kind: "previous-step" }
  | { readonly kind: "yes" }
  | { readonly kind: "no" };

const BEFORE =
  "(?:(?:et|est|e|ok|oui|non|merci|mais|ah|euh|bah|ben|alors|donc|bonjour|svp|pardon|desolee?|excusez moi) )*";
const AFTER = "(?: (?:alors|donc|svp|stp|merci|s il (?:vous|te) plait|du tout|bien|trop|la|encore|en fait))*";
const whole = (...ways: readonly string[]): RegExp => new RegExp(`^${BEFORE}(?:${ways.join("|")})${AFTER}$`);

/** Read on the folded text with its text-message forms spelled out; each must be the whole message. */
const patterns: readonly (readonly [Exclude<FollowUp["kind"], "for-someone" | "yes" | "no">, RegExp])[] = [
  [
    "which-word",
    whole(
      "(?:c est quoi|qu est ce que c est(?: que)?|(?:ca|sa) ve[utx]* dire quoi|(?:que|qu est ce que) (?:ca|sa) ve[utx]* dire|ve[utx]+ dire quoi)(?: (?:ca|sa|cela|ce mot|ces mots|ce truc|ce terme|ceci))?",
      "(?:je )?(?:comprends?|connais|sais) pas (?:ce|le|les|ces) mots?",
    ),
  ],
  [
    "simpler",
    whole(
      "(?:c est )?plus simple(?:ment)?",
      "(?:je |j )?(?:n |ne )?(?:ai |es )?(?:pas|rien|toujours pas) (?:tout )?(?:compri[st]?|comprends?|pige|capte)",
      "(?:je )?(?:ne )?(?:comprends?|comprenez|pige|capte|vois) (?:toujours )?pas(?: (?:tout|grand chose|ce que (?:vous|tu) (?:dites|dis)|votre reponse|la reponse))?",
      "(?:(?:vous pouvez|pouvez vous|tu peux) )?(?:m )?explique[rz]?(?: moi)?(?: (?:mieux|autrement|plus simplement|plus simple|avec des mots simples))?",
      "(?:c est )?(?:pas clair|trop long|pas facile a comprendre)",
      "avec des mots (?:plus )?simples?",
      "hein|quoi|comment ca",
    ),
  ],
  [
    "repeat",
    whole(
      "(?:(?:vous pouvez|pouvez vous|tu peux) )?(?:me )?(?:repete[rsz]?|redire|redis|redites|reecrire|renvoye[rz]|renvoie)(?: moi)?(?: (?:ca|la reponse|votre reponse|encore|une fois))*",
      "encore(?: une fois)?",
      "(?:j ai )?pas (?:bien )?(?:vu|entendu|lu)",
    ),
  ],
  [
    "next-step",
    whole(
      "(?:l )?etapes? (?:suivante?s?|d apres|prochaine)|prochaine etape",
      "suivante?|(?:la )?suite|et apres|apres|ensuite|et ensuite|continue[rz]?|on continue|reprend(?:re|s|ez)?|on reprend",
      "(?:ok )?(?:c est |ca y est )?fait|ca y est|j ai (?:fini|fait)|c est fini",
    ),
  ],
  [
    "previous-step",
    whole("(?:l )?etapes? (?:precedente|d avant)|precedente?|revenir(?: en arriere)?|en arriere|retour"),
  ],
];

/** Null: the message stands on its own. */
export function followUpOf(text: string): FollowUp | null {
  if (text.length > 120) return null;
  const read = expandSms(words(foldText(text))).join(" ");
  const whom = kinIn(read);
  if (whom !== null) return { kind: "for-someone", whom };
  const kind = patterns.find(([, pattern]) => pattern.test(read))?.[0];
  if (kind !== undefined) return { kind };
  const said = readYesNo(text);
  return said === null ? null : { kind: said };
}
