/** Time and chance are parameters everywhere: tests give fixed ones, `main.ts` the real ones. */
export type Clock = { readonly now: () => Date };

export type Random = {
  /** A number in [0, 1), for jitter. */
  readonly fraction: () => number;
  /** An unguessable URL-safe token of `bytes` random bytes. */
  readonly token: (bytes: number) => string;
};
