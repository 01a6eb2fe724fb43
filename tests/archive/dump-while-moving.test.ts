import { setTimeout as wait } from "node:timers/promises";
import { AppointmentId } from "../../src/appointments/appointment.ts";
import { copyRecords } from "../../src/archive/copy-records.ts";
import type { RecordOf } from "../../src/archive/stored-record.ts";
import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { now, person, samira, slot } from "../appointments/hold-wishes.ts";
import { bookingOn, daysLater } from "../storage/booked-appointments.ts";
import { describeOnMongo } from "../storage/mongo-database.ts";
import { options, present, sonia } from "../storage/story.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const hours = ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00"];

/** Moves one after the other to the next day or the one after it, and back, until told to stop; how many moves were made. */
async function keepMoving({ appointments }: Storage, stop: AbortSignal): Promise<number> {
  let moves = 0;
  for (let round = 0; !stop.aborted; round++) {
    for (const one of await appointments.between(slot("00:00").start, daysLater(9, "00:00").start)) {
      const time = one.start.toISOString().slice(11, 16);
      const to = { agent: samira, place: "centre", ...daysLater((round + moves) % 3, time) } as const;
      const id = AppointmentId.parse(`move-${round}-${one.calendar.uid}`);
      const whom = { appointment: one.id, version: one.version, mediator: sonia.id };
      const { kind } = await appointments.move({ ...whom, id, to, ifTaken: "refuse" }, now);
      if (kind === "moved") moves += 1;
      await wait(5);
    }
  }
  return moves;
}

await describeOnMongo("reading all of MongoDB while appointments move from day to day", (newDatabase) => {
  it("finds each of them once, on one of its days", async () => {
    const source = await openMongoStorage(newDatabase(), { ...options, timeZone: "Europe/Paris" });
    const { booked } = bookingOn(() => source);
    const uids: string[] = [];
    for (const hour of hours) {
      const one = await booked({ ...slot(hour), conversation: person(hour) });
      uids.push(present(one).calendar.uid);
    }
    const stop = new AbortController();
    const moving = keepMoving(source, stop.signal);
    for (let dumps = 0; dumps < 10; dumps++) {
      const all: RecordOf<"appointment">[] = [];
      for await (const record of source.archive.dump()) if (record.kind === "appointment") all.push(record);
      const standing = all.filter(({ state }) => state === "booked");
      expect(standing.map(({ calendarUid }) => calendarUid).toSorted()).toEqual(uids.toSorted());
      const ids = new Set(all.map(({ id }) => id));
      expect(all.filter(({ movedTo }) => movedTo !== null && !ids.has(movedTo))).toEqual([]);
      const copy = await openSqliteStorage(temporaryFile(), options);
      await copyRecords(source.archive.dump(), copy.archive, () => undefined);
      await copy.close();
    }
    stop.abort();
    expect(await moving).toBeGreaterThan(10);
    await source.close();
  }, 60_000);
});
