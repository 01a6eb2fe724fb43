/** A reply that reached the stand-in of Meta's Graph API; `at` is `monotonicMs`. */
export type GraphArrival = { readonly recipient: string; readonly at: number };

/** Between the bench and the stand-in's process. */
export type GraphRequest = { readonly kind: "collect" };
export type GraphNews =
  | { readonly kind: "listening"; readonly port: number }
  | { readonly kind: "arrivals"; readonly arrivals: readonly GraphArrival[] };
