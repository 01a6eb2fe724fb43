import { keptForAWhile } from "../../src/privacy/retention-store.ts";
import { MediatorId, MessageId } from "../../src/shared/ids.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { samira } from "../appointments/schedules.ts";
import {
  anAlert,
  answering,
  at,
  byMediator,
  claimWork,
  converse,
  line,
  present,
  pushing,
  saying,
  sonia,
  waitingSince,
  words,
} from "./story.ts";
import { useAppointments } from "./use-appointments.ts";

/** Asks each method of each port at least once, where it finds something. Throws with those that were not asked. */
export async function useEverything(storage: Storage): Promise<void> {
  const { recorded, unused } = record(storage);
  await useConversations(recorded);
  await useInbox(recorded);
  await useAppointments(recorded);
  await usePersonalData(recorded);
  await recorded.leases.acquire("x", "a", at(0), 10);
  await recorded.leases.heldUntil("x", at(1));
  await recorded.leases.release("x", "a");
  await recorded.ping();
  if (unused.size > 0) throw new Error(`nobody asks ${[...unused].join(", ")}`);
}

/** The archive reads and writes whole databases: that is its work, and never that of a message. */
const notAsked = new Set([
  "onCommit",
  "close",
  ...["dump", "load", "arrival", "beginArrival", "endArrival"].map((act) => `archive.${act}`),
]);

/** The storage, and the names of its methods that were not called yet. */
function record(storage: Storage): { readonly recorded: Storage; readonly unused: ReadonlySet<string> } {
  const unused = new Set<string>();
  const watch = (part: object, name: string): object =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]: [string, unknown]) => {
        const full = name === "" ? key : `${name}.${key}`;
        if (typeof value !== "function") return [key, watch(value as object, full)];
        if (!notAsked.has(full)) unused.add(full);
        return [
          key,
          (...given: unknown[]) => {
            unused.delete(full);
            return Reflect.apply(value, part, given) as unknown;
          },
        ];
      }),
    );
  return { recorded: watch(storage, "") as Storage, unused };
}

const address = (contact: string) => saying(contact, "", { channel: pushing }).address;

async function useConversations(storage: Storage): Promise<void> {
  const { turns, outbox, handoff, liveEvents, contacts } = storage;
  const id = await converse(storage, "amina", { channel: pushing, answers: ["un", line("r2", words("deux"))] });
  await turns.receive(saying("amina", "trois", { id: "e3" }), at(1));
  await turns.release(await claimWork(storage));
  await turns.postpone(await claimWork(storage), "Error", at(2));
  await turns.pullForward(at(1.5), at(2));
  await turns.setAside(answering(await claimWork(storage, at(2)), []), "Error", at(2));
  await Promise.all([turns.nextDueAt(), turns.backlog(), turns.find(id), turns.findByAddress(address("amina"))]);
  await turns.knows(saying("amina", "", { id: "e3" }).id);
  const [item] = await outbox.beginDue("sender", at(3), 1000, 10);
  await Promise.all([outbox.nextDueAt(), outbox.backlog()]);
  await outbox.pullForward(at(3.5), at(3), at(10));
  await outbox.recover(at(10), 1000);
  await outbox.settle(present(item), "sender", { kind: "sent", providerId: "p1" }, at(4));
  await outbox.confirm({ providerId: "p1" }, "delivered", null, at(5));
  await outbox.confirmUpTo(address("amina"), "read", at(9), at(9));
  await outbox.confirm({ id: MessageId.parse("r2") }, "sent", "p2", at(5));
  await outbox.refuse({ providerId: "p2" }, { errorClass: "window", error: "late", text: "late" }, "p2", at(6));
  await outbox.retry(MessageId.parse("r2"), at(6));
  await handoff.answeredElsewhere(address("paul"), line("e1", words("oui"), byMediator(sonia)), at(6));
  await converse(storage, "phone", { channel: pushing, sentAt: at(20) });
  await contacts.learnAlias(address("phone"), address("amina"), at(30));
  await Promise.all([handoff.list(10), handoff.transcript(id)]); // two conversations are one by now
  await Promise.all([liveEvents.after(0, 10), liveEvents.after(0, 10, id), liveEvents.latest()]);
  await liveEvents.droppedUpTo();
  await turns.end(await converse(storage, "kiosk"), at(3));
}

async function useInbox(storage: Storage): Promise<void> {
  const { handoff, alerts, mediators, feedback } = storage;
  const id = await converse(storage, "lea", { channel: pushing, after: waitingSince(at(2)) });
  await handoff.waiting();
  const { epoch } = present(await storage.turns.find(id));
  await handoff.advanceWatch(id, epoch, "reminded", [line("w1", words("Encore un instant"))], anAlert("w"));
  await handoff.claim(id, sonia, at(3));
  await handoff.reply(id, sonia.id, line("m1", words("oui"), byMediator(sonia)));
  await handoff.note(id, line("n1", { kind: "note", text: "à rappeler" }, byMediator(sonia)));
  await Promise.all([handoff.list(10), handoff.transcript(id), handoff.heldBy(sonia.id)]);
  await handoff.botMessagesInFlight(id);
  await handoff.handBack(id, sonia.id, { kind: "bot" }, []);
  await alerts.raise(anAlert("a"));
  await alerts.acknowledge("a", "Sonia", at(1));
  await alerts.open();
  const account = { ...sonia, email: "a@b.fr", role: "admin", passwordHash: "x", totpSecret: null } as const;
  const invited = { ...account, id: MediatorId.parse("karim"), email: "k@b.fr" };
  await mediators.add(account);
  await mediators.invite("invitation", "mediator", at(9));
  await mediators.acceptInvitation("invitation", invited, at(1));
  await Promise.all([mediators.count(), mediators.list(), mediators.byEmail("a@b.fr"), mediators.byId(sonia.id)]);
  await mediators.setPassword(sonia.id, "y");
  await mediators.setTotpSecret(sonia.id, "z");
  await mediators.useTotpStep(sonia.id, 1);
  const times = { createdAt: at(0), lastSeenAt: at(0), expiresAt: at(9) };
  for (const tokenHash of ["h", "i"]) await mediators.startSession({ tokenHash, mediator: sonia.id, ...times });
  await mediators.touchSession("h", at(1));
  await mediators.endSession("i");
  await mediators.endSessionsOf(sonia.id);
  await mediators.recordFailedSignIn("key", at(0));
  await mediators.failedSignIns("key", at(0));
  await mediators.clearFailedSignIns("key");
  const feed = { agent: samira, secret: "secret", since: at(0) };
  await mediators.setFeed(sonia.id, feed);
  await Promise.all([mediators.feedOf(sonia.id), mediators.feedBySecret("secret")]);
  await mediators.setFeed(sonia.id, null);
  await mediators.setFeed(sonia.id, feed);
  await mediators.record({ at: at(0), mediator: sonia.id, act: "claim", subject: id });
  await mediators.audit(10);
  await mediators.remove(sonia.id, at(130));
  await mediators.former();
  await feedback.unanswered(10);
  await feedback.dropUnanswered(["1"]);
  await feedback.satisfaction(at(0));
}

async function usePersonalData({ turns, personalData, retention }: Storage): Promise<void> {
  const { id } = present(await turns.findByAddress(address("amina")));
  await personalData.collect(id);
  await personalData.pendingErasures();
  await personalData.outlived({ assistantAlone: at(0), withMediator: at(0) }, 10);
  await personalData.forgetWords(id, at(0), at(101));
  await personalData.erase(id, at(100), at(101));
  for (const kind of keptForAWhile) await retention.dropOlder(kind, at(1_000_000), 1);
}
