/** Who does a single thing at a time across processes (a browser, reminders, purges). Each method is one atomic act. */
export type LeaseStore = {
  /** Held by `owner` until `now + forMs`, if nobody else's lease is still running; asked again by its owner, it lasts longer and keeps its fence. `fence` grows at each change of owner. */
  acquire(
    name: string,
    owner: string,
    now: Date,
    forMs: number,
  ): Promise<{ readonly kind: "held"; readonly fence: number } | { readonly kind: "taken"; readonly until: Date }>;
  /** Given back at once, if it is still this owner's. */
  release(name: string, owner: string): Promise<void>;
  /** Until when somebody has it, if somebody does; changes nothing. */
  heldUntil(name: string, now: Date): Promise<Date | null>;
};
