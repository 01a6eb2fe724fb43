import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import express from "express";
import { eventRoutes } from "../../src/inbox/event-routes.ts";
import { openInbox, type Agent, type TestInbox } from "./open-inbox.ts";

type Event = { readonly id?: string; readonly event: string; readonly data: Record<string, unknown> };
type Stream = {
  readonly status: number;
  readonly events: readonly Event[];
  readonly isOpen: () => boolean;
  close(): void;
};

let inbox: TestInbox;
let server: Server;
let sonia: Agent;
const streams: Stream[] = [];

beforeEach(async () => {
  inbox = await openInbox();
  server = createServer(inbox.app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  sonia = await inbox.signIn("Sonia");
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await inbox.close();
});

async function open(cookie: string, lastEventId?: string): Promise<Stream> {
  const { port } = server.address() as AddressInfo;
  const headers = { cookie, ...(lastEventId !== undefined && { "last-event-id": lastEventId }) };
  const asked = httpRequest({ host: "127.0.0.1", port, path: "/api/inbox/events", headers });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.on("response", resolve).on("error", reject).end();
  });
  const events: Event[] = [];
  let rest = "";
  let isOpen = true;
  response.setEncoding("utf8").on("data", (piece: string) => {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    events.push(...blocks.flatMap(readBlock));
  });
  response.on("close", () => (isOpen = false)).on("error", () => undefined);
  const stream = { status: response.statusCode ?? 0, events, isOpen: () => isOpen, close: () => void asked.destroy() };
  streams.push(stream);
  return stream;
}

function readBlock(block: string): readonly Event[] {
  const fields = Object.fromEntries(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
  if (fields["data"] === undefined) return [];
  const event = { event: fields["event"] ?? "", data: JSON.parse(fields["data"]) as Record<string, unknown> };
  return [fields["id"] === undefined ? event : { ...event, id: fields["id"] }];
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !condition(); tries++) await wait(10);
}
const kindsOf = ({ events }: Stream): readonly string[] => events.map(({ event }) => event);
const isReady = (stream: Stream) => (): boolean => kindsOf(stream).includes("ready");
const textsOf = ({ events }: Stream): readonly unknown[] =>
  events.flatMap(({ event, data }) =>
    event === "message" ? [(data as { message: { body: { text: unknown } } }).message.body.text] : [],
  );

describe("the event stream", () => {
  it("begins with now: `ready` gives the place to resume from, and nothing older comes", async () => {
    await inbox.waits("before");
    const stream = await open(sonia.cookie);
    await until(isReady(stream));
    const latest = await inbox.storage.liveEvents.latest();
    expect(stream.events).toEqual([{ event: "ready", id: String(latest), data: { resumed: false } }]);
  });

  it("tells of a person who waits within a second, and hides nothing of the conversation's state", async () => {
    const stream = await open(sonia.cookie);
    await until(isReady(stream));
    const begin = performance.now();
    const id = await inbox.waits("person");
    await until(() => kindsOf(stream).includes("conversation"));
    expect(performance.now() - begin).toBeLessThan(1_000);
    const waiting = stream.events.find(({ event }) => event === "conversation");
    expect(waiting?.data).toMatchObject({ conversation: { id, channel: "web", owner: { kind: "waiting" } } });
  });

  it("replays after `Last-Event-ID` what was missed, in order and once, then says `ready`", async () => {
    const first = await open(sonia.cookie);
    await until(isReady(first));
    const place = first.events.at(-1)?.id;
    first.close();
    for (const text of ["un", "deux", "trois"]) await inbox.says("person", text);
    const again = await open(sonia.cookie, place);
    await until(isReady(again));
    await inbox.says("person", "quatre");
    await until(() => textsOf(again).length >= 4);
    expect(textsOf(again)).toEqual(["un", "deux", "trois", "quatre"]);
    const readyAt = kindsOf(again).indexOf("ready");
    expect(again.events[readyAt]).toEqual({ event: "ready", data: { resumed: true } });
    expect(textsOf({ ...again, events: again.events.slice(0, readyAt) })).toEqual(["un", "deux", "trois"]);
    const ids = again.events.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  it.each(["999999", "-1", "abc", "", "1e3", "99999999999999999999"])(
    "begins afresh from a place that was never given: %s",
    async (place) => {
      await inbox.waits("before");
      const stream = await open(sonia.cookie, place);
      await until(isReady(stream));
      expect(stream.events[0]?.data).toEqual({ resumed: false });
    },
  );

  it("begins afresh from a place that is older than the log", async () => {
    await inbox.says("person", "un");
    const place = String((await inbox.storage.liveEvents.latest()) - 1);
    await inbox.storage.retention.dropOlder("live-event", new Date(inbox.clock.now().getTime() + 1), 100);
    const stream = await open(sonia.cookie, place);
    await until(isReady(stream));
    expect(stream.events[0]?.data).toEqual({ resumed: false });
  });

  it("ends at once for a colleague whose account is closed, and goes on for the others", async () => {
    const karim = await inbox.signIn("Karim");
    const [his, hers] = [await open(karim.cookie), await open(sonia.cookie)];
    await until(() => isReady(his)() && isReady(hers)());
    await inbox.storage.mediators.remove(karim.mediator.id, inbox.clock.now());
    await until(() => !his.isOpen());
    expect([his.isOpen(), hers.isOpen()]).toEqual([false, true]);
  });

  it("tells mediators of notes and of who is writing, without a place to resume from for the latter", async () => {
    const id = await inbox.waits("person");
    const stream = await open(sonia.cookie);
    await until(isReady(stream));
    await sonia.post(`/conversations/${encodeURIComponent(id)}/claim`);
    await sonia.post(`/conversations/${encodeURIComponent(id)}/notes`, {
      text: "à rappeler",
      clientMessageId: "note-0001",
    });
    await sonia.post(`/conversations/${encodeURIComponent(id)}/typing`);
    await until(() => kindsOf(stream).includes("typing") && kindsOf(stream).includes("message"));
    expect(textsOf(stream)).toEqual(["à rappeler"]);
    expect(stream.events.find(({ event }) => event === "typing")).toEqual({
      event: "typing",
      data: { conversationId: id, from: "mediator", name: "Sonia" },
    });
  });

  it("ends soon after the session was revoked, and other sessions' streams go on", async () => {
    const karim = await inbox.signIn("Karim");
    server.close();
    server = createServer(express().use("/api/inbox", eventRoutes(inbox.parts, 30)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const [revoked, other] = [await open(sonia.cookie), await open(karim.cookie)];
    await until(isReady(revoked));
    await wait(100);
    expect(revoked.isOpen()).toBe(true);
    await inbox.storage.mediators.endSessionsOf(sonia.mediator.id);
    await until(() => !revoked.isOpen());
    expect([revoked.isOpen(), other.isOpen()]).toEqual([false, true]);
  });

  it("is refused without a session", async () => {
    expect((await open("sos_session=nothing")).status).toBe(401);
  });

  it("ends when the program stops", async () => {
    const stream = await open(sonia.cookie);
    await until(isReady(stream));
    inbox.stopping.abort();
    await until(() => !stream.isOpen());
    expect(stream.isOpen()).toBe(false);
  });

  it("keeps a browser that reads nothing from holding up the others, or from filling the memory", async () => {
    const sockets: Socket[] = [];
    server.on("connection", (socket: Socket) => sockets.push(socket));
    const { port } = server.address() as AddressInfo;
    const deaf = httpRequest({ host: "127.0.0.1", port, path: "/api/inbox/events", headers: { cookie: sonia.cookie } });
    const silent = await new Promise<IncomingMessage>((resolve) => deaf.on("response", resolve).end());
    silent.pause();
    const stream = await open(sonia.cookie);
    await until(isReady(stream));
    const megabyte = 1024 * 1024;
    for (let number = 0; number < 40; number++) await inbox.says("person", `${number} ${"a".repeat(megabyte)}`);
    await until(() => textsOf(stream).length >= 40);
    expect(textsOf(stream)).toHaveLength(40);
    expect(Math.max(...sockets.map(({ writableLength }) => writableLength))).toBeLessThan(4 * megabyte);
    deaf.destroy();
  });
});
