import { keyboardDistance } from "../../normalise/keyboard-distance.ts";
import { soundOf } from "../../normalise/sound-of.ts";
import { MONTHS, WEEKDAYS } from "../calendar.ts";

const known: ReadonlySet<string> = new Set([
  ...WEEKDAYS,
  ...MONTHS.filter((month) => month.length > 4),
  ..."demain prochain semaine matin matinee apresmidi aujourdhui apresdemain weekend soiree quinzaine vacances maintenant".split(
    " ",
  ),
  ..."premier deuxieme troisieme dernier milieu minuit journee bonjour voudrais possible disponible prefere creneau".split(
    " ",
  ),
]);
const byFirstLetter = groupByFirst(known);

/** Words as good as those above, one slip away from them. */
const otherWords: ReadonlySet<string> = new Set(
  (
    "mari marin marie marine martin malin mardin latin satin romain domaine demande demander demandes demande main mains mais mars avoir " +
    "lundis matins matelas semelle marche merci mercier vendre vendu juliette avril jeune jeunes sauvage sammy premiere journal journaux " +
    "deuxiemes prochainement semaines passible impossible marais mairie matiere materiel soigner jeudi dimension vendeur vendus vendue"
  ).split(" "),
);

const SHORTEST = 5;
/** Two slips are forgiven in long words only. */
const slipsAllowed = (word: string): number => (word.length >= 8 ? 1.8 : 1);

const soundsOfKnown = new Map([...known].map((word) => [soundOf(word), word]));

/** "vendrdi" → "vendredi": the word of time that is meant, or the word as it is. */
export function spellTimeWord(word: string): string {
  if (word.length < SHORTEST || known.has(word) || otherWords.has(word)) return word;
  const heard = soundsOfKnown.get(soundOf(word));
  if (heard !== undefined) return heard;
  const near = (byFirstLetter.get(word.charAt(0)) ?? [])
    .map((candidate) => ({ candidate, distance: keyboardDistance(word, candidate, slipsAllowed(word)) }))
    .filter(({ distance }) => distance <= slipsAllowed(word))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return near?.candidate ?? word;
}

function groupByFirst(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) groups.set(word.charAt(0), [...(groups.get(word.charAt(0)) ?? []), word]);
  return groups;
}
