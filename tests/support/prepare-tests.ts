import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import { startMongoServer, type MongoServer } from "./mongo-server.ts";
import trainModelOnce from "./train-model-once.ts";

/**
 * Before all tests: trains the model, and offers a MongoDB server, started when the first test asks for it and shared by all workers;
 * it ends with this process.
 */
export default async function prepareTests(): Promise<void> {
  trainModelOnce();
  let started: Promise<MongoServer> | null = null;
  const door = createServer((socket: Socket) => {
    socket.on("error", () => undefined);
    started ??= startMongoServer();
    void started.then((server) => socket.end(JSON.stringify(server)));
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  door.unref();
  const address = door.address();
  process.env["MONGO_FOR_TESTS_PORT"] = typeof address === "object" ? String(address?.port) : "";
}
