import { rmSync } from "node:fs";
import { inOnePiece } from "../../src/conversation/draft.ts";
import { createApp } from "../../src/app.ts";
import { createLiveSchedule } from "../../src/appointments/live-schedule.ts";
import { readConfig } from "../../src/config.ts";
import { createTyping } from "../../src/conversation/typing.ts";
import { inviteMediator } from "../../src/inbox/invite-mediator.ts";
import type { KnowledgeBase } from "../../src/knowledge/knowledge-base.ts";
import { openMediaFolder } from "../../src/media/media-folder.ts";
import { openChannels } from "../../src/open-channels.ts";
import { nobodyElse } from "../../src/shared/news.ts";
import { systemClock, systemRandom } from "../../src/shared/system-clock.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { sampleFile } from "../dev-meta/sample-files.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { readApiDocument, type Route } from "./api-document.ts";
import { documentedDoors, type Answered, type Asked, type Doors } from "./documented-doors.ts";
import { errorCodesOf } from "./error-codes.ts";
import { routesOfApp } from "./routes-of-app.ts";

const document = readApiDocument();
const meta = {
  META_APP_SECRET: "secret",
  META_VERIFY_TOKEN: "verify",
  MESSENGER_PAGE_ID: "1",
  MESSENGER_PAGE_TOKEN: "token",
  WHATSAPP_PHONE_NUMBER_ID: "2",
  WHATSAPP_TOKEN: "token",
  // Nobody listens there: what the program asks Meta by itself goes nowhere.
  GRAPH_API_URL: "http://127.0.0.1:9",
};

describe("docs/openapi.yaml", () => {
  it("has every route of the program, and no other", async () => {
    const routes = routesOfApp(await wholeApp());
    expect([...document.keys()].toSorted()).toEqual([...routes].toSorted());
  });

  it("gives each operation an id of its own, and each path its parameters", () => {
    const routes = [...document.values()];
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
    for (const { name, path, pathParameters } of routes) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect({ name, parameters: pathParameters }).toEqual({ name, parameters: inPath });
    }
  });

  it.each([
    ["/api/chat/", "src/channels/web/chat-problem.ts"],
    ["/api/inbox/", "src/inbox/answer.ts"],
  ])("tells every code of %s with its status, and no other", (prefix, source) => {
    const told = [...document.values()].filter(({ path }) => path.startsWith(prefix)).flatMap(codesOf);
    const codes = errorCodesOf(source);
    expect(codes.size).toBeGreaterThan(5);
    expect([...new Set(told)].toSorted()).toEqual([...codes].toSorted());
  });
});

describe("the program answers as the document says", () => {
  let program: TestProgram;
  let doors: Doors;
  let admin: string;
  let token: string;
  let conversation: string;

  beforeAll(async () => {
    program = await startTestProgram({ env: meta });
    doors = documentedDoors(program.url, document);
    admin = await newAdmin(program, doors);
    const opened = await doors.ask("POST /api/chat/conversations", { body: { place: "web" } });
    ({ token, conversationId: conversation } = opened.body as { token: string; conversationId: string });
    await doors.ask("POST /api/chat/messages", {
      token,
      body: { clientMessageId: "first-message", text: "parler à quelqu'un" },
    });
    await doors.listen(
      "GET /api/chat/events",
      { token },
      (kinds) => kinds.filter((kind) => kind === "state").length > 1,
    );
  });
  afterAll(() => program.stop());

  it("to whoever watches over it", async () => {
    for (const route of ["GET /healthz", "GET /readyz", "GET /metrics"])
      expect((await doors.ask(route)).status).toBe(200);
  });

  it("on a resident's stream", async () => {
    const kinds = await doors.listen("GET /api/chat/events", { token }, (seen) => seen.includes("message"));
    expect(new Set(kinds)).toEqual(new Set(["state", "message"]));
  });

  it("to a mediator who takes a conversation, answers, notes, gives back", async () => {
    const aFile = { text: "", file: { id: "file-0001", name: "plan.png" } };
    const noFile = { text: "", file: { id: "file-0002", name: "plan.png" } };
    const aTime = {
      ...{ id: "an-appointment-of-somebody", reason: "demarches-caf", agent: "samira" },
      start: "2099-03-10T09:00:00Z",
    };
    const aMove = { id: "the-same-at-another-time", version: 1, agent: "samira", start: "2099-03-11T09:00:00Z" };
    const ask = (route: string, asked: Asked = {}): Promise<Answered> =>
      doors.ask(route, { cookie: admin, id: conversation, ...asked });
    const listening = doors.listen("GET /api/inbox/events", { cookie: admin }, (kinds) => kinds.includes("typing"));
    const steps: readonly (readonly [string, Asked, number])[] = [
      ["GET /api/inbox/conversations", {}, 200],
      ["POST /api/inbox/conversations/{id}/claim", {}, 200],
      ["POST /api/inbox/conversations/{id}/replies", { body: { clientMessageId: "reply-one", text: "Bonjour" } }, 202],
      ["POST /api/inbox/conversations/{id}/notes", { body: { clientMessageId: "note-one", text: "À rappeler" } }, 202],
      ["POST /api/inbox/conversations/{id}/replies", { body: { clientMessageId: "reply-two", text: " " } }, 422],
      ["POST /api/inbox/conversations/{id}/replies", { body: { text: 3 } }, 400],
      ["POST /api/inbox/conversations/{id}/typing", {}, 204],
      ["GET /api/inbox/conversations/{id}", {}, 200],
      ["GET /api/inbox/appointments/offers", { query: "?reason=demarches-caf" }, 200],
      [
        "POST /api/inbox/conversations/{id}/proposals",
        { body: { clientMessageId: "proposal-one", offers: ["x"] } },
        409,
      ],
      ["PUT /api/inbox/conversations/{id}/files/{file}", { file: "file-0001", bytes: sampleFile("photo").bytes }, 201],
      ["PUT /api/inbox/conversations/{id}/files/{file}", { file: "file-0002", bytes: Buffer.from("<html>") }, 415],
      ["PUT /api/inbox/conversations/{id}/files/{file}", { file: "file-0002", bytes: Buffer.alloc(26e6) }, 413],
      ["PUT /api/inbox/conversations/{id}/files/{file}", { file: "file-0002", bytes: Buffer.alloc(0) }, 422],
      ["POST /api/inbox/conversations/{id}/replies", { body: { ...aFile, clientMessageId: "reply-file" } }, 202],
      ["POST /api/inbox/conversations/{id}/replies", { body: { ...noFile, clientMessageId: "reply-none" } }, 410],
      ["DELETE /api/inbox/conversations/{id}/files/{file}", { file: "file-0001" }, 409],
      ["DELETE /api/inbox/conversations/{id}/files/{file}", { file: "file-0002" }, 204],
      ["POST /api/inbox/conversations/{id}/release", {}, 200],
      ["POST /api/inbox/conversations/{id}/close", {}, 409],
      ["GET /api/inbox/alerts", {}, 200],
      ["GET /api/inbox/appointments", { query: "?from=2026-03-01&to=2026-03-31" }, 200],
      ["GET /api/inbox/appointments", { query: "?from=today" }, 400],
      ["POST /api/inbox/appointments", { body: aTime }, 201],
      ["POST /api/inbox/appointments", { body: { ...aTime, id: "another-appointment-0001" } }, 409],
      ["POST /api/inbox/appointments", { body: { ...aTime, agent: "nobody" } }, 422],
      ["POST /api/inbox/appointments/{id}/move", { id: aTime.id, body: { ...aMove, version: 99 } }, 409],
      ["POST /api/inbox/appointments/{id}/move", { id: aTime.id, body: aMove }, 200],
      ["POST /api/inbox/appointments/{id}/attendance", { id: aMove.id, body: { attendance: "seen" } }, 200],
      ["GET /api/inbox/appointments/unattended", {}, 200],
      ["GET /api/inbox/appointments", { query: "?from=2099-03-01&to=2099-03-31" }, 200],
      ["GET /api/inbox/agenda", { query: "?from=2026-03-09&to=2026-03-15" }, 200],
      ["GET /api/inbox/calendar-feed", {}, 200],
      ["POST /api/inbox/calendar-feed", { body: { agent: "samira" } }, 201],
      ["GET /api/inbox/calendar-feed", {}, 200],
      ["DELETE /api/inbox/calendar-feed", {}, 204],
      ["POST /api/inbox/totp/enrol", {}, 200],
      ["POST /api/inbox/totp/confirm", { body: { code: "000000" } }, 422],
      ["POST /api/inbox/invitations", { body: {} }, 201],
      ["GET /api/inbox/session", {}, 200],
    ];
    for (const [route, asked, status] of steps) {
      expect({ route, status: (await ask(route, asked)).status }).toEqual({ route, status });
    }
    expect(new Set(await listening)).toEqual(new Set(["ready", "conversation", "message", "typing"]));
  });

  it("to a mediator who changes the schedule", async () => {
    const item = { id: "works", from: "2030-08-05", to: "2030-08-06", label: "travaux", place: null };
    const put = { act: "put", part: "closure", item, seen: null };
    const steps: readonly (readonly [string, Asked, number])[] = [
      ["GET /api/inbox/schedule", {}, 200],
      ["POST /api/inbox/schedule/edits", { body: put }, 200],
      ["POST /api/inbox/schedule/edits", { body: put }, 200],
      ["POST /api/inbox/schedule/edits", { body: { ...put, item: { ...item, label: "ménage" } } }, 409],
      ["POST /api/inbox/schedule/edits", { body: { ...put, item: { ...item, to: "2030-01-01" }, seen: 1 } }, 422],
      ["POST /api/inbox/schedule/edits", { body: { act: "put" } }, 400],
      ["GET /api/inbox/schedule", {}, 200],
      ["GET /api/inbox/schedule/affected", {}, 200],
      ["POST /api/inbox/appointments/{id}/propose-times", { id: "none", body: { requestId: "request-1" } }, 409],
      ["POST /api/inbox/appointments/{id}/propose-times", { id: "none", body: {} }, 400],
    ];
    for (const [route, asked, status] of steps) {
      const answered = await doors.ask(route, { cookie: admin, ...asked });
      expect({ route, status: answered.status }).toEqual({ route, status });
    }
  });

  it("to a colleague who comes too late, with the winner's name", async () => {
    await doors.ask("POST /api/inbox/conversations/{id}/claim", { cookie: admin, id: conversation });
    const late = await newAdmin(program, doors);
    const answer = await doors.ask("POST /api/inbox/conversations/{id}/claim", { cookie: late, id: conversation });
    expect(answer.status).toBe(409);
  });

  it.each<[string, string, Asked, number]>([
    ["not JSON", "POST /api/chat/conversations", { raw: "{", headers: { "content-type": "application/json" } }, 400],
    ["an unknown token", "POST /api/chat/messages", { token: "nobody", body: {} }, 401],
    ["no token", "GET /api/chat/events", {}, 401],
    ["no token", "GET /api/chat/files/{file}", {}, 401],
    ["an unknown token", "DELETE /api/chat/conversation", { token: "nobody" }, 401],
    ["a wrong password", "POST /api/inbox/session", { body: { email: "nobody@example.org", password: "wrong" } }, 401],
    ["another site", "POST /api/inbox/session", { origin: "https://elsewhere.example", body: {} }, 403],
    ["a form", "POST /api/inbox/session", { raw: "a=b", headers: { "content-type": "text/plain" } }, 415],
    ["a long body", "POST /api/inbox/session", { body: { email: "x".repeat(70_000) } }, 413],
    ["no session", "GET /api/inbox/conversations", {}, 401],
    ["nothing filled in", "POST /api/inbox/invitations/accept", { body: {} }, 400],
    ["no verify token", "GET /webhooks/messenger", {}, 403],
    ["no signature", "POST /webhooks/messenger", { raw: "{}" }, 401],
    ["over three megabytes", "POST /webhooks/messenger", { raw: "x".repeat(3_200_000) }, 413],
    ["no verify token", "GET /webhooks/whatsapp", {}, 403],
    ["no signature", "POST /webhooks/whatsapp", { raw: "{}" }, 401],
  ])("to %s at %s", async (_mistake, route, asked, status) => {
    expect((await doors.ask(route, asked)).status).toBe(status);
  });

  it.each([
    ["POST /api/inbox/messages/{id}/retry", 409],
    ["POST /api/inbox/alerts/{id}/acknowledge", 404],
    ["POST /api/inbox/appointments/{id}/cancel", 409],
    ["POST /api/inbox/appointments/{id}/cancel-and-tell", 409],
    ["GET /api/inbox/conversations/{id}", 404],
  ])("to a mediator who names what is not there: %s", async (route, status) => {
    expect((await doors.ask(route, { cookie: admin, id: "nothing" })).status).toBe(status);
  });

  it("to a resident who leaves, and to one who writes all the same", async () => {
    const opened = await doors.ask("POST /api/chat/conversations");
    const leaving = { token: (opened.body as { token: string }).token };
    expect((await doors.ask("DELETE /api/chat/conversation", leaving)).status).toBe(204);
    const body = { clientMessageId: "too-late-now", text: "encore" };
    expect((await doors.ask("POST /api/chat/messages", { ...leaving, body })).status).toBe(410);
  });

  it("to a mediator who signs out", async () => {
    const leaving = await newAdmin(program, doors);
    expect((await doors.ask("DELETE /api/inbox/session", { cookie: leaving })).status).toBe(204);
    expect((await doors.ask("GET /api/inbox/session", { cookie: leaving })).status).toBe(401);
  });
});

const codesOf = ({ answers }: Route): readonly string[] =>
  [...answers].flatMap(([status, answer]) => (answer["x-codes"] ?? []).map((code) => `${status} ${code}`));

/** The application with every channel, on an empty database; nothing listens. */
async function wholeApp() {
  const file = temporaryFile();
  const storage = await openSqliteStorage(file, { pushes: () => false });
  await storage.close();
  rmSync(file, { force: true });
  const config = readConfig(meta);
  const media = openMediaFolder("/nowhere");
  return createApp({
    config,
    storage,
    channels: openChannels(config, media, systemClock, systemRandom),
    media,
    received: { ...storage, clock: systemClock, onReceived: ignore, onNew: ignore, wantMedia: async () => undefined },
    schedule: createLiveSchedule({ start: noSchedule, centreClosures: [], store: storage.schedule }),
    centre: { name: "Centre social", address: null },
    typing: createTyping({ news: nobodyElse, nameOf: () => Promise.resolve(null) }),
    events: { follow: () => ignore, isFollowed: () => false },
    doesSingleJobs: () => true,
    words: {
      taken: async () => [],
      goodbye: async () => [],
      released: async () => [],
      mustMove: async () => [],
      cancelledByCentre: async () => [],
    },
    split: inOnePiece,
    titleOf: () => null,
    help: {
      knowledge: noKnowledge,
      understand: async () => ({ route: "out-of-scope", intent: "out-of-scope", confidence: 0, alternatives: [] }),
      numbers: [],
    },
    clock: systemClock,
    random: systemRandom,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    webRoot: "/nowhere",
    isReady: () => true,
    stopping: new AbortController().signal,
  });
}

const noSchedule = {
  reasons: [],
  agents: [],
  openings: [],
  absences: [],
  closures: [],
  openHolidays: [],
  schoolHolidays: [],
};

const noKnowledge: KnowledgeBase = {
  faq: new Map(),
  glossary: new Map(),
  tutorials: new Map(),
  themes: [],
  centre: {
    name: "Centre",
    city: null,
    postcode: null,
    siret: null,
    address: null,
    phone: null,
    email: null,
    website: null,
    confirmedOn: null,
    hours: [],
    mediatorHours: [],
    closures: [],
  },
  conversational: new Map(),
  background: [],
};

const ignore = (): void => undefined;

let admins = 0;

/** Through the real doors, with an invitation; the cookie. */
async function newAdmin({ storage, url }: TestProgram, doors: Doors): Promise<string> {
  const link = await inviteMediator("admin", {
    mediators: storage.mediators,
    clock: systemClock,
    random: systemRandom,
    publicUrl: url,
  });
  admins += 1;
  const account = { name: "Odile", email: `odile${admins}@example.org`, password: "quatre mots bien longs" };
  const body = { ...account, token: link.split("=").at(-1) };
  const { cookie, status } = await doors.ask("POST /api/inbox/invitations/accept", { body });
  expect(status).toBe(201);
  return cookie ?? "";
}
