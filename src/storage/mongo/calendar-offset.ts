import type { Connection } from "mongoose";
import { Schema } from "mongoose";
import { Temporal } from "temporal-polyfill";

import { schemaOptions } from "./changeable.ts";

type SettingDocument = { readonly _id: string; readonly offsetMs: number };
const settingSchema = new Schema<SettingDocument>(
  { _id: String, offsetMs: Number },
  { ...schemaOptions, collection: "settings" },
);

/**
 * How long before midnight UTC the days begin by which appointments are kept: local midnight in winter. Written once and for all, since
 * appointments that could meet must always be in the same day's document.
 */
export async function calendarOffset(connection: Connection, timeZone: string): Promise<number> {
  const settings = connection.model<SettingDocument>("Setting", settingSchema);
  await settings
    .updateOne({ _id: "calendar" }, { $setOnInsert: { offsetMs: standardOffsetMs(timeZone) } }, { upsert: true })
    .exec();
  const setting = await settings.findOne({ _id: "calendar" }).lean<SettingDocument>().exec();
  if (setting === null) throw new Error("the calendar's setting was written and cannot be found");
  return setting.offsetMs;
}

const standardOffsetMs = (timeZone: string): number =>
  Math.min(
    ...["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"].map(
      (instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000,
    ),
  );
