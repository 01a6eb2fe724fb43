import type { Author, DeliveryState, Message } from "../../src/conversation/message.ts";
import { ConversationId, MediatorId, MessageId } from "../../src/shared/ids.ts";
import type { TakenMessage } from "../support/fake-graph.ts";
import { countFaults, sumFaults, type FaultCounts, type ResidentRecord } from "./count-faults.ts";
import { countOverlaps } from "./count-overlaps.ts";
import { findSecrets } from "./find-secrets.ts";
import { samira } from "../appointments/hold-wishes.ts";
import { AppointmentId, ReasonId } from "../../src/appointments/appointment.ts";

const bot: Author = { kind: "bot" };
const sonia: Author = { kind: "mediator", id: MediatorId.parse("sonia"), name: "Sonia" };

const line = (id: string, author: Author, delivery: DeliveryState, clientId: string | null): Message => ({
  id: MessageId.parse(id),
  conversation: ConversationId.parse("amina"),
  seq: 0,
  at: new Date(0),
  author,
  body: { kind: "text", text: id },
  delivery,
  providerId: null,
  clientId,
});
const heard = (mid: string): Message => line(`heard-${mid}`, { kind: "resident" }, "stored", `messenger:page:${mid}`);
const said = (id: string, delivery: DeliveryState = "sent", author: Author = bot): Message =>
  line(id, author, delivery, null);
const took = (metadata: string, at = 0): TakenMessage => ({
  channel: "messenger",
  recipient: "amina",
  metadata,
  text: metadata,
  shape: "text",
  quickReplies: [],
  tag: "RESPONSE",
  at,
  providerId: metadata,
});
const sent = (mid: string, postedAt: number, acknowledgedAt = postedAt + 1) => ({ mid, postedAt, acknowledgedAt });

/** Two messages, each answered, and a mediator in between. */
const sound: ResidentRecord = {
  acknowledged: [sent("a", 0), sent("b", 10)],
  transcript: [heard("a"), said("r1"), said("m1", "delivered", sonia), heard("b"), said("r2")],
  taken: [took("r1", 5), took("m1", 7), took("r2", 20)],
  refused: new Set(),
  held: [{ conversation: "amina", from: 6, to: 9 }],
};
const none = sumFaults([]);

describe("the counters of a fault run", () => {
  it.each<[string, Partial<ResidentRecord>, Partial<FaultCounts>]>([
    ["nothing wrong", {}, {}],
    ["a message that was acknowledged and is nowhere", { acknowledged: [sent("c", 1)] }, { messagesLost: 1 }],
    [
      "a message that was handled twice",
      { transcript: [...sound.transcript, heard("a")] },
      { messagesHandledTwice: 1 },
    ],
    [
      "a message handled before one that had been acknowledged when it came",
      { transcript: [heard("b"), said("r1"), said("m1", "sent", sonia), heard("a"), said("r2")] },
      { messagesOutOfOrder: 1 },
    ],
    [
      "a message handled before one that was still on its way",
      {
        acknowledged: [sent("a", 0, 15), sent("b", 10)],
        transcript: [heard("b"), said("r1"), said("m1", "sent", sonia), heard("a"), said("r2")],
      },
      {},
    ],
    ["a reply that the provider never saw", { taken: [took("r1"), took("m1")] }, { repliesLost: 1 }],
    [
      "replies that a claim overtook, of unknown fate, or refused by the provider",
      {
        transcript: [heard("a"), said("r1", "withheld"), said("r2", "unknown"), heard("b"), said("r3", "failed")],
        taken: [],
        refused: new Set(["r3"]),
      },
      {},
    ],
    [
      "a reply given up though nobody refused it",
      { transcript: [...sound.transcript, said("r3", "failed")] },
      { repliesLost: 1 },
    ],
    ["a reply that was sent twice", { taken: [...sound.taken, took("r2", 30)] }, { repliesDoubled: 1 }],
    [
      "replies that overtook each other",
      { taken: [took("m1", 7), took("r1", 5), took("r2", 20)] },
      { repliesOutOfOrder: 1 },
    ],
    [
      "the assistant over a mediator",
      { taken: [took("r1", 8), took("m1", 8), took("r2", 20)] },
      { botSpokeAfterClaim: 1 },
    ],
  ])("see %s", (_, change, faults) => {
    expect(countFaults({ ...sound, ...change })).toEqual({ ...none, ...faults });
  });

  it("see two appointments of one agent that meet", () => {
    const from = (minute: number) => new Date(minute * 60_000);
    const appointment = (id: string, start: number, kind: "booked" | "expired") => ({
      id: AppointmentId.parse(id),
      code: "CCCC",
      reason: ReasonId.parse("caf"),
      agent: samira,
      place: "centre" as const,
      start: from(start),
      end: from(start + 30),
      conversation: null,
      firstName: null,
      state: kind === "booked" ? { kind, attendance: "unsaid" as const } : { kind },
      heldAt: from(0),
      origin: { kind: "resident" as const },
      version: 1,
      calendar: { uid: AppointmentId.parse(id), sequence: 0 },
      reminders: [],
    });
    const [first, next, between] = [appointment("a", 0, "booked"), appointment("b", 30, "booked"), 15];
    expect(countOverlaps([first, next, appointment("c", between, "expired")])).toBe(0);
    expect(countOverlaps([first, next, appointment("c", between, "booked")])).toBe(2);
  });

  it("see a secret, though it is cut in two, and do not search blindly", async () => {
    const pieces = async function* (...texts: readonly string[]) {
      for (const text of texts) yield Buffer.from(text);
    };
    expect(await findSecrets(pieces("une attestation", "Soleil2024!"), ["Soleil"], "attestation")).toEqual(["Soleil"]);
    expect(await findSecrets(pieces("attestation Sol", "eil"), ["Soleil"], "attestation")).toEqual(["Soleil"]);
    expect(await findSecrets(pieces("une attestation"), ["Soleil"], "attestation")).toEqual([]);
    await expect(findSecrets(pieces("rien"), ["Soleil"], "attestation")).rejects.toThrow("blind");
  });
});
