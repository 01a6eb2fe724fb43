import { setTimeout as wait } from "node:timers/promises";
import { AgentId, AppointmentId, ReasonId } from "../../src/appointments/appointment.ts";
import { ConversationId, EventId } from "../../src/shared/ids.ts";
import { openStorage } from "./open-storage.ts";

// One process of race.test.ts: holds, confirms (some too late), gives up and cancels, many at a time, all on the same day.
const [file = "", seed = "1", attempts = "0", startAt = "0", holdMs = "40", quarters = "96"] = process.argv.slice(2);
const HOLD_MS = Number(holdMs);
/** Of a hold that is meant to run out. */
const SHORT_MS = 40;
const candidates = ["samira", "karim", "nadia"].map((name) => ({ agent: AgentId.parse(name), weeklyOpenMinutes: 600 }));
const day = Date.parse("2030-03-25T08:00:00Z");
let random = Number(seed) * 7919;
const below = (limit: number): number => (random = (random * 48_271) % 2_147_483_647) % limit;

const storage = await openStorage(file);
const { appointments } = storage;
const seen = { held: 0, taken: 0, booked: [] as string[], cancelled: [] as string[] };

async function attempt(number: number): Promise<void> {
  const start = new Date(day + below(Number(quarters)) * 15 * 60_000);
  const end = new Date(start.getTime() + (1 + below(4)) * 15 * 60_000);
  const conversation = ConversationId.parse(`${seed}-${number}`);
  const turn = below(5);
  const now = new Date();
  const answer = await appointments.hold(
    {
      event: EventId.parse(`event-${seed}-${number}`),
      conversation,
      id: AppointmentId.parse(`appointment-${seed}-${number}`),
      code: "CCCC",
      reason: ReasonId.parse("demarches-caf"),
      place: "centre",
      start,
      end,
      busyUntil: end,
      candidates,
      compare: { from: new Date(day), to: new Date(day + 86_400_000) },
      heldUntil: new Date(now.getTime() + (turn === 1 ? SHORT_MS : HOLD_MS)),
    },
    now,
  );
  if (answer.kind === "taken") {
    seen.taken += 1;
    return;
  }
  seen.held += 1;
  const { id } = answer.appointment;
  if (turn === 0) return;
  if (turn === 1) await wait(SHORT_MS + below(20));
  const confirmed = await appointments.confirm(id, conversation, null, new Date());
  if (confirmed.kind === "expired") return;
  seen.booked.push(id);
  if (below(3) > 0) return;
  const cancelled = await appointments.cancel(id, { kind: "resident", conversation }, new Date());
  if (cancelled.kind === "cancelled") seen.cancelled.push(id);
}

await wait(Math.max(0, Number(startAt) - Date.now()));
const AT_ONCE = 5;
for (let first = 0; first < Number(attempts); first += AT_ONCE) {
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, Number(attempts) - first) }, (_, index) => attempt(first + index)),
  );
}
await appointments.expireHolds(new Date(Date.now() + HOLD_MS));
await storage.close();
console.log(JSON.stringify(seen));
