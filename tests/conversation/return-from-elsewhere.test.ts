import { elsewhere } from "../../src/conversation/conversation.ts";
import { returnFromElsewhere } from "../../src/conversation/return-from-elsewhere.ts";
import { MessageId } from "../../src/shared/ids.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { temporaryFile } from "../storage/temporary-file.ts";

const at = (hours: number): Date => new Date(Date.UTC(2026, 2, 2, hours));
const address = { channel: "messenger", account: "page", contact: "amina" };

it("a conversation answered in Meta's inbox comes back to the assistant after half a day of silence", async () => {
  const storage = await openSqliteStorage(temporaryFile(), { pushes: () => true });
  const ownerNow = async () => (await storage.turns.findByAddress(address))?.owner.kind;
  const answer = (id: string, hours: number) =>
    storage.handoff.answeredElsewhere(
      address,
      {
        id: MessageId.parse(id),
        at: at(hours),
        author: { kind: "mediator", ...elsewhere },
        body: { kind: "text", text: "Bonjour" },
        clientId: null,
      },
      at(hours),
    );
  await answer("e1", 8);
  await answer("e2", 12);
  await returnFromElsewhere(storage.handoff, at(23));
  expect(await ownerNow()).toBe("mediator");
  await returnFromElsewhere(storage.handoff, at(24));
  expect(await ownerNow()).toBe("bot");
  await storage.close();
});
