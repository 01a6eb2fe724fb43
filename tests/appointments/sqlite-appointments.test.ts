import { itKeepsAppointmentsWhenReopened } from "../storage/appointment-contract.ts";
import { now, wish } from "./hold-wishes.ts";
import { openStorage, temporaryFolder } from "./open-storage.ts";

describe("appointments in SQLite", () => {
  const { file, remove } = temporaryFolder();
  afterAll(remove);
  itKeepsAppointmentsWhenReopened(() => openStorage(file));

  it("tell the inboxes once of each booking and each cancellation, and of nothing else", async () => {
    const events = temporaryFolder();
    const storage = await openStorage(events.file);
    const { appointments, liveEvents } = storage;
    const request = wish();
    const { id, conversation } = request;
    const told = async () => (await liveEvents.after(0, 100)).map(({ kind }) => kind);
    expect((await appointments.hold(request, now)).kind).toBe("held");
    expect(await told()).toEqual([]);
    for (let times = 0; times < 2; times++) {
      await appointments.confirm(id, conversation, null, now);
      expect(await told()).toEqual(["appointments"]);
    }
    for (let times = 0; times < 2; times++) {
      await appointments.cancel(id, { kind: "resident", conversation }, now);
      expect(await told()).toEqual(["appointments", "appointments"]);
    }
    await storage.close();
    events.remove();
  });
});
