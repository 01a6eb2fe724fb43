import { MediatorId, type ConversationId } from "../../src/shared/ids.ts";
import { later, now, slot } from "../appointments/hold-wishes.ts";
import { bookingOn, daysLater } from "./booked-appointments.ts";
import type { GivenStorage } from "./storage-contract.ts";
import { anAlert, at, converse, line, pushing, textsOf, words } from "./story.ts";

export function itRemindsOnce({ storage, another, restart }: GivenStorage): void {
  const { held, booked } = bookingOn(storage);
  const due = async (kind: "day-before" | "hours-before" = "day-before") =>
    (await storage().reminders.without(kind, now, daysLater(1, "00:00").start, 10)).map(({ id }) => id);
  const said = (id: string) => ({
    outcome: "said" as const,
    messages: [line(id, words("Demain à 9 h 00."), { kind: "system" }, at(0))],
  });
  const amina = (): Promise<ConversationId> => converse(storage(), "amina", { channel: pushing });

  it("finds what nobody was reminded of: booked, by somebody who writes to us", async () => {
    const conversation = await amina();
    const one = await booked({ conversation });
    await held({ ...slot("14:00"), conversation });
    expect(await due()).toEqual([one.id]);
    expect(await storage().reminders.without("day-before", now, slot("09:00").start, 10)).toEqual([]);
  });

  it("says it once, to the transcript and the outbox, whoever asks and however often", async () => {
    const conversation = await amina();
    const { id: appointment, version } = await booked({ conversation });
    const name = { appointment, version, kind: "day-before" } as const;
    const other = await another();
    const answers = await Promise.all(
      [storage(), other, storage(), other, storage()].map(({ reminders }) =>
        reminders.settle(name, said("r1"), later(3)),
      ),
    );
    expect(answers.toSorted()).toEqual(["done", "known", "known", "known", "known"]);
    await restart();
    expect(await storage().reminders.settle(name, said("r1"), later(4))).toBe("known");
    expect((await textsOf(storage(), conversation)).filter((text) => text === "Demain à 9 h 00.")).toHaveLength(1);
    const lines = await storage().handoff.transcript(conversation);
    expect(lines.at(-1)).toMatchObject({ id: "r1", delivery: "queued" });
    expect(await due()).toEqual([]);
    expect(await due("hours-before")).toEqual([appointment]);
    expect((await storage().appointments.find(appointment))?.reminders).toEqual([
      { kind: "day-before", outcome: "said", at: later(3) },
    ]);
  });

  it("tells the mediators once when nobody can be reached", async () => {
    const { id: appointment, version } = await booked({ conversation: await amina() });
    const name = { appointment, version, kind: "hours-before" } as const;
    const unreachable = { outcome: "unreachable" as const, alert: anAlert("unreachable") };
    expect(await storage().reminders.settle(name, unreachable, later(3))).toBe("done");
    expect(await storage().reminders.settle(name, unreachable, later(4))).toBe("known");
    expect((await storage().alerts.open()).map(({ id }) => id)).toEqual(["unreachable"]);
  });

  it("says nothing of what was cancelled, changed or moved meanwhile; the moved one is reminded of anew", async () => {
    const conversation = await amina();
    const seen = await booked({ conversation });
    const name = { appointment: seen.id, version: seen.version, kind: "day-before" } as const;
    await storage().reminders.settle({ ...name, kind: "hours-before" }, { outcome: "passed-over" }, later(3));
    const next = await held({ ...slot("14:00"), conversation, moves: seen.id });
    await storage().appointments.confirm(next.id, conversation, null, later(3));
    expect(await storage().reminders.settle(name, said("r1"), later(4))).toBe("stale");
    expect(await due("hours-before")).toEqual([next.id]);
    const moved = await storage().appointments.find(next.id);
    const by = { kind: "mediator", mediator: MediatorId.parse("sonia") } as const;
    await storage().appointments.cancel(next.id, by, later(4));
    const late = { appointment: next.id, version: moved?.version ?? 0, kind: "day-before" } as const;
    expect(await storage().reminders.settle(late, said("r2"), later(5))).toBe("stale");
    expect(await textsOf(storage(), conversation)).not.toContain("Demain à 9 h 00.");
  });
}
