import { form, type Form } from "../piece.ts";

const any = "(?:a )?importequand";
const AS_YOU_LIKE =
  "(?:(?:c est |comme |quand )?(?:c est )?(?:comme |quand )(?:ca )?(?:vous|tu) (?:voulez|veux|pouvez|peux|arrange|preferez?|prefere|le sentez)|comme ca vous arrange|quand c est possible|(?:le jours|l h|la date) que vous (?:voulez|prefere)|ce qui vous arrange|a vous de (?:voir|choisir)|choisissez(?: pour moi)?)";
const ALL_THE_SAME =
  "(?:(?:ca )?m est egal|c est egal|egal|tout me va|tout me convient|(?:tous )?les jours me (?:vont|conviennent)|ca m arrange tous les jours|tous les jours(?! sauf)|toute la semaine|(?:j ai )?(?:pas|aucune) (?:de )?preference|(?:tout le temps|toujours) (?:libre|dispo|disponible)|(?:libre|dispo|disponible) (?:tout le temps|toujours|tous les jours|toute la semaine|a tout moment)|a tout moment|quand (?:il y a|y a) (?:de la )?place|n importe|je m adapte)";

/** "N'importe quand", "le plus tôt possible". */
export const generalities: readonly Form[] = [
  form(any, () => ({ kind: "any" })),
  form(AS_YOU_LIKE, () => ({ kind: "any" })),
  form(ALL_THE_SAME, () => ({ kind: "any" })),
  form("(?:le |la )?auplustot", () => ({ kind: "earliest" })),
  form(
    "(?:le |la |votre |vos )?(?:premier|premiere|1er|1ere) (?:creneau|rdv|date|place|disponibilite|dispo|horaire|h)(?: libre| dispo| disponible| possible| qui vient)?",
    () => ({ kind: "earliest" }),
  ),
  form("(?:le )?(?:premier|1er) (?:disponible|dispo|libre|possible)", () => ({ kind: "earliest" })),
  form(
    "(?:le )?plus (?:tot|rapidement|vite)(?! que)|(?:tres |assez )?vite|rapidement|asap|(?:c est |tres |en |assez )?urgent|urgence|en urgence",
    () => ({ kind: "earliest" }),
  ),
];
