import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describeOnMongo } from "../storage/mongo-database.ts";
import { runRace } from "./run-race.ts";

const noFault = {
  overlaps: 0,
  bookedTwice: 0,
  lost: 0,
  cancelledYetBooked: 0,
  outOfNothing: 0,
  cellsOfNobody: 0,
  bookedWithoutCells: 0,
  codesTwice: 0,
  wrongLooks: 0,
  leftUndone: 0,
};
const folder = mkdtempSync(path.join(tmpdir(), "sos-races-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// npm run test:races is the long one.
describe("processes that race for the same appointments in SQLite, and are killed", () => {
  it("never book two people at once, lose a booking or leave time blocked", async () => {
    const database = path.join(folder, "race.db");
    const figures = await runRace({ database, folder, processes: 4, acts: 600, kills: 3 });
    expect(figures.faults).toEqual(noFault);
    expect(figures.kills).toBeGreaterThan(0);
    expect(figures.answers).toMatchObject({
      "hold: taken": expect.any(Number) as unknown,
      "confirm: booked": expect.any(Number) as unknown,
      "move: booked": expect.any(Number) as unknown,
      "drag: moved": expect.any(Number) as unknown,
      "cancel: cancelled": expect.any(Number) as unknown,
    });
  }, 90_000);
});

await describeOnMongo("processes that race for the same appointments in MongoDB, and are killed", (newDatabase) => {
  it("never book two people at once, lose a booking or leave time blocked", async () => {
    const figures = await runRace({
      database: newDatabase(),
      folder: mkdtempSync(path.join(folder, "mongo-")),
      ...{ processes: 3, acts: 150, kills: 2 },
    });
    expect(figures.faults).toEqual(noFault);
    expect(figures.answers).toMatchObject({ "move: booked": expect.any(Number) as unknown });
  }, 120_000);
});
