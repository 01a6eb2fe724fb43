import { openMongoStorage } from "../../../src/storage/mongo/mongo-storage.ts";
import { options } from "../story.ts";

export const openMongo = (uri: string) => openMongoStorage(uri, { ...options, timeZone: "Europe/Paris" });
export type OpenedMongo = Awaited<ReturnType<typeof openMongo>>;
