import { generateSync } from "otplib";
import request from "supertest";
import { inviteMediator } from "../../src/inbox/invite-mediator.ts";
import { attemptFailed, beginAttempt } from "../../src/inbox/lock-out.ts";
import { systemRandom } from "../../src/shared/system-clock.ts";
import { codeOf, cookieOf, openInbox, origin, password, type TestInbox } from "./open-inbox.ts";

const minute = 60_000;
const hour = 60 * minute;
let inbox: TestInbox;
beforeEach(async () => {
  inbox = await openInbox();
});
afterEach(() => inbox.close());

const signIn = (body: object) => request(inbox.app).post("/api/inbox/session").set("Origin", origin).send(body);
const codeAt = (secret: string, at: Date) => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
const email = "sonia@centre.test";

describe("signing in", () => {
  it("opens a session with a cookie that no script and no other site can use", async () => {
    await inbox.addMediator("Sonia");
    const response = await signIn({ email: "  SONIA@centre.test ", password });
    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      mediator: { id: "mediator-Sonia", name: "Sonia", role: "mediator", totp: false },
    });
    const cookie = response.headers["set-cookie"]?.[0] ?? "";
    expect(cookie).toMatch(/^sos_session=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain("Secure"); // over http
    expect(await inbox.audit()).toEqual(["mediator-Sonia sign-in"]);
  });

  it("keeps only the hash of the cookie's token", async () => {
    const agent = await inbox.signIn("Sonia");
    const token = agent.cookie.split("=")[1] ?? "";
    expect(await inbox.storage.mediators.touchSession(token, inbox.clock.now())).toBeNull();
  });

  it.each([
    ["a wrong password", { email, password: "une autre phrase" }, 401, "wrong-credentials"],
    ["an unknown e-mail", { email: "nobody@centre.test", password }, 401, "wrong-credentials"],
    ["a password of 10,000 signs", { email, password: "x".repeat(10_000) }, 400, "bad-request"],
    ["no password", { email }, 400, "bad-request"],
    ["a password that is a number", { email, password: 123456789012 }, 400, "bad-request"],
    ["a list", [], 400, "bad-request"],
  ])("refuses %s", async (_what, body, status, code) => {
    await inbox.addMediator("Sonia");
    const response = await signIn(body);
    expect([response.status, codeOf(response)]).toEqual([status, code]);
    expect(response.headers["set-cookie"]).toBeUndefined();
  });

  it("takes as long for an unknown e-mail as for a wrong password", async () => {
    await inbox.addMediator("Sonia");
    await signIn({ email: "first@centre.test", password }); // makes the hash of nobody
    const took = async (who: string): Promise<number> => {
      const begin = performance.now();
      await signIn({ email: who, password: "wrong wrong wrong" });
      return performance.now() - begin;
    };
    const known = Math.min(await took(email), await took(email), await took(email));
    const unknown = Math.min(await took("a@b.test"), await took("c@d.test"), await took("e@f.test"));
    expect(unknown).toBeGreaterThan(known * 0.6);
  });
});

describe("the lock-out", () => {
  it("refuses even the right password after five failures, for fifteen minutes", async () => {
    await inbox.addMediator("Sonia");
    for (let tries = 0; tries < 5; tries++) {
      expect((await signIn({ email, password: "wrong wrong wrong" })).status).toBe(401);
    }
    const locked = await signIn({ email, password });
    expect([locked.status, codeOf(locked), locked.headers["retry-after"]]).toEqual([429, "locked", "900"]);
    inbox.clock.moveBy(15 * minute + 1);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  it("counts tries that come together", async () => {
    await inbox.addMediator("Sonia");
    const tries = await Promise.all(Array.from({ length: 10 }, () => signIn({ email, password: "wrong wrong wrong" })));
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
  });

  it("forgets failures after a success", async () => {
    await inbox.addMediator("Sonia");
    for (let tries = 0; tries < 4; tries++) await signIn({ email, password: "wrong wrong wrong" });
    expect((await signIn({ email, password })).status).toBe(200);
    expect((await signIn({ email, password: "wrong wrong wrong" })).status).toBe(401);
    expect((await signIn({ email, password })).status).toBe(200);
  });

  it("stops an address that tries many accounts, and no other address", async () => {
    const { mediators } = inbox.storage;
    const from = (address: string) => ({ email: `${systemRandom.token(8)}@centre.test`, address });
    for (let tries = 0; tries < 20; tries++) {
      expect(await beginAttempt(mediators, from("192.0.2.1"), inbox.clock.now())).toBe("may-try");
      await attemptFailed(mediators, from("192.0.2.1"), inbox.clock.now());
    }
    expect(await beginAttempt(mediators, from("192.0.2.1"), inbox.clock.now())).toBe("locked");
    expect(await beginAttempt(mediators, from("192.0.2.2"), inbox.clock.now())).toBe("may-try");
  });

  it("slows down a burst before any password is looked at", async () => {
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, n) => signIn({ email: `${n}@centre.test`, password })),
    );
    expect(answers.map(codeOf)).toContain("too-fast");
  });
});

describe("sessions", () => {
  it.each([
    ["no cookie", ""],
    ["an empty cookie", "sos_session="],
    ["an invented token", `sos_session=${"A".repeat(43)}`],
    ["garbage", "sos_session=%00%ff; ;;=;"],
  ])("are not opened by %s", async (_what, cookie) => {
    const response = await request(inbox.app).get("/api/inbox/conversations").set("Cookie", cookie);
    expect([response.status, codeOf(response)]).toEqual([401, "not-signed-in"]);
  });

  it("end after twelve hours, however busy", async () => {
    const agent = await inbox.signIn("Sonia");
    for (let hours = 1; hours < 12; hours++) {
      inbox.clock.moveBy(hour);
      expect((await agent.get("/session")).status).toBe(200);
    }
    inbox.clock.moveBy(hour);
    expect((await agent.get("/session")).status).toBe(401);
  });

  it("end after two hours without use, for good", async () => {
    const agent = await inbox.signIn("Sonia");
    inbox.clock.moveBy(2 * hour - 1);
    expect((await agent.get("/session")).status).toBe(200);
    inbox.clock.moveBy(2 * hour);
    expect((await agent.get("/session")).status).toBe(401);
    inbox.clock.moveBy(-hour);
    expect((await agent.get("/session")).status).toBe(401);
  });

  it("end when one signs out, and that one only", async () => {
    const agent = await inbox.signIn("Sonia");
    const elsewhere = inbox.asAgent(agent.mediator, cookieOf(await signIn({ email, password })));
    const out = await agent.delete("/session", {});
    expect(out.status).toBe(204);
    expect(out.headers["set-cookie"]?.[0]).toMatch(/^sos_session=;/);
    expect((await agent.get("/session")).status).toBe(401);
    expect((await elsewhere.get("/session")).status).toBe(200);
  });

  it("end together when they are revoked", async () => {
    const agent = await inbox.signIn("Sonia");
    await inbox.storage.mediators.endSessionsOf(agent.mediator.id);
    expect((await agent.get("/conversations")).status).toBe(401);
  });
});

describe("the second factor", () => {
  const enrolled = async () => {
    const agent = await inbox.signIn("Sonia");
    const { secret, uri } = (await agent.post("/totp/enrol")).body as { secret: string; uri: string };
    const confirmed = await agent.post("/totp/confirm", { code: codeAt(secret, inbox.clock.now()) });
    return { agent, secret, uri, confirmed };
  };

  it("is asked for after the password, and each code is accepted once", async () => {
    const { secret, uri, confirmed } = await enrolled();
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(confirmed.status).toBe(204);
    expect(codeOf(await signIn({ email, password }))).toBe("code-needed");

    const used = codeAt(secret, inbox.clock.now());
    expect(codeOf(await signIn({ email, password, code: used }))).toBe("wrong-code"); // it confirmed the enrolment
    inbox.clock.moveBy(31_000);
    const fresh = codeAt(secret, inbox.clock.now());
    expect((await signIn({ email, password, code: fresh })).status).toBe(200);
    expect(codeOf(await signIn({ email, password, code: fresh }))).toBe("wrong-code");
  });

  it("counts wrong codes, also when the password alone is sent in between", async () => {
    await enrolled();
    const codes: unknown[] = [];
    for (let tries = 0; tries < 4; tries++) {
      codes.push(codeOf(await signIn({ email, password, code: "000000" })), codeOf(await signIn({ email, password })));
    }
    expect(codes).toContain("locked");
  });

  it("is not asked of those whose password is wrong", async () => {
    await enrolled();
    expect(codeOf(await signIn({ email, password: "wrong wrong wrong" }))).toBe("wrong-credentials");
  });

  it("is turned on by a right code only, and off by another one", async () => {
    const agent = await inbox.signIn("Sonia");
    expect(codeOf(await agent.post("/totp/confirm", { code: "123456" }))).toBe("code-not-confirmed");
    const { secret } = (await agent.post("/totp/enrol")).body as { secret: string };
    expect((await agent.post("/totp/confirm", { code: "000000" })).status).toBe(422);
    expect((await agent.post("/totp/confirm", { code: codeAt(secret, inbox.clock.now()) })).status).toBe(204);
    expect((await agent.get("/session")).body).toMatchObject({ mediator: { totp: true } });
    expect(codeOf(await agent.post("/totp/enrol"))).toBe("already-enrolled");
    inbox.clock.moveBy(31_000);
    expect((await agent.delete("/totp", { code: codeAt(secret, inbox.clock.now()) })).status).toBe(204);
    expect((await agent.get("/session")).body).toMatchObject({ mediator: { totp: false } });
  });

  it("forgets a secret that was shown too long ago", async () => {
    const agent = await inbox.signIn("Sonia");
    const { secret } = (await agent.post("/totp/enrol")).body as { secret: string };
    inbox.clock.moveBy(10 * minute);
    expect((await agent.post("/totp/confirm", { code: codeAt(secret, inbox.clock.now()) })).status).toBe(422);
  });
});

describe("invitations", () => {
  const accept = (body: object) =>
    request(inbox.app).post("/api/inbox/invitations/accept").set("Origin", origin).send(body);
  const newcomer = { name: "Karim", email: "Karim@Centre.test", password: "trois mots simples" };
  const invite = async (role: "mediator" | "admin" = "mediator") => {
    const parts = { mediators: inbox.storage.mediators, clock: inbox.clock, random: systemRandom, publicUrl: origin };
    return (await inviteMediator(role, parts)).split("#invitation=")[1] ?? "";
  };

  it("create an account with their own role, once, and sign it in", async () => {
    const token = await invite("admin");
    const accepted = await accept({ ...newcomer, token });
    expect(accepted.status).toBe(201);
    expect(accepted.body).toMatchObject({ mediator: { name: "Karim", role: "admin" } });
    expect(cookieOf(accepted)).toMatch(/^sos_session=/);
    expect(codeOf(await accept({ ...newcomer, email: "other@centre.test", token }))).toBe("invitation-unknown");
    expect((await signIn({ email: "karim@centre.test", password: newcomer.password })).status).toBe(200);
  });

  it("are kept when the e-mail is taken", async () => {
    await inbox.addMediator("Karim");
    const token = await invite();
    expect((await accept({ ...newcomer, token })).status).toBe(409);
    expect((await accept({ ...newcomer, email: "karim2@centre.test", token })).status).toBe(201);
  });

  it("end after seven days", async () => {
    const token = await invite();
    inbox.clock.moveBy(7 * 24 * hour);
    expect((await accept({ ...newcomer, token })).status).toBe(410);
  });

  it.each([
    ["short", "onze signes"],
    ["one sign again and again", "aaaaaaaaaaaaaaaa"],
    ["mostly the e-mail", "karim@centre.test1"],
    ["far too long", "long ".repeat(60)],
  ])("refuse a password that is %s", async (_what, weak) => {
    const refused = await accept({ ...newcomer, password: weak, token: await invite() });
    expect([refused.status, codeOf(refused)]).toEqual([422, "weak-password"]);
  });

  it("are made by administrators only", async () => {
    const mediator = await inbox.signIn("Sonia");
    const admin = await inbox.signIn("Ana", { role: "admin" });
    expect(codeOf(await mediator.post("/invitations"))).toBe("not-allowed");
    const made = await admin.post("/invitations", { role: "mediator" });
    expect(made.status).toBe(201);
    expect((made.body as { url: string }).url).toMatch(/^http:\/\/inbox\.test\/mediateurs\/#invitation=[\w-]{43}$/);
  });
});

describe("requests of other sites", () => {
  it.each([
    ["no origin", undefined],
    ["another site", "https://evil.test"],
    ["a site whose name begins alike", "http://inbox.test.evil.test"],
    ["a hidden origin", "null"],
  ])("are refused: %s", async (_what, from) => {
    const agent = await inbox.signIn("Sonia");
    const asked = request(inbox.app).post("/api/inbox/totp/enrol").set("Cookie", agent.cookie);
    const response = await (from === undefined ? asked : asked.set("Origin", from));
    expect([response.status, codeOf(response)]).toEqual([403, "wrong-origin"]);
  });

  it("may come from the very address that was asked, such as the server's number", async () => {
    await inbox.addMediator("Sonia");
    const response = await request(inbox.app)
      .post("/api/inbox/session")
      .set("Host", "192.168.1.20:3000")
      .set("Origin", "http://192.168.1.20:3000")
      .send({ email, password });
    expect(response.status).toBe(200);
  });
});
