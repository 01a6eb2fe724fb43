import { AgentId } from "../../src/appointments/appointment.ts";
import { elsewhere } from "../../src/conversation/conversation.ts";
import { EventId, MediatorId } from "../../src/shared/ids.ts";
import type { Storage } from "../../src/storage/storage.ts";
import {
  anAlert,
  answering,
  at,
  byMediator,
  claimWork,
  converse,
  leaseMs,
  line,
  options,
  present,
  pushing,
  saying,
  someMemory,
  sonia,
  waitingSince,
  words,
} from "../storage/story.ts";
import { fillAgenda } from "./fill-agenda.ts";

export { options };

const of = (contact: string, channel = pushing) => ({ channel, account: "centre", contact });

/** Something of everything that can be kept, in each of its states. */
export async function fill(storage: Storage): Promise<void> {
  await fillInbox(storage);
  await converseInMany(storage);
  await sendReplies(storage);
  await fillAgenda(storage);
  await joinPeople(storage);
  await leaveAtWork(storage);
}

async function fillInbox({ mediators, alerts }: Storage): Promise<void> {
  const account = { passwordHash: "$argon2id$…", totpSecret: "ABC" } as const;
  await mediators.add({ ...sonia, email: "Sonia@exemple.fr", role: "admin", ...account });
  await mediators.useTotpStep(sonia.id, 12_345);
  await mediators.setFeed(sonia.id, { agent: AgentId.parse("samira"), secret: "feed", since: at(4) });
  const leaving = MediatorId.parse("leaving");
  await mediators.add({ ...account, id: leaving, name: "Zoé", email: "zoe@exemple.fr", role: "mediator" });
  const session = { mediator: sonia.id, createdAt: at(0), lastSeenAt: at(1), expiresAt: at(90_000) };
  await mediators.startSession({ ...session, tokenHash: "session" });
  await mediators.startSession({ ...session, tokenHash: "session-of-who-left", mediator: leaving });
  await mediators.remove(leaving, at(5));
  await mediators.invite("invitation", "mediator", at(90_000));
  for (const who of ["email:a", "email:a", "email:b"]) await mediators.recordFailedSignIn(who, at(3));
  await mediators.record({ at: at(1), mediator: sonia.id, act: "claim", subject: "x" });
  await mediators.record({ at: at(1), mediator: null, act: "erase", subject: null });
  await alerts.raise(anAlert("first", { at: at(1) }));
  await alerts.raise(anAlert("second", { at: at(0), text: "« Été » 🙂" }));
  await alerts.acknowledge("first", "Sonia", at(2));
}

async function converseInMany(storage: Storage): Promise<void> {
  const { turns, handoff } = storage;
  await converse(storage, "amina", { text: "Où est la mairie ? 🏛️", answers: ["Là."], after: { memory: someMemory } });
  await converse(storage, "waits", { after: waitingSince(at(2)) });
  const helped = await converse(storage, "helped", { channel: pushing, after: waitingSince(at(2)) });
  await handoff.claim(helped, sonia, at(10));
  await handoff.reply(helped, sonia.id, line("by-sonia", words("Je suis là."), byMediator(sonia), at(11)));
  await handoff.reply(helped, sonia.id, line("note", { kind: "note", text: "à revoir" }, byMediator(sonia), at(12)));
  await handoff.answeredElsewhere(of("meta"), line("e", words("Oui"), byMediator(elsewhere), at(12)), at(12));
  const ended = await converse(storage, "ended");
  await turns.receive(saying("ended", "trop tard"), at(13));
  await turns.end(ended, at(13));
  await converse(storage, "wants to be forgotten", { after: { eraseUpTo: at(50), name: "Amina" } });
  const erased = await converse(storage, "erased", { channel: pushing });
  await storage.personalData.erase(erased, at(20), at(20));

  for (const [text, face] of [
    ["du chinois", "good"],
    ["et ça", "good"],
    ["encore", "bad"],
  ] as const) {
    await turns.receive(saying("curious", text), at(30));
    const unanswered = { text, nearest: ["mairie", "caf"] };
    const turn = answering(await claimWork(storage, at(30)), [], {}, { unanswered, satisfaction: face });
    await turns.commitTurn(turn, at(30));
  }
  await storage.feedback.dropUnanswered([present((await storage.feedback.unanswered(1))[0]).id]);
}

async function sendReplies(storage: Storage): Promise<void> {
  const { outbox } = storage;
  const states = ["queued", "sending", "sent", "read", "failed", "unknown", "awaited"] as const;
  for (const state of states) {
    const answers = [line(`reply-${state}`, words(`${state} ?`)), line(`behind-${state}`, words("la suite"))];
    await converse(storage, `reply ${state}`, { channel: pushing, answers });
  }
  const settlements = {
    sent: { kind: "sent", providerId: "p-sent" },
    read: { kind: "sent", providerId: "p-read" },
    failed: { kind: "failed", errorClass: "window", error: "late", alert: anAlert("failed") },
    unknown: { kind: "unknown", error: "time-out", confirmBy: null, alert: null },
    awaited: { kind: "unknown", error: "time-out", confirmBy: at(5000), alert: null },
  } as const;
  for (const item of await outbox.beginDue("sender", at(100), 20_000, 100)) {
    const state = states.find((one) => item.id === `reply-${one}`);
    if (state === "queued") {
      const again = { kind: "retry", at: at(4000), error: "busy", alert: null } as const;
      await outbox.settle(item, "sender", again, at(101));
    } else if (state !== undefined && state !== "sending") {
      await outbox.settle(item, "sender", settlements[state], at(101));
    }
  }
  await outbox.confirm({ providerId: "p-read" }, "read", null, at(102));
}

async function joinPeople(storage: Storage): Promise<void> {
  const { contacts, turns } = storage;
  await converse(storage, "phone", { channel: pushing });
  await converse(storage, "lid", { channel: pushing, sentAt: at(60) });
  await turns.receive(saying("phone", "attend", { channel: pushing, sentAt: at(61) }), at(61));
  await contacts.learnAlias(of("phone"), of("lid"), at(62));
  await contacts.learnAlias(of("lid"), of("bsuid"), at(63));
  await turns.receive(saying("bsuid", "moi aussi", { channel: pushing, sentAt: at(64) }), at(64));
  await contacts.learnAlias(of("never wrote"), of("neither did this"), at(65));
}

/** Messages that wait, are in hand, have failed, and one that nobody could handle. */
async function leaveAtWork(storage: Storage): Promise<void> {
  const { turns } = storage;
  for (const work of [await turns.claimNext("drain", at(100), 1), await turns.claimNext("drain", at(101), 1)]) {
    if (work !== "nothing") await turns.release(work);
  }
  await turns.receive(saying("poisoned", "aïe", { id: "poisoned" }), at(200));
  for (;;) {
    const work = await turns.claimNext("worker", at(201), leaseMs);
    if (work === "nothing") break;
    if (work.event.id === EventId.parse("poisoned")) await turns.setAside(answering(work, []), "Error: aïe", at(201));
    else await turns.postpone(work, "Error: later", at(6000));
  }
  for (const [number, sentAt] of [at(305), at(300), at(300)].entries()) {
    await turns.receive(saying("queue", `message ${number}`, { sentAt }), at(310));
  }
  await turns.claimNext("worker", at(311), leaseMs);
}
