import { createServer } from "node:net";
import { once } from "node:events";
import { createConnection } from "mongoose";
import { addressOf, connect } from "../../../src/storage/mongo/connect.ts";
import { StorageFault } from "../../../src/storage/storage-fault.ts";
import { describeOnMongo } from "../mongo-database.ts";
import { openMongo } from "./open.ts";

const faultOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: unknown) => error,
  );

describe("a MongoDB that cannot be reached at the start", () => {
  const secret = "s3cret-w0rd";
  it("is refused in one line with the remedy, without the password", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    server.close();
    const fault = await faultOf(connect(`mongodb://sos:${secret}@127.0.0.1:${port}/centre?appName=x`, 100));
    expect(fault).toBeInstanceOf(StorageFault);
    const { message } = fault as StorageFault;
    expect(message).toBe(
      `The database mongodb://127.0.0.1:${port}/centre cannot be reached. Start MongoDB, or correct its address in DATABASE_URL.`,
    );
  });

  it.each([
    `mongodb://sos:${secret}@`,
    `mongodb://sos:${secret}@localhost:port/x`,
    `mongodb://sos:${secret}@127.0.0.1:1/x?noSuchOption=${secret}`,
    `mongodb://sos:${secret}@h/%zz`,
  ])("is refused without the password when its address is wrong", async (url) => {
    const fault = await faultOf(connect(url, 100));
    expect(fault).toBeInstanceOf(StorageFault);
    const { message, stack } = fault as StorageFault;
    expect(message).toMatch(/DATABASE_URL/);
    expect(`${message}${stack}`).not.toContain(secret);
    expect(message).not.toContain("\n");
  });

  it.each([
    ["mongodb://u:p@h:1/db?w=1", "mongodb://h:1/db"],
    ["mongodb://u:p%40x@a:1,b:2", "mongodb://a:1,b:2"],
    ["mongodb+srv://u:p@h/db", "mongodb+srv://h/db"],
    ["mongodb://u:p@x@h/db", "mongodb://h/db"],
  ])("is named in what is shown of %s as %s", (url, shown) => {
    expect(addressOf(url)).toBe(shown);
  });
});

await describeOnMongo("a MongoDB database at the start", (newDatabase) => {
  it("is refused in one line when it was written by a newer program, and left as it is", async () => {
    const uri = newDatabase();
    await (await openMongo(uri)).close();
    const connection = await createConnection(uri).asPromise();
    await connection.collection<{ _id: number }>("migrations").insertOne({ _id: 99 });
    const fault = await faultOf(openMongo(uri));
    expect(fault).toBeInstanceOf(StorageFault);
    expect((fault as StorageFault).message).toMatch(/^The database .+newer version.+Install that version again/);
    await connection.close();
  });

  it("is brought up to date by whoever comes after a process that died in a migration", async () => {
    const uri = newDatabase();
    const connection = await createConnection(uri).asPromise();
    const abandoned = { _id: 1, state: "running", until: new Date(Date.now() - 1) };
    await connection.collection<{ _id: number }>("migrations").insertOne(abandoned);
    const storage = await openMongo(uri);
    await expect(storage.ping()).resolves.toBeUndefined();
    await storage.close();
    await connection.close();
  });
});
