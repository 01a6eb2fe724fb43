import { generateSync } from "otplib";
import { inviteMediator } from "../../src/inbox/invite-mediator.ts";
import { systemClock, systemRandom } from "../../src/shared/system-clock.ts";
import { inboxClient, type InboxClient } from "../support/inbox-client.ts";
import { listen, type Listening } from "../support/listen.ts";
import { hasRedis, startRedis, type TestRedis } from "../support/redis.ts";
import { newResident, type Resident } from "../support/resident.ts";
import { startTcpProxy, type TcpProxy } from "../support/tcp-proxy.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

// Two programs on one database, as behind a load balancer that sends each request anywhere.
let here: TestProgram;
let there: TestProgram;

async function startBoth(env: Readonly<Record<string, string>> = {}): Promise<void> {
  here = await startTestProgram({ env });
  there = await startTestProgram({ env, beside: here });
}
async function stopBoth(): Promise<void> {
  await there.stop();
  await here.stop();
}

let written = 0;
/** A resident's doors at one program, whichever the conversation was opened at. */
const at = ({ url }: TestProgram, { token }: Resident) => ({
  write: async (text: string): Promise<number> => {
    const response = await fetch(`${url}/api/chat/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ clientMessageId: `written-${++written}`, text }),
    });
    await response.arrayBuffer();
    return response.status;
  },
  listen: () => listen(`${url}/api/chat/events`, { authorization: `Bearer ${token}` }),
});

const linesOf = ({ heard }: Listening) =>
  heard.filter(({ kind }) => kind === "message").map(({ data }) => data as { from: string; body: { text?: string } });
const textsFrom = (listening: Listening, from: (who: string) => boolean): readonly string[] =>
  linesOf(listening).flatMap((line) => (from(line.from) ? [line.body.text ?? ""] : []));
const numbersOf = ({ heard }: Listening): readonly number[] =>
  heard.flatMap(({ id }) => (id === null ? [] : [Number(id)]));

let accounts = 0;
/** An account made at one program, signed in there with its password; the cookie. */
async function signInAt({ url, storage }: TestProgram, name: string): Promise<string> {
  const link = await inviteMediator("mediator", {
    mediators: storage.mediators,
    clock: systemClock,
    random: systemRandom,
    publicUrl: url,
  });
  const email = `${name.toLowerCase()}${++accounts}@example.org`;
  const password = "quatre mots bien longs";
  const ask = (path: string, body: object) =>
    fetch(`${url}/api/inbox${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify(body),
    });
  await ask("/invitations/accept", { name, email, password, token: link.split("=").at(-1) });
  const session = await ask("/session", { email, password });
  expect(session.status).toBe(200);
  return session.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** Asks for a person at one program, is claimed and answered at the other, which listens to all of it. */
async function aPersonIsHelped(): Promise<{
  readonly amina: Resident;
  readonly soniaThere: InboxClient;
  readonly cookie: string;
}> {
  const amina = await newResident(here.url);
  const cookie = await signInAt(here, "Sonia");
  const soniaThere = inboxClient(there.url, cookie);
  expect(await at(here, amina).write("je veux parler à quelqu'un")).toBe(202);
  await until(async () => {
    const { body } = await soniaThere.get(`/conversations/${amina.conversation}`);
    return (body as { conversation: { owner: { kind: string } } }).conversation.owner.kind === "waiting";
  });
  expect((await soniaThere.post(`/conversations/${amina.conversation}/claim`)).status).toBe(200);
  return { amina, soniaThere, cookie };
}

function itServesFromBoth(): void {
  it("answers a resident who writes at one and listens at the other, each line once and in order", async () => {
    const amina = await newResident(here.url);
    const listening = await at(there, amina).listen();
    const said = ["c koi 1 navigateur", "merci", "bonjour"];
    for (const [index, text] of said.entries()) {
      expect(await at(index % 2 === 0 ? here : there, amina).write(text)).toBe(202);
      await until(
        () =>
          textsFrom(listening, (who) => who === "resident").length === index + 1 &&
          linesOf(listening).at(-1)?.from === "bot",
      );
    }
    expect(textsFrom(listening, (who) => who === "resident")).toEqual(said);
    const numbers = numbersOf(listening);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
    listening.stop();
  }, 30_000);

  it("lets a mediator sign in at one, claim and answer at the other, and the resident hears it at the first", async () => {
    const { amina, soniaThere } = await aPersonIsHelped();
    const listening = await at(here, amina).listen();
    const reply = { clientMessageId: "reply-000001", text: "Bonjour Amina, je suis là." };
    expect((await soniaThere.post(`/conversations/${amina.conversation}/replies`, reply)).status).toBe(202);
    await until(() => textsFrom(listening, () => true).includes(reply.text));
    expect(await at(here, amina).write("merci beaucoup")).toBe(202);
    await until(() => textsFrom(listening, (who) => who === "resident").includes("merci beaucoup"));
    const last = linesOf(listening).at(-1);
    expect(last?.from).toBe("resident"); // the assistant is silent at both
    listening.stop();
  }, 30_000);

  it("gives a conversation to one of two mediators who claim it at both at once", async () => {
    const sonia = await here.mediator("Lea");
    const karim = await there.mediator("Karim");
    for (let round = 0; round < 10; round++) {
      const amina = await newResident(here.url);
      const path = `/conversations/${amina.conversation}/claim`;
      const claims = await Promise.all([sonia.post(path), karim.post(path)]);
      expect(claims.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
  }, 30_000);

  it("turns on a second factor that was shown at one and is proved at the other", async () => {
    const cookie = await signInAt(here, "Odile");
    const { body } = await inboxClient(here.url, cookie).post("/totp/enrol");
    const { secret } = body as { secret: string };
    const confirmed = await inboxClient(there.url, cookie).post("/totp/confirm", { code: generateSync({ secret }) });
    expect(confirmed.status).toBe(204);
  });
}

function itShowsTypingAtBoth(): void {
  it("shows at one that a mediator is writing at the other: to the resident, and to colleagues by name", async () => {
    const { amina, soniaThere, cookie } = await aPersonIsHelped();
    const resident = await at(here, amina).listen();
    const colleague = await listen(`${here.url}/api/inbox/events`, { cookie });
    await until(async () => {
      await soniaThere.post(`/conversations/${amina.conversation}/typing`);
      return [resident, colleague].every(({ heard }) => heard.some(({ kind }) => kind === "typing"));
    });
    const shown = ({ heard }: Listening) => heard.find(({ kind }) => kind === "typing")?.data;
    expect(shown(resident)).toEqual({ from: "mediator" });
    expect(shown(colleague)).toEqual({ conversationId: amina.conversation, from: "mediator", name: "Sonia" });
    resident.stop();
    colleague.stop();
  }, 30_000);
}

describe("two programs that do not hear each other", () => {
  beforeAll(() => startBoth(), 120_000);
  afterAll(stopBoth);
  itServesFromBoth();
});

(hasRedis() ? describe : describe.skip)("two programs with Redis", () => {
  let redis: TestRedis;
  let proxy: TcpProxy;
  beforeAll(async () => {
    redis = await startRedis();
    proxy = await startTcpProxy(redis.host, redis.port);
    await startBoth({ REDIS_URL: `redis://127.0.0.1:${proxy.port}` });
  }, 120_000);
  afterAll(async () => {
    await stopBoth();
    await proxy.stop();
    await redis.stop();
  });
  itServesFromBoth();
  itShowsTypingAtBoth();

  it("lose and double nothing while Redis stops, says nothing, and is back", async () => {
    const residents = await Promise.all(Array.from({ length: 4 }, () => newResident(here.url)));
    const conversations = await Promise.all(
      residents.map(async (resident) => ({
        doors: [at(here, resident), at(there, resident)] as const,
        listening: await at(there, resident).listen(),
        said: [] as string[],
      })),
    );
    for (const disturb of ["cut", "fair", "stalled", "fair"] as const) {
      proxy.become(disturb);
      await Promise.all([
        ...conversations.map(async ({ doors, said, listening }) => {
          for (const door of doors) {
            said.push(`c koi 1 navigateur ${said.length}`);
            expect(await door.write(said.at(-1) ?? "")).toBe(202);
            await until(() => textsFrom(listening, (who) => who === "resident").length === said.length);
          }
        }),
      ]);
    }
    for (const { listening, said } of conversations) {
      await until(() => linesOf(listening).at(-1)?.from === "bot");
      expect(textsFrom(listening, (who) => who === "resident")).toEqual(said);
      expect(linesOf(listening).filter(({ from }) => from === "bot").length).toBeGreaterThanOrEqual(said.length);
      const numbers = numbersOf(listening);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
      listening.stop();
    }
  }, 60_000);

  // Last: afterwards Redis is heard again.
  itShowsTypingAtBoth();
});
