/** What a message asks for; `choose` means "one of these three?", the conversation then shows them as buttons. */
export type Route =
  | "handoff"
  | "book-appointment"
  | "move-appointment"
  | "cancel-appointment"
  | "greeting"
  | "thanks"
  | "goodbye"
  | "insult"
  | "faq"
  | "glossary"
  | "choose"
  | "out-of-scope";

export type Understanding = {
  readonly route: Route;
  /** The FAQ id, `glossary:<id>`, or the route itself. For `choose`: the best of the three. */
  readonly intent: string;
  /**
   * Calibrated probability that `intent` is right, 0..1. For `out-of-scope`: how little strange the message was, under 0.08
   * and so under every message that is not refused; one scale orders them all, and an unreadable one has 0.
   */
  readonly confidence: number;
  /** The next best ids (FAQ ids, `glossary:<id>`), best first, at most three. For `choose`: the three to propose, `intent` first. */
  readonly alternatives: readonly string[];
};
