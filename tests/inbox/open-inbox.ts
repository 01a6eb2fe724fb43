import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import express, { type Express } from "express";
import request, { type Response } from "supertest";
import { createLiveSchedule } from "../../src/appointments/live-schedule.ts";
import { type Conversation, withOwner, type Owner } from "../../src/conversation/conversation.ts";
import { createEventFollower } from "../../src/conversation/follow-events.ts";
import type { NewMessage } from "../../src/conversation/message.ts";
import { createTyping, type Typing } from "../../src/conversation/typing.ts";
import { createAgenda } from "../../src/appointments/agenda.ts";
import { createBooking } from "../../src/appointments/booking.ts";
import { createProposals } from "../../src/appointments/proposals.ts";
import { messengerFiles } from "../../src/channels/messenger/file-limits.ts";
import { kioskFiles, webFiles } from "../../src/channels/web/file-limits.ts";
import { openMediaFolder } from "../../src/media/media-folder.ts";
import { nobodyElse } from "../../src/shared/news.ts";
import { createInboxRouter } from "../../src/inbox/create-inbox-router.ts";
import type { InboxParts } from "../../src/inbox/inbox-parts.ts";
import type { Mediator } from "../../src/inbox/mediator-store.ts";
import { hashPassword } from "../../src/inbox/passwords.ts";
import { EventId, MediatorId, MessageId, type ConversationId } from "../../src/shared/ids.ts";
import { splitForChannel } from "../../src/split-replies.ts";
import { systemRandom } from "../../src/shared/system-clock.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { aSchedule } from "../appointments/schedules.ts";

export const origin = "http://inbox.test";
export const password = "une phrase de passe";
const hashed = hashPassword(password);

export type Agent = {
  readonly mediator: Mediator;
  readonly cookie: string;
  get(path: string): Promise<Response>;
  post(path: string, body?: object): Promise<Response>;
  delete(path: string, body?: object): Promise<Response>;
};

export type TestInbox = {
  readonly app: Express;
  readonly parts: InboxParts;
  readonly storage: Storage;
  readonly typing: Typing;
  readonly stopping: AbortController;
  readonly clock: { now(): Date; moveBy(ms: number): void };
  addMediator(name: string, more?: Partial<Mediator>): Promise<Mediator>;
  signIn(name: string, more?: Partial<Mediator>): Promise<Agent>;
  asAgent(mediator: Mediator, cookie: string): Agent;
  /** A person's message, handled: the conversation then belongs to `owner`. Replies of the bot may come with it. */
  says(
    contact: string,
    text: string,
    more?: { owner?: Owner; bot?: readonly string[]; channel?: string },
  ): Promise<Conversation>;
  waits(contact: string): Promise<ConversationId>;
  audit(): Promise<readonly string[]>;
  close(): Promise<void>;
};

/**
 * The inbox's real router on the real storage, with a clock that stands still unless moved. `talkative`: people are told who takes
 * their conversation, and asked whether it helped.
 */
export async function openInbox({ pushes = false, talkative = false } = {}): Promise<TestInbox> {
  const folder = await mkdtemp(path.join(tmpdir(), "inbox-"));
  const storage = await openSqliteStorage(path.join(folder, "test.db"), { pushes: () => pushes });
  let now = Date.parse("2026-03-02T09:00:00Z");
  const clock = { now: () => new Date(now), moveBy: (ms: number) => void (now += ms) };
  const typing = createTyping({ news: nobodyElse, nameOf: () => Promise.resolve(null) });
  const stopping = new AbortController();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const [start, timeZone, random] = [aSchedule(), "Europe/Paris", systemRandom];
  const live = createLiveSchedule({ start, centreClosures: [], store: storage.schedule });
  const { schedule } = live;
  const booking = createBooking({ schedule, store: storage.appointments, clock, random, timeZone });
  const appointments = {
    ...{ store: storage.appointments, schedule, timeZone, booking },
    agenda: createAgenda({ schedule, store: storage.appointments, clock, random }),
    proposals: createProposals({ booking, store: storage.appointments, clock, random, timeZone }),
  };
  const parts: InboxParts = {
    ...storage,
    events: createEventFollower({
      liveEvents: storage.liveEvents,
      onCommit: (listener) => storage.onCommit(listener),
      log,
      pollMs: 50,
    }),
    typing,
    media: openMediaFolder(path.join(folder, "media")),
    whatsappWeb: null,
    fileLimits: new Map([
      ["messenger", messengerFiles],
      ["kiosk", kioskFiles],
      ["web", webFiles],
    ]),
    mediatorWindowMs: new Map([["messenger", 86_400_000]]),
    clock,
    random: systemRandom,
    publicUrl: origin,
    words: {
      taken: async (name) => (talkative ? [{ kind: "text", text: `${name} vous répond maintenant.` }] : []),
      goodbye: async (name, survey) => [
        { kind: "text", text: `${name} vous dit au revoir.` },
        ...(talkative && survey ? [{ kind: "text" as const, text: "Est-ce que cela vous a aidé ?" }] : []),
      ],
      mustMove: async (when, choices) => [{ kind: "choices", text: `Pas possible : ${when}`, choices }],
      cancelledByCentre: async (when) => [{ kind: "text", text: `Annulé : ${when}` }],
      released: async () => [{ kind: "text", text: "Une autre personne va vous répondre." }],
    },
    split: splitForChannel,
    titleOf: (entry) => (entry === "mairie" ? "La mairie" : null),
    appointments,
    schedule: {
      live,
      store: storage.schedule,
      appointments: storage.appointments,
      booking,
      timeZone,
      providers: new Map([
        ["messenger", (last: Date | null, now: Date) => now.getTime() - (last?.getTime() ?? 0) < 86_400_000],
      ]),
      isKiosk: (channel) => channel === "kiosk",
    },
    stopping: stopping.signal,
    log,
  };
  const app = express();
  app.use("/api/inbox", createInboxRouter(parts));

  const asAgent = (mediator: Mediator, cookie: string): Agent => {
    const ask = async (method: "get" | "post" | "delete", to: string, body?: object): Promise<Response> => {
      const asked = request(app)[method](`/api/inbox${to}`).set("Origin", origin).set("Cookie", cookie);
      return body === undefined ? asked : asked.send(body);
    };
    return {
      mediator,
      cookie,
      get: (to) => ask("get", to),
      post: (to, body) => ask("post", to, body),
      delete: (to, body) => ask("delete", to, body),
    };
  };

  const addMediator: TestInbox["addMediator"] = async (name, more = {}) => {
    const mediator: Mediator = {
      id: MediatorId.parse(`mediator-${name}`),
      name,
      email: `${name.toLowerCase()}@centre.test`,
      role: "mediator",
      passwordHash: await hashed,
      totpSecret: null,
      ...more,
    };
    await storage.mediators.add(mediator);
    return mediator;
  };

  const signIn: TestInbox["signIn"] = async (name, more) => {
    const mediator = await addMediator(name, more);
    const response = await request(app)
      .post("/api/inbox/session")
      .set("Origin", origin)
      .send({ email: mediator.email, password });
    return asAgent(mediator, cookieOf(response));
  };

  let events = 0;
  const says: TestInbox["says"] = async (contact, text, { owner, bot = [], channel = "web" } = {}) => {
    const id = EventId.parse(`event-${++events}`);
    const address = { channel, account: "centre", contact };
    await storage.turns.receive(
      { id, address, sentAt: clock.now(), content: { kind: "text", text, secrets: [] } },
      clock.now(),
    );
    const work = await storage.turns.claimNext("test", clock.now(), 60_000);
    if (work === "nothing") throw new Error("the message should be waiting to be handled");
    const message = (position: number, said: Pick<NewMessage, "author" | "body">): NewMessage => ({
      id: MessageId.parse(`${id}/${position}`),
      at: clock.now(),
      clientId: null,
      ...said,
    });
    const after = owner === undefined ? work.conversation : withOwner(work.conversation, owner);
    const committed = await storage.turns.commitTurn(
      {
        work,
        after,
        messages: [
          message(0, { author: { kind: "resident" }, body: { kind: "text", text } }),
          ...bot.map((words, index) =>
            message(index + 1, { author: { kind: "bot" }, body: { kind: "text", text: words } }),
          ),
        ],
        alerts: [],
        unanswered: null,
        satisfaction: null,
      },
      clock.now(),
    );
    if (committed !== "committed") throw new Error("the turn should be committed");
    const stored = await storage.turns.find(work.conversation.id);
    if (stored === null) throw new Error("the conversation should exist");
    return stored;
  };

  return {
    app,
    parts,
    storage,
    typing,
    stopping,
    clock,
    addMediator,
    signIn,
    asAgent,
    says,
    waits: async (contact) => {
      const owner: Owner = { kind: "waiting", since: clock.now(), reason: "asked", watch: "fresh" };
      return (await says(contact, "Je veux parler à quelqu’un", { owner })).id;
    },
    audit: async () =>
      (await storage.mediators.audit(1_000)).map(({ mediator, act, subject }) =>
        [mediator ?? "nobody", act, ...(subject === null ? [] : [subject])].join(" "),
      ),
    close: async () => {
      stopping.abort();
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The session cookie that an answer sets, ready to be sent back. */
export function cookieOf(response: Response): string {
  const set = response.headers["set-cookie"] as unknown as readonly string[] | undefined;
  return set?.[0]?.split(";")[0] ?? "";
}

/** The error code of an answer. */
export const codeOf = (response: Response): unknown => (response.body as { error?: { code?: unknown } }).error?.code;
