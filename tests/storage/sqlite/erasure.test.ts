import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { openDatabase } from "../../../src/storage/sqlite/database.ts";
import { fileCompactor } from "../../../src/storage/sqlite/compact-file.ts";
import { openSqliteStorage, storageOn } from "../../../src/storage/sqlite/sqlite-storage.ts";
import type { ConversationId } from "../../../src/shared/ids.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import {
  answering,
  at,
  byMediator,
  claimWork,
  converse,
  line,
  options,
  present,
  pushing,
  saying,
  sonia,
  words,
} from "../story.ts";
import { temporaryFile } from "../temporary-file.ts";

const bytesOf = (file: string): Buffer =>
  Buffer.concat(
    ["", "-wal", "-shm"]
      .map((end) => file + end)
      .filter((name) => existsSync(name))
      .map((name) => readFileSync(name)),
  );

/** Says `secret` in every way that is kept: heard, answered, noted, remembered, failed, pending. */
async function leaveTracesOf(storage: Storage, contact: string, secret: string, padding: number) {
  const said = `${secret} ${"é".repeat(padding)}`;
  const memory = {
    greeted: true,
    misses: 0,
    offered: [],
    lastAnswer: secret,
    survey: "open" as const,
    tutorial: null,
    dialog: JSON.stringify({ vars: { said } }),
    setAside: JSON.stringify({ vars: { said } }),
  };
  const id = await converse(storage, contact, {
    channel: pushing,
    text: said,
    answers: [`Vous avez dit ${said}`],
    after: { name: secret, memory },
  });
  await storage.handoff.note(id, line(`note-${contact}-${padding}`, { kind: "note", text: said }, byMediator(sonia)));
  await storage.turns.receive(saying(contact, said, { channel: pushing }), at(0));
  const work = await claimWork(storage);
  await storage.turns.postpone(work, `Error: ${secret}`, at(2));
  await storage.turns.setAside(
    answering(await claimWork(storage, at(2)), [line(`sorry-${contact}-${padding}`, words(secret))]),
    secret,
    at(3),
  );
  await storage.turns.receive(saying(contact, said, { channel: pushing, sentAt: at(3) }), at(1000));
  return id;
}

describe("after an erasure", () => {
  const secretOf = (number: number) => `ornithorynque${number}violet`;
  const foundIn = (file: string, numbers: readonly number[]) => {
    const bytes = bytesOf(file);
    return numbers.filter((number) => bytes.includes(secretOf(number)));
  };

  it("no byte of what was said is left in the files, wherever it was kept; the others' words are", async () => {
    const file = temporaryFile();
    const storage = await openSqliteStorage(file, options);
    const ids: ConversationId[] = [];
    for (let number = 0; number < 10; number++) {
      ids.push(await leaveTracesOf(storage, `contact-${number}`, secretOf(number), number * 150));
    }
    await Promise.all(
      [0, 2, 4, 6, 8].map((number) => storage.personalData.erase(present(ids[number]), at(10), at(11))),
    );
    expect(foundIn(file, [...ids.keys()])).toEqual([1, 3, 5, 7, 9]);
    await storage.close();
    expect(foundIn(file, [...ids.keys()])).toEqual([1, 3, 5, 7, 9]);
  });

  it("no byte is left either of the copies that SQLite makes when rows grow and move to other pages", async () => {
    const file = temporaryFile();
    const storage = await openSqliteStorage(file, options);
    const ids = new Map<number, ConversationId>();
    // Without the compaction, this seed leaves three secrets in the gaps of pages.
    for (const [turn, size] of fc.sample(fc.nat({ max: 800 }), { numRuns: 480, seed: 2 }).entries()) {
      const number = (turn * 7) % 60;
      const said = secretOf(number) + "é".repeat(size / 2);
      const memory = {
        greeted: true,
        misses: 0,
        offered: [],
        lastAnswer: secretOf(number),
        survey: "open" as const,
        tutorial: null,
        dialog: said,
        setAside: null,
      };
      const after = { name: secretOf(number), memory };
      ids.set(number, await converse(storage, `c${number}`, { text: said, answers: [], after }));
    }
    const erased = [...ids.keys()].filter((number) => number % 2 === 0);
    await Promise.all(erased.map((number) => storage.personalData.erase(present(ids.get(number)), at(10), at(11))));
    expect(foundIn(file, erased)).toEqual([]);
    await storage.close();
  }, 60_000);

  it("a large file is compacted by another process, while this one goes on answering", async () => {
    const file = temporaryFile();
    await (await openSqliteStorage(file, options)).close();
    const db = openDatabase(file);
    const storage = storageOn(db, fileCompactor(file, 0), options);
    const ids: ConversationId[] = [];
    for (let number = 0; number < 6; number++) {
      ids.push(await leaveTracesOf(storage, `contact-${number}`, secretOf(number), 40_000));
    }
    let answered = 0;
    const until = { erased: false };
    const erasing = Promise.all(ids.slice(0, 3).map((id) => storage.personalData.erase(id, at(10), at(11)))).then(
      () => (until.erased = true),
    );
    while (!until.erased) {
      await storage.turns.receive(saying("karim", "Bonjour"), at(20));
      answered++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await erasing;
    expect(answered).toBeGreaterThan(10);
    await storage.close();
    expect(foundIn(file, [...ids.keys()])).toEqual([3, 4, 5]);
  });

  it("what hinders the other process is told with its remedy", async () => {
    const file = temporaryFile();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, "not a database, whatever it says it is ".repeat(100));
    await expect(fileCompactor(file, 0)()).rejects.toThrow(/is not a database of this program\. Put it aside/);
  });

  it("waits for a program that is reading, and finishes when it has read", async () => {
    const file = temporaryFile();
    const storage = await openSqliteStorage(file, options);
    const id = await leaveTracesOf(storage, "amina", "ornithorynque violet", 10);
    const other = openDatabase(file);
    other.reader.exec("BEGIN");
    other.reader.prepare("SELECT count(*) FROM message").get();
    let done = false;
    const erasing = storage.personalData.erase(id, at(10), at(11)).then(() => (done = true));
    await storage.turns.receive(saying("karim", "Bonjour"), at(20));
    expect(done).toBe(false);
    other.reader.exec("COMMIT");
    await erasing;
    expect(bytesOf(file).includes("ornithorynque")).toBe(false);
    await other.close();
    await storage.close();
  });
});

describe("what is kept without the person", () => {
  it("names the day, and nothing that leads back to the conversation", async () => {
    const file = temporaryFile();
    const storage = await openSqliteStorage(file, options);
    for (const contact of ["amina", "karim"]) {
      await storage.turns.receive(saying(contact, "Comment faire un kayak ?"), at(0));
      const work = await claimWork(storage);
      const unanswered = { text: "Comment faire un kayak ?", nearest: ["mairie"] };
      await storage.turns.commitTurn(answering(work, [], {}, { unanswered, satisfaction: "happy" }), at(2));
    }
    await storage.close();
    const db = openDatabase(file);
    const day = Date.parse("2026-03-25T00:00:00Z");
    expect(db.reader.prepare("SELECT * FROM unanswered").all()).toMatchObject(
      [1, 2].map((id) => ({ id, text: "Comment faire un kayak ?", nearest: '["mairie"]', at: day })),
    );
    expect(db.reader.prepare("SELECT * FROM satisfaction").all()).toMatchObject([{ day, face: "happy", count: 2 }]);
    await db.close();
  });
});
