import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "../../src/config.ts";
import { freshMemory } from "../../src/conversation/conversation.ts";
import { forgetOutlived } from "../../src/privacy/forget-outlived.ts";
import { EventId, MediatorId, MessageId } from "../../src/shared/ids.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";

const began = new Date("2026-03-23T09:00:00Z");
const after = (hours: number) => new Date(began.getTime() + hours * 3_600_000);
const sonia = { id: MediatorId.parse("sonia"), name: "Sonia" };
const { retention } = readConfig({});
const forget = (now: Date) => forgetOutlived(storage, retention, now);
let folder: string;
let storage: Storage;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sos-retention-"));
  storage = await openSqliteStorage(path.join(folder, "test.db"), { pushes: () => false });
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

async function aConversation(contact: string) {
  const address = { channel: "web", account: "centre", contact };
  const id = EventId.parse(`web:${contact}:1`);
  await storage.turns.receive(
    { id, address, sentAt: began, content: { kind: "text", text: "bonjour", secrets: [] } },
    began,
  );
  const work = await storage.turns.claimNext("test", began, 60_000);
  if (work === "nothing") throw new Error("nothing to handle");
  const body = { kind: "text" as const, text: "bonjour" };
  const message = {
    id: MessageId.parse(`${id}/0`),
    at: began,
    author: { kind: "resident" as const },
    body,
    clientId: id,
  };
  const after = { ...work.conversation, memory: freshMemory };
  await storage.turns.commitTurn(
    { work, after, messages: [message], alerts: [], unanswered: null, satisfaction: null },
    began,
  );
  return work.conversation.id;
}
const wordsLeft = async (id: Awaited<ReturnType<typeof aConversation>>) =>
  (await storage.handoff.transcript(id)).length;

describe("forgetOutlived", () => {
  it("keeps what the assistant alone answered for 24 hours", async () => {
    const id = await aConversation("amina");
    await forget(after(23.9));
    expect(await wordsLeft(id)).toBe(1);
    await forget(after(24.1));
    expect(await wordsLeft(id)).toBe(0);
  });

  it("keeps what a mediator answered for 30 days", async () => {
    const id = await aConversation("amina");
    await storage.handoff.claim(id, sonia, began);
    const body = { kind: "text" as const, text: "Bonjour" };
    const author = { kind: "mediator" as const, ...sonia };
    await storage.handoff.reply(id, sonia.id, { id: MessageId.parse("r"), at: began, author, body, clientId: null });
    await storage.handoff.handBack(id, sonia.id, { kind: "bot" }, []);
    await forget(after(29 * 24));
    expect(await wordsLeft(id)).toBe(2);
    await forget(after(30 * 24 + 1));
    expect(await wordsLeft(id)).toBe(0);
  });

  it("never takes the words of a person who is being helped", async () => {
    const id = await aConversation("amina");
    await storage.handoff.claim(id, sonia, began);
    await forget(after(400 * 24));
    expect(await wordsLeft(id)).toBe(1);
  });

  it("forgets at once what the person ended", async () => {
    const id = await aConversation("kiosk");
    await storage.turns.end(id, after(0.1));
    await forget(after(0.2));
    expect(await wordsLeft(id)).toBe(0);
  });

  it("leaves nothing of a person who never comes back, but figures", async () => {
    const id = await aConversation("amina");
    await storage.mediators.record({ at: began, mediator: sonia.id, act: "claim", subject: id });
    await forget(after(29 * 24));
    expect(await storage.turns.find(id)).not.toBeNull();
    await forget(after(91 * 24));
    expect(await storage.turns.find(id)).toBeNull();
    expect(await storage.liveEvents.after(0, 10)).toEqual([]);
    expect(await storage.mediators.audit(10)).toHaveLength(1);
    await forget(after(366 * 24));
    expect(await storage.mediators.audit(10)).toEqual([]);
  });

  it("drops more than one act can, in one round", async () => {
    const at = began;
    const entry = { at, mediator: null, act: "sign-in", subject: null };
    await Promise.all(Array.from({ length: 1_201 }, () => storage.mediators.record(entry)));
    await forget(after(366 * 24));
    expect(await storage.mediators.audit(10)).toEqual([]);
  });
});
