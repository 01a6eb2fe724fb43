import { mongo } from "mongoose";
import { StorageUnavailable } from "../../../src/shared/storage-unavailable.ts";
import { oneAtATime } from "../../../src/storage/mongo/one-at-a-time.ts";
import { patiently } from "../../../src/storage/mongo/patience.ts";

const never = () => new Promise<string>(() => undefined);

describe("patience with MongoDB", () => {
  it("tries again while the server is out of reach", async () => {
    let tries = 0;
    const act = async () => {
      tries += 1;
      if (tries < 3) throw new mongo.MongoNetworkError("lost");
      return "done";
    };
    await expect(patiently(act)).resolves.toBe("done");
    expect(tries).toBe(3);
  });

  it("gives up an attempt of which nothing is heard any more, and lets those behind it go on", async () => {
    const together = oneAtATime();
    const lost = together("amina", () => patiently(never, 100));
    const next = together("amina", () => patiently(async () => "done", 100));
    await expect(lost).rejects.toThrow(StorageUnavailable);
    await expect(next).resolves.toBe("done");
  });

  it("leaves what is wrong in itself to whoever asked", async () => {
    await expect(patiently(() => Promise.reject(new TypeError("a mistake")))).rejects.toThrow(TypeError);
  });
});
