import { ArchiveFault } from "./archive-fault.ts";
import { isEmpty, type OnProgress } from "./copy-records.ts";
import type { Digest } from "./digest.ts";
import { beginFilling, fillDatabase, type Destination } from "./fill-database.ts";
import { standStill, type Place, type StandStillParts } from "./stand-still.ts";

export type MoveParts = StandStillParts & { readonly onProgress: OnProgress };

/**
 * Carries all that is kept from one database to another, from which nothing is served before everything is there and was compared.
 * Killed, it is begun again by the same call: nothing is doubled. The first database stays as it is.
 */
export async function moveDatabase(
  from: Place & Destination,
  to: Place & Destination,
  parts: MoveParts,
): Promise<Digest> {
  const digest = await standStill([from, to], parts, async () => {
    if (await isEmpty(from.archive)) throw new ArchiveFault(`There is nothing in ${from.name} to be moved.`);
    const how = await beginFilling(to, { from: from.name, source: `database ${from.name}` });
    if (how === "resumed") parts.say("Going on after an interruption: all is sent again, and nothing is doubled.");
    return fillDatabase(to, from.archive.dump(), parts.onProgress);
  });
  await to.archive.endArrival();
  return digest;
}
