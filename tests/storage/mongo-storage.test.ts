import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { itBehavesLikeAnAppointmentStore, itKeepsAppointmentsWhenReopened } from "./appointment-contract.ts";
import { describeOnMongo } from "./mongo-database.ts";
import { itBehavesLikeAStorage } from "./storage-contract.ts";
import { options, type OpenEmptyStorage } from "./story.ts";

await describeOnMongo("storage in MongoDB", (newDatabase) => {
  const openEmpty: OpenEmptyStorage = async (given) => {
    const uri = newDatabase();
    const open = () => openMongoStorage(uri, { ...given, timeZone: "Europe/Paris" });
    return { storage: await open(), reopen: open };
  };
  itBehavesLikeAStorage(openEmpty);
  itBehavesLikeAnAppointmentStore(async () => (await openEmpty(options)).storage);

  const same = newDatabase();
  itKeepsAppointmentsWhenReopened(() => openMongoStorage(same, { ...options, timeZone: "Europe/Paris" }));
});
