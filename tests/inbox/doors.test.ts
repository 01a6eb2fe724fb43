import request from "supertest";
import { MessageId } from "../../src/shared/ids.ts";
import { codeOf, openInbox, origin, type Agent, type TestInbox } from "./open-inbox.ts";

let inbox: TestInbox;
let sonia: Agent;
beforeEach(async () => {
  inbox = await openInbox({ pushes: true });
  sonia = await inbox.signIn("Sonia");
});
afterEach(() => inbox.close());

const sentOut = async (): Promise<readonly string[]> => {
  const items = await inbox.storage.outbox.beginDue("test", inbox.clock.now(), 60_000, 100);
  return items.map(({ body }) => ("text" in body ? body.text : body.kind));
};

describe("a message that did not leave", () => {
  const failed = async (): Promise<string> => {
    const { id } = await inbox.says("person", "Bonjour", { bot: ["Réponse"] });
    const [item] = await inbox.storage.outbox.beginDue("sender", inbox.clock.now(), 60_000, 10);
    const alert = {
      id: "alert-1",
      kind: "delivery-failed",
      conversation: id,
      at: inbox.clock.now(),
      text: "Pas parti.",
    } as const;
    await inbox.storage.outbox.settle(
      item!,
      "sender",
      { kind: "failed", errorClass: "invalid", error: "no", alert },
      inbox.clock.now(),
    );
    return item!.id;
  };

  it("is really sent again", async () => {
    const message = await failed();
    const retried = await sonia.post(`/messages/${encodeURIComponent(message)}/retry`);
    expect(retried.status).toBe(202);
    expect(await sentOut()).toEqual(["Réponse"]);
    expect(codeOf(await sonia.post(`/messages/${encodeURIComponent(message)}/retry`))).toBe("not-failed");
    expect(await inbox.audit()).toContain(`mediator-Sonia retry ${message}`);
  });

  it("raises an alert, which goes away once it has been seen", async () => {
    await failed();
    expect((await sonia.get("/alerts")).body).toMatchObject({
      alerts: [{ id: "alert-1", text: "Pas parti.", acknowledged: null }],
    });
    expect((await sonia.post("/alerts/alert-1/acknowledge")).status).toBe(200);
    const { alerts } = (await sonia.get("/alerts")).body as { alerts: readonly { acknowledged: unknown }[] };
    expect(alerts.filter(({ acknowledged }) => acknowledged === null)).toEqual([]);
    expect((await sonia.post("/alerts/unknown/acknowledge")).status).toBe(404);
  });

  it("cannot be asked for by an unknown id", async () => {
    expect((await sonia.post(`/messages/${MessageId.parse("nothing")}/retry`)).status).toBe(409);
  });
});

describe("every door", () => {
  const doors: readonly (readonly ["get" | "post" | "delete", string])[] = [
    ["get", "/session"],
    ["delete", "/session"],
    ["post", "/invitations"],
    ["post", "/totp/enrol"],
    ["post", "/totp/confirm"],
    ["delete", "/totp"],
    ["get", "/conversations"],
    ["get", "/conversations/x"],
    ["post", "/conversations/x/claim"],
    ["post", "/conversations/x/replies"],
    ["post", "/conversations/x/notes"],
    ["post", "/conversations/x/close"],
    ["post", "/conversations/x/release"],
    ["post", "/conversations/x/typing"],
    ["post", "/messages/x/retry"],
    ["get", "/alerts"],
    ["post", "/alerts/x/acknowledge"],
    ["get", "/appointments?from=2026-03-01&to=2026-03-31"],
    ["post", "/appointments/x/cancel"],
    ["get", "/events"],
  ];

  it.each(doors)("is closed to whoever is not signed in: %s %s", async (method, path) => {
    const response = await request(inbox.app)[method](`/api/inbox${path}`).set("Origin", origin);
    expect([response.status, codeOf(response)]).toEqual([401, "not-signed-in"]);
  });

  it("answers 404 in JSON for what does not exist, and is kept by no cache", async () => {
    const response = await sonia.get("/nothing-here");
    expect([response.status, codeOf(response)]).toEqual([404, "not-found"]);
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  it.each([
    ["?from=2026-03-01", 400],
    ["?from=2026-02-30&to=2026-03-01", 400],
    ["?from=yesterday&to=tomorrow", 400],
    ["?from=2026-03-01&to=2026-03-31", 200],
  ])("reads appointments between two real days: %s", async (query, status) => {
    expect((await sonia.get(`/appointments${query}`)).status).toBe(status);
  });
});
