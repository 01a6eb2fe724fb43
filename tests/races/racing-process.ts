import { setTimeout as wait } from "node:timers/promises";
import { AgentId, AppointmentId, ReasonId, type Appointment } from "../../src/appointments/appointment.ts";
import type { HoldRequest } from "../../src/appointments/appointment-store.ts";
import { ConversationId, EventId, MediatorId } from "../../src/shared/ids.ts";
import { openStorage } from "../appointments/open-storage.ts";
import { openJournal, type Act } from "./journal.ts";
import { openNaiveBookings } from "./naive-bookings.ts";
import { firstDay, isKeeper, isWrong, lastDay } from "./race-rules.ts";

// One process of a race: residents who hold, confirm (some too late), move and cancel, mediators who drag and cancel whatever they see, and
// somebody who looks at the whole agenda. Killed at any moment; its journal says what it was about to do.
const [database = "", journalFile = "", run = "", seed = "1", acts = "0"] = process.argv.slice(2);
/** Some holds are short, so that some answers come too late; the others last as long as a busy machine may take. */
const SHORT_HOLD_MS = 1500;
const HOLD_MS = database.startsWith("mongodb") ? 30_000 : 3000;
const DAY_MS = 86_400_000;
const LANES = 4;
const KEEPERS = 3;
const agents = ["samira", "karim", "nadia"].map((name) => AgentId.parse(name));
let random = (Number(seed) * 7919 + 13) % 2_147_483_647;
const below = (limit: number): number => (random = (random * 48_271) % 2_147_483_647) % limit;
const oneOf = <T>(list: readonly T[]): T | undefined => list[below(Math.max(1, list.length))];

const storage = await openStorage(database);
const naive = await openNaiveBookings(database);
const journal = openJournal(journalFile);
const { appointments } = storage;
const sure = new Set<string>(); // keepers who were told that they are booked
let left = Number(acts);
let made = 0;

const asked = async <T extends { readonly kind: string }>(
  act: Act,
  person: string | null,
  answer: () => Promise<T>,
) => {
  left -= 1;
  journal.write({ kind: "asks", act, person });
  const given = await answer();
  journal.write({ kind: "answered", act, person, answer: given.kind });
  return given;
};

const someTime = (minutes = (1 + below(4)) * 15) => {
  const start = new Date(firstDay.getTime() + below(2) * DAY_MS + 8 * 3_600_000 + below(32) * 900_000);
  const end = new Date(start.getTime() + minutes * 60_000);
  return { start, end, busyUntil: end };
};

const wish = (person: ConversationId, moves: AppointmentId | null): HoldRequest => {
  const name = `${run}-${++made}`;
  return {
    ...someTime(),
    event: EventId.parse(`event-${name}`),
    conversation: person,
    id: AppointmentId.parse(`appointment-${name}`),
    code: "CCCC",
    reason: ReasonId.parse("demarches-caf"),
    place: "centre",
    candidates: agents.slice(0, 1 + below(3)).map((agent) => ({ agent, weeklyOpenMinutes: 600 })),
    compare: { from: firstDay, to: lastDay },
    heldUntil: new Date(Date.now() + (below(6) === 0 ? SHORT_HOLD_MS : HOLD_MS)),
    moves,
    mediator: null,
  };
};

async function book(): Promise<void> {
  const person = ConversationId.parse(`${made < KEEPERS ? "keeper" : "guest"}-${run}-${made}`);
  const request = wish(person, null);
  // Naively, one morning with one agent; every two seconds another one, since there everything is taken soon.
  const time = new Date((Math.floor(Date.now() / 2000) % 10_000) * DAY_MS + below(12) * 900_000);
  const [held] = await Promise.all([
    asked("hold", person, () => appointments.hold(request, new Date())),
    naive.book(agents[0] ?? "", time, new Date(time.getTime() + 1_800_000)),
  ]);
  if (held.kind === "held") await confirm(person, held.appointment.id, "confirm");
}

async function confirm(person: ConversationId, id: AppointmentId, act: "confirm" | "move"): Promise<void> {
  const turn = below(8);
  if (turn === 0) return; // walks away
  if (turn === 1) await wait(SHORT_HOLD_MS - 50 + below(100));
  const redelivered = turn === 2;
  const confirming = () => appointments.confirm(id, person, null, new Date());
  const answer = await asked(act, person, async () => {
    const [first] = await Promise.all([confirming(), ...(redelivered ? [confirming(), confirming()] : [])]);
    return first;
  });
  if (answer.kind === "booked" && isKeeper(person)) sure.add(person);
}

/** The agenda as everybody sees it at this moment. */
async function look(): Promise<readonly Appointment[]> {
  const mustBeThere = [...sure];
  const all = (await appointments.between(firstDay, lastDay)).filter(({ state }) => state.kind === "booked");
  for (const wrong of isWrong(all, mustBeThere, database.startsWith("mongodb"))) journal.write({ kind: "seen", wrong });
  return all;
}

async function move(): Promise<void> {
  const one = oneOf(await look());
  if (!one?.conversation) return;
  const { conversation, id } = one;
  const held = await asked("hold", conversation, () => appointments.hold(wish(conversation, id), new Date()));
  if (held.kind === "held") await confirm(conversation, held.appointment.id, "move");
}

async function drag(): Promise<void> {
  const one = oneOf(await look());
  if (one === undefined) return;
  const request = {
    appointment: one.id,
    version: one.version,
    id: AppointmentId.parse(`dragged-${run}-${++made}`),
    to: { ...someTime(), agent: oneOf(agents) ?? one.agent, place: one.place },
    mediator: MediatorId.parse("sonia"),
    ifTaken: "refuse",
  } as const;
  await asked("drag", one.conversation, () => appointments.move(request, new Date()));
}

async function cancel(): Promise<void> {
  const guests = (await look()).filter(({ conversation }) => conversation !== null && !isKeeper(conversation));
  const one = oneOf(guests);
  if (!one?.conversation) return;
  const by = below(2) === 0 ? mediator : ({ kind: "resident", conversation: one.conversation } as const);
  await asked("cancel", one.conversation, () => appointments.cancel(one.id, by, new Date()));
}
const mediator = { kind: "mediator", mediator: MediatorId.parse("sonia") } as const;

const lane = async (): Promise<void> => {
  while (left > 0) {
    const turn = below(20);
    await (turn < 8 ? book() : turn < 12 ? move() : turn < 15 ? drag() : cancel());
    if (turn === 19) await asked("look", null, async () => ({ kind: (await look()).length > 0 ? "some" : "none" }));
  }
};
await Promise.all(Array.from({ length: LANES }, lane));
await naive.close();
await storage.close();
