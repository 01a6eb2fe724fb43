export type IdlePhase =
  | { readonly kind: "present" }
  /** Whole seconds until everything is erased: 20 at first, then down to 1. */
  | { readonly kind: "warning"; readonly secondsLeft: number }
  | { readonly kind: "gone" };

export const resetAfter = 90_000;
/** WCAG 2.2.1: whoever is asked must have at least 20 seconds to say that they are still there. */
export const warningLasts = 20_000;

/** `idle`: milliseconds since the person last touched anything. */
export function idlePhase(idle: number): IdlePhase {
  if (idle >= resetAfter) return { kind: "gone" };
  if (idle < resetAfter - warningLasts) return { kind: "present" };
  return { kind: "warning", secondsLeft: Math.ceil((resetAfter - idle) / 1_000) };
}
