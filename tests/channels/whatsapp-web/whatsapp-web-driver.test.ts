import { readFileSync } from "node:fs";
import path from "node:path";
import { createSentLog } from "../../../src/channels/whatsapp-web/sent-log.ts";
import { whatsappWebDriver } from "../../../src/channels/whatsapp-web/whatsapp-web-driver.ts";
import type { Answer, FileToHand, Question } from "../../../src/channels/whatsapp-web/words.ts";
import type { SentFile } from "../../../src/conversation/message.ts";
import type { OutboxItem } from "../../../src/delivery/outbox-store.ts";
import type { MediaFolder } from "../../../src/media/media-folder.ts";
import { packageRoot } from "../../../src/package-root.ts";
import { ConversationId, MediaId, MediatorId, MessageId } from "../../../src/shared/ids.ts";

const account = "33700000001@c.us";
const chat = "33600000001@c.us";
const now = new Date("2026-03-02T10:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const photoFile = path.join(packageRoot(), "tests/dev-meta/photo.png");
const photo: SentFile = {
  kind: "file",
  attachment: "image",
  media: MediaId.parse(`${"A".repeat(24)}.${"b".repeat(22)}`),
  name: "plan.png",
  type: "image/png",
  size: 70,
  text: "",
};

const item = (change: Partial<OutboxItem> = {}): OutboxItem => ({
  id: MessageId.parse("m1"),
  conversation: ConversationId.parse("c1"),
  address: { channel: "whatsapp-web", account, contact: chat },
  author: { kind: "bot" },
  body: { kind: "text", text: "Bonjour" },
  attempt: 1,
  lastInboundAt: hoursAgo(0),
  ...change,
});

const files: Pick<MediaFolder, "find"> = {
  find: async (id) =>
    id === photo.media
      ? { kind: "kept", file: photoFile, type: photo.type, name: "fichier.png", size: photo.size, wave: null }
      : { kind: "unknown" },
};

type DriverOptions = { readonly here?: string | null; readonly limit?: number };
type Given = Answer | { readonly kind: "gone" | "late" };
/** A driver on a link that answers so; `said` is what reached it. */
function driverThat(answer: Given | (() => Given), { here = account, limit = 1000 }: DriverOptions = {}) {
  const said: string[] = [];
  const pauses: number[] = [];
  const handed: FileToHand[] = [];
  const sent = createSentLog();
  let count = 0;
  const link = {
    account: () => here,
    ask: (question: Question) => {
      said.push(question.kind === "send" ? question.text : question.kind);
      if (question.kind === "send" && question.file !== null) handed.push(question.file);
      return Promise.resolve(typeof answer === "function" ? answer() : answer);
    },
    mark: (kind: "typing" | "seen") => void said.push(kind),
  };
  const driver = whatsappWebDriver({
    link: () => link,
    files,
    sent,
    countOne: () => count < limit && ++count > 0,
    mayCount: () => count < limit,
    clock: { now: () => now },
    random: { fraction: () => 0.5 },
    wait: (ms) => Promise.resolve(void pauses.push(ms)),
  });
  return { driver, said, pauses, sent, handed };
}
const taken: Answer = { kind: "sent", id: "true_x_1", ack: 1 };

describe("a reply from an ordinary number", () => {
  it("is typed for a moment, then sent", async () => {
    const { driver, said, pauses } = driverThat(taken);
    expect(await driver.send(item())).toEqual({ kind: "sent", providerId: "true_x_1" });
    expect(said).toEqual(["typing", "Bonjour"]);
    expect(pauses[0]).toBeGreaterThan(300);
    expect(pauses[0]).toBeLessThan(2_500); // a claim waits three seconds for what is on its way
  });

  it("carries a file with words below it, at the same pace; one that was erased goes nowhere", async () => {
    const { driver, said, handed } = driverThat(taken);
    const author = { kind: "mediator", id: MediatorId.parse("sonia"), name: "Sonia" } as const;
    expect(await driver.send(item({ author, body: photo }))).toMatchObject({ kind: "sent" });
    expect(said).toEqual(["typing", "Sonia vous envoie une photo."]);
    const bytes = readFileSync(photoFile);
    expect(handed).toEqual([{ bytes, name: "plan.png", type: "image/png", as: "media" }]);
    const gone = { ...photo, media: MediaId.parse(`${"A".repeat(24)}.${"c".repeat(22)}`) };
    expect(await driver.send(item({ author, body: gone }))).toMatchObject({ kind: "refused", errorClass: "invalid" });
    expect(handed).toHaveLength(1);
  });

  it("says choices as numbers, and who writes", async () => {
    const { driver, said } = driverThat(taken);
    const choices = ["CAF", "Impôts"].map((label) => ({ id: label, label }));
    await driver.send(item({ body: { kind: "choices", text: "Quel sujet ?", choices } }));
    const sonia = { kind: "mediator", id: MediatorId.parse("sonia"), name: "Sonia" } as const;
    await driver.send(item({ author: sonia }));
    expect(said).toEqual([
      "typing",
      "Quel sujet ?\n\n1. CAF\n2. Impôts\n\nRépondez avec un numéro.",
      "typing",
      "Sonia : Bonjour",
    ]);
  });

  it.each<[string, Given, object]>([
    ["WhatsApp says that it failed", { kind: "sent", id: "i", ack: -1 }, { kind: "refused", errorClass: "transient" }],
    ["no id (it is not in the page's list)", { kind: "sent", id: null, ack: null }, { kind: "unknown" }],
    ["the page hangs", { kind: "late" }, { kind: "unknown" }],
    ["the browser is killed", { kind: "gone" }, { kind: "unknown" }],
    ["an error after it may have left", { kind: "failed", problem: "Error: t: t" }, { kind: "unknown" }],
    [
      "nobody has that number",
      { kind: "failed", problem: "Error: No LID for user" },
      { kind: "refused", errorClass: "unreachable" },
    ],
  ])("%s", async (_, answer, outcome) => {
    expect(await driverThat(answer).driver.send(item())).toMatchObject(outcome);
  });

  it("is sent, though the browser was killed, when WhatsApp had confirmed it before", async () => {
    const given = driverThat(() => {
      const own = { id: "true_x_9", chat, text: "Bonjour", at: now.getTime() / 1000, ack: 0, from: "now" } as const;
      expect(given.sent.isOurs(own)).toBe(true);
      expect(given.sent.onAck("true_x_9", 1)).toBe("m1");
      return { kind: "gone" };
    });
    expect(await given.driver.send(item())).toEqual({ kind: "sent", providerId: "true_x_9" });
  });

  it.each<[string, Partial<OutboxItem>, string]>([
    ["never to who never wrote", { lastInboundAt: null }, "window"],
    ["not by the robot after a day", { lastInboundAt: hoursAgo(25) }, "window"],
    [
      "not by a mediator after a week",
      { lastInboundAt: hoursAgo(170), author: { kind: "mediator", id: MediatorId.parse("s"), name: "S" } },
      "window",
    ],
    [
      "not to a person of another number of ours",
      { address: { channel: "whatsapp-web", account: "other@c.us", contact: chat } },
      "unreachable",
    ],
    ["not what has no words", { body: { kind: "attachment", attachment: "image" } }, "invalid"],
  ])("%s", async (_, change, errorClass) => {
    const { driver, said } = driverThat(taken);
    expect(await driver.send(item(change))).toMatchObject({ kind: "refused", errorClass });
    expect(said).toEqual([]);
  });

  it("waits in the outbox while there is no link, or once the day's limit is reached", async () => {
    expect(driverThat(taken, { here: null }).driver.canSend?.()).toBe(false);
    expect(await driverThat(taken, { here: null }).driver.send(item())).toMatchObject({ errorClass: "transient" });
    const { driver, said } = driverThat(taken, { limit: 1 });
    expect(driver.canSend?.()).toBe(true);
    await driver.send(item());
    expect(driver.canSend?.()).toBe(false);
    expect(await driver.send(item())).toMatchObject({ kind: "refused", errorClass: "rate" });
    expect(said.filter((word) => word === "Bonjour")).toHaveLength(1);
  });

  it("does not pour: forty in a minute, the others later", async () => {
    const { driver } = driverThat(taken);
    const outcomes = await Promise.all(Array.from({ length: 45 }, () => driver.send(item())));
    expect(outcomes.filter(({ kind }) => kind === "sent")).toHaveLength(40);
    const late = outcomes.find(({ kind }) => kind === "refused");
    expect(late).toMatchObject({ errorClass: "rate", retryAfterMs: expect.any(Number) as unknown });
  });
});

describe("which messages under our number are ours", () => {
  const own = (text: string, change = {}) =>
    ({ id: `true_${text}`, chat, text, at: now.getTime() / 1000, ack: 1, from: "now", ...change }) as const;

  it("what we never handed over was written on the telephone", () => {
    expect(createSentLog().isOurs(own("Je vous appelle"))).toBe(false);
  });

  it("the words tell, also when the chat goes by another address", () => {
    const sent = createSentLog();
    sent.watch(MessageId.parse("m1"), chat, "Bonjour", now);
    expect(sent.isOurs(own("Bonjour", { chat: "777@lid" }))).toBe(true);
    expect(sent.onAck("true_Bonjour", 3)).toBe("m1");
  });

  it("of two with the same words, the history settles neither", () => {
    const sent = createSentLog();
    for (const id of ["m1", "m2"]) sent.watch(MessageId.parse(id), chat, "Bonjour", now);
    expect(sent.isOurs(own("Bonjour", { from: "history" }))).toBe(true);
    expect(sent.onAck("true_Bonjour", 1)).toBeNull();
  });

  it("what is older than what we handed over is not it", () => {
    const sent = createSentLog();
    sent.watch(MessageId.parse("m1"), chat, "Bonjour", now);
    sent.isOurs(own("Bonjour", { from: "history", at: now.getTime() / 1000 - 60 }));
    expect(sent.onAck("true_Bonjour", 1)).toBeNull();
  });
});
