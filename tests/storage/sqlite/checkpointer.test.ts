import { statSync } from "node:fs";
import { openDatabase } from "../../../src/storage/sqlite/database.ts";
import { until } from "../../support/until.ts";
import { temporaryFile } from "../temporary-file.ts";

const megabyte = 1024 * 1024;

describe("the write-ahead log", () => {
  it("is moved into the database file beside the work, long before it is as long as it may be", async () => {
    const file = temporaryFile();
    const db = openDatabase(file);
    await db.write((db) => db.exec("CREATE TABLE page (text TEXT) STRICT"));
    const add = (): Promise<void> =>
      db.write((db) => void db.prepare("INSERT INTO page VALUES (?)").run("x".repeat(3_500)));
    const before = statSync(file).size;
    for (let round = 0; round < 4; round++) {
      for (let act = 0; act < 250; act++) await add();
      // The disk of a busy machine may be slow; what matters is that it is caught up with.
      await until(() => statSync(file).size > before + (round + 1) * 0.6 * megabyte, 20_000);
    }
    await db.close();
    const again = openDatabase(file);
    expect(again.reader.prepare("SELECT count(*) AS count FROM page").get()).toEqual({ count: 1_000 });
    await again.close();
  }, 120_000);
});
