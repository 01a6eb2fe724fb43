/** How the link between a channel and a telephone goes, as mediators see it. */
export type AccountLink = {
  readonly state:
    | { readonly kind: "stopped" | "starting" }
    /** `picture`: the code to be scanned, as an image's address (data:). */
    | { readonly kind: "needs-pairing"; readonly picture: string }
    | { readonly kind: "ready"; readonly number: string }
    /** `advice`: what to do, in French. */
    | { readonly kind: "lost"; readonly advice: string };
  readonly sentToday: number;
  readonly dailyLimit: number;
};
