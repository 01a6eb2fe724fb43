import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AppointmentId } from "../../src/appointments/appointment.ts";
import { readConfig } from "../../src/config.ts";
import { demoMediators, demoPassword, seedDemo } from "../../src/demo/seed-demo.ts";
import { openContent } from "../../src/open-content.ts";
import { openDialogue } from "../../src/open-dialogue.ts";
import { openStorage } from "../../src/open-storage.ts";
import { systemRandom } from "../../src/shared/system-clock.ts";
import { splitForChannel } from "../../src/split-replies.ts";
import { only, wish } from "../appointments/hold-wishes.ts";
import { runToEnd } from "../archive/run-command.ts";
import { describeOnMongo } from "../storage/mongo-database.ts";
import { signIn, type InboxAnswer, type InboxClient } from "../support/inbox-client.ts";
import { newResident } from "../support/resident.ts";
import { testModelsDir } from "../support/test-models-dir.ts";
import { until } from "../support/until.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "sos-moving-"));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The demonstration's week, in SQLite. */
async function demoIn(folder: string): Promise<void> {
  const config = readConfig({ DATA_DIR: folder });
  const content = await openContent({ ...config, dataDir: testModelsDir }, () => undefined);
  const storage = await openStorage(config);
  const present = new Date();
  let moment = present;
  const clock = { now: () => moment, moveTo: (to: Date) => void (moment = to) };
  const dialogue = await openDialogue({
    config,
    content,
    storage,
    clock,
    random: systemRandom,
    split: splitForChannel,
    isPushed: () => false,
  });
  const parts = { storage, dialogue, clock, random: systemRandom, present, timeZone: config.timeZone };
  await seedDemo({ ...parts, onProgress: () => undefined });
  await storage.close();
}

const samiraAt = ({ url }: TestProgram): Promise<InboxClient> => signIn(url, demoMediators[0].email, demoPassword);

/** All that the inbox shows, as JSON. */
async function inboxOf(program: TestProgram): Promise<unknown> {
  const inbox = await samiraAt(program);
  const answer = await inbox.get("/conversations");
  const list = { ...answer, body: { ...(answer.body as object), now: null } };
  const ids = JSON.stringify(list.body).match(/"id":"[A-Za-z0-9_-]{24}"/g) ?? [];
  const [from, to] = [new Date(Date.now() - 30 * 86_400_000), new Date(Date.now() + 60 * 86_400_000)];
  const query = `from=${from.toISOString().slice(0, 10)}&to=${to.toISOString().slice(0, 10)}`;
  const paths = [
    ...ids.map((id) => `/conversations/${id.slice(6, -1)}`),
    ...["/alerts", "/mediators", "/satisfaction", `/appointments?${query}`, `/agenda?${query}`],
    ...["/schedule", "/schedule/affected"],
  ];
  const shown: InboxAnswer[] = [list];
  for (const one of paths) shown.push(await inbox.get(one));
  expect(shown.map(({ status }) => status)).toEqual(shown.map(() => 200));
  expect(ids.length).toBeGreaterThan(5);
  return shown;
}

const questionsOf = async (program: TestProgram): Promise<unknown> =>
  JSON.parse(
    JSON.stringify((await (await samiraAt(program)).get("/questions")).body).replaceAll(
      /"ids?":("[^"]*"|\[[^\]]*\])/g,
      '"id":0',
    ),
  );

await describeOnMongo("moving the demonstration to MongoDB, and back by backup and restore", (newDatabase) => {
  let program: TestProgram;
  afterEach(() => program.stop());

  it("shows the same in the inbox each time, and everything goes on from there", async () => {
    const [here, back, uri] = [newFolder(), newFolder(), newDatabase()];
    await demoIn(here);

    program = await startTestProgram({ dataDir: here });
    const resident = await newResident(program.url);
    await resident.write("je veux parler à quelqu’un");
    const said = await resident.readUntil((lines) => lines.length >= 2);
    const asked = wish({ id: AppointmentId.parse("the-appointment"), heldUntil: new Date(Date.now() + 60_000) });
    await program.storage.appointments.hold(asked, new Date());
    await program.storage.appointments.confirm(asked.id, asked.conversation, "Amina", new Date());
    const [inbox, questions] = [await inboxOf(program), await questionsOf(program)];
    await program.stop();

    expect(await runToEnd(["migrate", "--to", uri], { env: { DATA_DIR: here } })).toMatchObject({ code: 0 });
    program = await startTestProgram({ dataDir: here, env: { DATABASE_URL: uri } });
    expect(await inboxOf(program)).toEqual(inbox);
    expect(await questionsOf(program)).toEqual(questions);
    const file = path.join(here, "saved.gz");
    const env = { DATA_DIR: here, DATABASE_URL: uri };
    const lastNumber = await program.storage.liveEvents.latest();
    expect(await runToEnd(["backup", "--to", file], { env })).toMatchObject({ code: 0 }); // while it runs
    await program.stop();

    expect(await runToEnd(["restore", file], { env: { DATA_DIR: back } })).toMatchObject({ code: 0 });
    program = await startTestProgram({ dataDir: back });
    expect(await inboxOf(program)).toEqual(inbox);
    expect(await questionsOf(program)).toEqual(questions);
    expect(await program.storage.liveEvents.latest()).toBeGreaterThanOrEqual(lastNumber);

    // The same browser goes on in the same conversation, and mediators hear of it under a new number.
    const { url } = program;
    const answered = await fetch(`${url}/api/chat/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${resident.token}` },
      body: JSON.stringify({ clientMessageId: "message-after", text: "vous êtes là ?" }),
    });
    expect(answered.status).toBe(202);
    const { liveEvents, handoff } = program.storage;
    await until(async () => (await liveEvents.after(lastNumber, 1)).length > 0);
    const texts = async () => {
      const list = await handoff.list(100);
      const all = await Promise.all(list.map(({ conversation }) => handoff.transcript(conversation.id)));
      return all.map((lines) => lines.map(({ body }) => ("text" in body ? body.text : body.kind)));
    };
    const mine = (lines: readonly string[]) => lines.includes("vous êtes là ?");
    await until(async () => (await texts()).some(mine));
    const lines = (await texts()).find(mine) ?? [];
    expect(lines.slice(0, said.length)).toEqual(said.map(({ text }) => text));

    // Its time is still taken, for whoever asks.
    const twice = wish({
      ...asked,
      id: AppointmentId.parse("another"),
      event: wish().event,
      candidates: only(asked.candidates[0]!.agent),
    });
    expect(await program.storage.appointments.hold(twice, new Date())).toEqual({ kind: "taken" });
  }, 180_000);
});
