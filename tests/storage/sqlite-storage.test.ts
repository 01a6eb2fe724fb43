import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { itBehavesLikeAnAppointmentStore } from "./appointment-contract.ts";
import { itBehavesLikeAStorage } from "./storage-contract.ts";
import { options, type OpenEmptyStorage } from "./story.ts";
import { temporaryFile } from "./temporary-file.ts";

const openEmpty: OpenEmptyStorage = async (given) => {
  const file = temporaryFile();
  return { storage: await openSqliteStorage(file, given), reopen: () => openSqliteStorage(file, given) };
};

describe("storage in SQLite", () => {
  itBehavesLikeAStorage(openEmpty);
  itBehavesLikeAnAppointmentStore(async () => (await openEmpty(options)).storage);
});
