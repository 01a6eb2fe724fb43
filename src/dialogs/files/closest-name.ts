import { keyboardDistance } from "../../understanding/normalise/keyboard-distance.ts";

const FURTHEST = 3;

/** The known name that was probably meant, or null. */
function closestName(written: string, known: Iterable<string>): string | null {
  const near = [...known]
    .map((name) => ({ name, distance: keyboardDistance(written.toLowerCase(), name.toLowerCase(), FURTHEST) }))
    .filter(({ name, distance }) => distance <= FURTHEST && distance < name.length / 2)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name ?? null;
}

/** "Did you mean "then"?", or what can be written instead. */
export function didYouMean(written: string, known: Iterable<string>, otherwise: string): string {
  const meant = closestName(written, known);
  return meant === null ? otherwise : `Did you mean "${meant}"?`;
}
