import { createConnection } from "mongoose";
import { unmoved } from "../../../src/storage/mongo/appointment-document.ts";
import { openMongoStorage } from "../../../src/storage/mongo/mongo-storage.ts";
import { later, now, person, slot, wish } from "../../appointments/hold-wishes.ts";
import { describeOnMongo } from "../mongo-database.ts";
import { options } from "../story.ts";

type Older = { _id: string; items?: object[] };
const added = [...Object.keys(unmoved), "calendarUid", "sequence"];
const without = (document: object): object =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !added.includes(name)));

await describeOnMongo("a database in which appointments could not be moved yet", (newDatabase) => {
  it("keeps its appointments, and lets them move", async () => {
    const uri = newDatabase();
    const open = () => openMongoStorage(uri, { ...options, timeZone: "Europe/Paris" });
    const before = await open();
    const request = wish();
    await before.appointments.hold(request, now);
    const booked = await before.appointments.confirm(request.id, request.conversation, "Amina", later(1));
    await before.close();

    const connection = await createConnection(uri).asPromise();
    const [appointments, days] = [connection.collection<Older>("appointments"), connection.collection<Older>("days")];
    for (const one of await appointments.find({}).toArray())
      await appointments.replaceOne({ _id: one._id }, without(one));
    for (const day of await days.find({}).toArray()) {
      await days.updateOne({ _id: day._id }, { $set: { items: (day.items ?? []).map(without) } });
    }
    await connection.collection<{ _id: number }>("migrations").deleteOne({ _id: 3 });
    await connection.close();

    const after = await open();
    expect(await after.appointments.find(request.id)).toEqual({
      ...(booked.kind === "booked" ? booked.appointment : null),
      version: 1,
    });
    const next = await after.appointments.hold(wish({ ...slot("14:00"), moves: request.id }), now);
    if (next.kind !== "held") throw new Error(`expected it to be held, but it was ${next.kind}`);
    expect((await after.appointments.confirm(next.appointment.id, person("amina"), null, later(2))).kind).toBe(
      "booked",
    );
    await after.close();
  });
});
