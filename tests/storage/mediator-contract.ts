import { AgentId } from "../../src/appointments/appointment.ts";
import type { Mediator } from "../../src/inbox/mediator-store.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import { at, sonia, together } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

const aMediator = (change: Partial<Mediator> = {}): Mediator => ({
  id: sonia.id,
  name: "Sonia Bélaïd",
  email: "Sonia.Bélaïd@exemple.fr",
  role: "admin",
  passwordHash: "$argon2id$v=19$m=19456,t=2,p=1$c2Vs$aGFjaGU",
  totpSecret: null,
  ...change,
});
const aSession = (change = {}) => ({
  tokenHash: "hash-1",
  mediator: sonia.id,
  createdAt: at(0),
  lastSeenAt: at(0),
  expiresAt: at(100),
  ...change,
});

export function itKnowsMediators({ storage, restart }: GivenStorage): void {
  it("adds a mediator and finds them by id and by e-mail, whatever its case", async () => {
    expect(await storage().mediators.count()).toBe(0);
    expect(await storage().mediators.add(aMediator())).toBe("created");
    await restart();
    expect(await storage().mediators.byId(sonia.id)).toEqual(aMediator());
    expect(await storage().mediators.byEmail("SONIA.BÉLAÏD@EXEMPLE.FR")).toEqual(aMediator());
    expect(await storage().mediators.byEmail("sonia@exemple.fr")).toBeNull();
    expect(await storage().mediators.byId(MediatorId.parse("karim"))).toBeNull();
    expect(await storage().mediators.list()).toEqual([aMediator()]);
    expect(await storage().mediators.count()).toBe(1);
  });

  it("gives an e-mail to one mediator, even when ten ask at once", async () => {
    const outcomes = await together(10, (number) =>
      storage().mediators.add(
        aMediator({ id: MediatorId.parse(`m${number}`), email: number % 2 ? "A@exemple.fr" : "a@Exemple.fr" }),
      ),
    );
    expect(outcomes).toEqual({ created: 1, "email-taken": 9 });
  });

  it("accepts an invitation once, with the role that it gives", async () => {
    await storage().mediators.invite("invitation-1", "mediator", at(100));
    const outcomes = await together(10, (number) =>
      storage().mediators.acceptInvitation(
        "invitation-1",
        aMediator({ id: MediatorId.parse(`m${number}`), email: `${number}@exemple.fr` }),
        at(5),
      ),
    );
    expect(outcomes).toEqual({ created: 1, "invitation-unknown": 9 });
    expect((await storage().mediators.list()).map(({ role }) => role)).toEqual(["mediator"]);
  });

  it("refuses an invitation that has expired or never was", async () => {
    await storage().mediators.invite("invitation-1", "mediator", at(100));
    expect(await storage().mediators.acceptInvitation("invitation-1", aMediator(), at(100))).toBe("invitation-unknown");
    expect(await storage().mediators.acceptInvitation("invitation-2", aMediator(), at(5))).toBe("invitation-unknown");
    expect(await storage().mediators.count()).toBe(0);
  });

  it("does not use an invitation up when the e-mail is taken", async () => {
    await storage().mediators.add(aMediator());
    await storage().mediators.invite("invitation-1", "mediator", at(100));
    const karim = aMediator({ id: MediatorId.parse("karim") });
    expect(await storage().mediators.acceptInvitation("invitation-1", karim, at(5))).toBe("email-taken");
    expect(
      await storage().mediators.acceptInvitation("invitation-1", { ...karim, email: "karim@exemple.fr" }, at(6)),
    ).toBe("created");
  });

  it("changes a password and a second factor", async () => {
    await storage().mediators.add(aMediator());
    await storage().mediators.setPassword(sonia.id, "another hash");
    await storage().mediators.setTotpSecret(sonia.id, "SECRET");
    expect(await storage().mediators.byId(sonia.id)).toEqual(
      aMediator({ passwordHash: "another hash", totpSecret: "SECRET" }),
    );
    await storage().mediators.setTotpSecret(sonia.id, null);
    expect((await storage().mediators.byId(sonia.id))?.totpSecret).toBeNull();
  });

  it("accepts a one-time code's step once, and none before it", async () => {
    await storage().mediators.add(aMediator({ totpSecret: "SECRET" }));
    expect(await together(5, () => storage().mediators.useTotpStep(sonia.id, 100))).toEqual({ fresh: 1, replayed: 4 });
    expect(await storage().mediators.useTotpStep(sonia.id, 99)).toBe("replayed");
    expect(await storage().mediators.useTotpStep(sonia.id, 101)).toBe("fresh");
  });

  it("closes an account: nobody signs in with it any more, its sessions are over, its e-mail is free; the name stays", async () => {
    await storage().mediators.add(aMediator());
    await storage().mediators.startSession(aSession());
    const latest = await storage().liveEvents.latest();
    expect(await together(5, () => storage().mediators.remove(sonia.id, at(5)))).toEqual({ removed: 1, unknown: 4 });
    await restart();
    const { mediators } = storage();
    expect(await mediators.touchSession("hash-1", at(6))).toBeNull();
    expect([await mediators.byId(sonia.id), await mediators.byEmail(aMediator().email)]).toEqual([null, null]);
    expect([await mediators.list(), await mediators.count()]).toEqual([[], 0]);
    expect(await mediators.former()).toEqual([{ id: sonia.id, name: "Sonia Bélaïd", removedAt: at(5) }]);
    expect(await mediators.add(aMediator({ id: MediatorId.parse("again") }))).toBe("created");
    expect((await storage().liveEvents.after(latest, 10)).map(({ kind }) => kind)).toEqual(["mediators"]);
  });

  it("keep one secret link to an agenda each, which ends with the next one and with the account", async () => {
    await storage().mediators.add(aMediator());
    await storage().mediators.add(aMediator({ id: MediatorId.parse("karim"), email: "karim@example.org" }));
    const feed = { agent: AgentId.parse("samira"), secret: "secret-1", since: at(1) };
    await storage().mediators.setFeed(sonia.id, feed);
    await storage().mediators.setFeed(MediatorId.parse("karim"), { ...feed, secret: "secret-2" });
    await restart();
    expect(await storage().mediators.feedOf(sonia.id)).toEqual(feed);
    expect(await storage().mediators.feedBySecret("secret-1")).toEqual(feed);
    const next = { ...feed, agent: AgentId.parse("karim"), secret: "secret-3", since: at(2) };
    await storage().mediators.setFeed(sonia.id, next);
    expect(await storage().mediators.feedBySecret("secret-1")).toBeNull();
    expect(await storage().mediators.feedBySecret("secret-3")).toEqual(next);
    await storage().mediators.setFeed(MediatorId.parse("karim"), null);
    expect([
      await storage().mediators.feedBySecret("secret-2"),
      await storage().mediators.feedOf(MediatorId.parse("karim")),
    ]).toEqual([null, null]);
    await storage().mediators.remove(sonia.id, at(3));
    expect([await storage().mediators.feedBySecret("secret-3"), await storage().mediators.feedOf(sonia.id)]).toEqual([
      null,
      null,
    ]);
    await storage().mediators.setFeed(sonia.id, next);
    expect(await storage().mediators.feedBySecret("secret-3")).toBeNull();
  });

  describe("sessions", () => {
    beforeEach(() => storage().mediators.add(aMediator()));

    it("last until they expire, and tell when they were last seen", async () => {
      await storage().mediators.startSession(aSession());
      expect(await storage().mediators.touchSession("hash-1", at(50))).toEqual(aSession({ lastSeenAt: at(50) }));
      await restart();
      expect(await storage().mediators.touchSession("hash-1", at(99.999))).toEqual(
        aSession({ lastSeenAt: at(99.999) }),
      );
      expect(await storage().mediators.touchSession("hash-1", at(100))).toBeNull();
      expect(await storage().mediators.touchSession("hash-2", at(1))).toBeNull();
    });

    it("end one by one, or all of a mediator's", async () => {
      for (const tokenHash of ["a", "b", "c"]) await storage().mediators.startSession(aSession({ tokenHash }));
      await storage().mediators.endSession("a");
      expect(await storage().mediators.touchSession("a", at(1))).toBeNull();
      expect(await storage().mediators.touchSession("b", at(1))).not.toBeNull();
      await storage().mediators.endSessionsOf(sonia.id);
      expect(await storage().mediators.touchSession("b", at(1))).toBeNull();
      expect(await storage().mediators.touchSession("c", at(1))).toBeNull();
    });
  });

  it("counts failed sign-ins by key, since an instant, until they are cleared", async () => {
    const { mediators } = storage();
    for (const seconds of [10, 20, 30]) await mediators.recordFailedSignIn("email:sonia", at(seconds));
    await mediators.recordFailedSignIn("address:10.0.0.1", at(30));
    await together(5, () => mediators.recordFailedSignIn("email:karim", at(30)).then(() => "done"));
    expect(await mediators.failedSignIns("email:sonia", at(0))).toBe(3);
    expect(await mediators.failedSignIns("email:sonia", at(20))).toBe(2);
    expect(await mediators.failedSignIns("email:sonia", at(31))).toBe(0);
    expect(await mediators.failedSignIns("email:karim", at(0))).toBe(5);
    await mediators.clearFailedSignIns("email:sonia");
    expect(await mediators.failedSignIns("email:sonia", at(0))).toBe(0);
    expect(await mediators.failedSignIns("address:10.0.0.1", at(0))).toBe(1);
  });

  it("keeps a journal of acts, the newest first", async () => {
    const entries = [
      { at: at(1), mediator: sonia.id, act: "claim", subject: "conversation-1" },
      { at: at(2), mediator: null, act: "invite", subject: null },
      { at: at(2), mediator: sonia.id, act: "close", subject: "conversation-1" },
    ];
    for (const entry of entries) await storage().mediators.record(entry);
    await restart();
    expect(await storage().mediators.audit(10)).toEqual(entries.toReversed());
    expect(await storage().mediators.audit(1)).toEqual([entries[2]]);
  });
}
