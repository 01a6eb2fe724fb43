import { offerId, readOfferId } from "../appointments/offer-id.ts";
import type { Choice } from "./message.ts";

/** Other times that the centre proposes for an appointment: each button names both, so that it means the same in a week. */
export const newTimeChoices = (appointment: string, offers: readonly Choice[]): readonly Choice[] =>
  offers.flatMap(({ id, label }) => {
    const offer = readOfferId(id);
    if (offer === null) return [];
    const minute = offer.start.getTime() / 60_000;
    return [{ id: `new-time:${appointment}.${offer.reason}.${minute}`, label }];
  });

/** Null for any other choice. `slot` is the id of the offer. */
export function readNewTime(choice: string): { readonly appointment: string; readonly slot: string } | null {
  const [, appointment, reason, minute] = /^new-time:([\w-]+)\.([a-z0-9-]+)\.(\d{1,10})$/.exec(choice) ?? [];
  if (appointment === undefined || reason === undefined || minute === undefined) return null;
  return { appointment, slot: offerId({ reason, start: new Date(Number(minute) * 60_000) }) };
}
