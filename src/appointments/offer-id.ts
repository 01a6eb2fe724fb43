/** An offer is nothing but a reason and a start: its id says both, so that nothing has to be remembered about it. */
export type Offer = { readonly reason: string; readonly start: Date };

/** "slot:demarches-caf:2026-04-01T08:00Z", safe as the id of a button on every channel. */
export const offerId = ({ reason, start }: Offer): string => `slot:${reason}:${start.toISOString().slice(0, 16)}Z`;

/** Null when it is not the id of an offer. */
export function readOfferId(id: string): Offer | null {
  const [, reason, start] = /^slot:([a-z0-9-]{1,60}):(\d{4}-\d\d-\d\dT\d\d:\d\dZ)$/.exec(id) ?? [];
  if (reason === undefined || start === undefined) return null;
  const date = new Date(start);
  return Number.isNaN(date.getTime()) ? null : { reason, start: date };
}
