import fc from "fast-check";
import type { Fault } from "./fake-chat-server.ts";
import { openVisit } from "./visit.ts";

describe("the connection", () => {
  it("resumes after a cut without loss or double", async () => {
    const { server, client, platform, banner } = await openVisit();
    server.say("avant");
    await platform.advance(0);
    server.cutStreams();
    server.say("pendant");
    await platform.advance(1_900);
    expect(banner()).toBeNull();
    expect(
      client
        .state()
        .messages.map((message) => wordsOf(message.body))
        .slice(1),
    ).toEqual(["avant", "pendant"]);
  });

  it("shows what comes twice once", async () => {
    const { server, client, platform, says, own } = await openVisit();
    server.doubles = true;
    server.say("double");
    says("moi");
    await platform.advance(0);
    expect(client.state().messages).toHaveLength(3);
    expect(own()).toEqual(["moi"]);
  });

  it("does not go back to what it was when old events come again", async () => {
    const { server, client, platform } = await openVisit();
    server.state("waiting");
    server.state("mediator", "Sonia");
    await platform.advance(0);
    const seen: string[] = [];
    client.subscribe(() => seen.push(client.state().owner.kind));
    server.repeatAll();
    await platform.advance(0);
    expect(seen).toEqual([]);
    server.state("bot");
    await platform.advance(0);
    expect(seen).toEqual(["bot"]);
  });

  it("says that the connection is lost after two seconds, and stops saying so when it is back", async () => {
    const { server, platform, banner } = await openVisit();
    server.isReachable = false;
    server.cutStreams();
    await platform.advance(1_900);
    expect(banner()).toBeNull();
    await platform.advance(200);
    expect(banner()).toBe("Connexion perdue. Je réessaie…");
    server.isReachable = true;
    await platform.advance(5_000);
    expect(banner()).toBeNull();
    expect(server.openStreams).toBe(1);
  });

  it("reconnects when it has heard nothing for 45 seconds, not while the server's heart beats", async () => {
    const { server, platform } = await openVisit();
    const connections = (): number => server.requests.filter((line) => line === "GET /events").length;
    for (let beat = 0; beat < 5; beat += 1) {
      await platform.advance(30_000);
      server.typing();
    }
    expect(connections()).toBe(1);
    await platform.advance(47_000);
    expect(connections()).toBe(2);
  });

  it("backs off to 15 seconds, and comes back at once when the network does", async () => {
    const { server, client, platform } = await openVisit();
    server.isReachable = false;
    server.cutStreams();
    await platform.advance(60_000);
    const tries = server.requests.length;
    await platform.advance(60_000);
    expect(server.requests.length - tries).toBe(4);
    server.isReachable = true;
    client.networkChanged();
    await platform.advance(0);
    expect(server.openStreams).toBe(1);
  });

  it("lets the dots fade after six seconds", async () => {
    const { server, client, platform } = await openVisit();
    server.typing();
    await platform.advance(5_900);
    expect(client.state().typing).toBe(true);
    await platform.advance(200);
    expect(client.state().typing).toBe(false);
  });
});

it("loses, doubles and reorders nothing, whatever the network does", async () => {
  const fault = fc.constantFrom<Fault>("lost-request", "lost-answer", { status: 503 }, { status: 429, retryAfter: 3 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant("say" as const) }),
    fc.record({ kind: fc.constant("fault" as const), fault }),
    fc.record({ kind: fc.constant("cut" as const) }),
    fc.record({ kind: fc.constant("reach" as const), reachable: fc.boolean() }),
    fc.record({ kind: fc.constant("wait" as const), seconds: fc.integer({ min: 0, max: 20 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (steps, doubles) => {
      const { server, client, platform, says, own } = await openVisit();
      server.doubles = doubles;
      const said: string[] = [];
      for (const next of steps) {
        if (next.kind === "say") {
          said.push(`message ${said.length + 1}`);
          says(said.at(-1)!);
        } else if (next.kind === "fault") server.faults.push(next.fault);
        else if (next.kind === "cut") server.cutStreams();
        else if (next.kind === "reach") server.isReachable = next.reachable;
        else await platform.advance(next.seconds * 1_000);
        expect(own()).toEqual(said);
      }
      server.isReachable = true;
      await platform.advance(600_000);
      expect(server.taken).toEqual(said);
      expect(own()).toEqual(said);
      expect(client.state().outgoing).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

function wordsOf(body: { readonly kind: string; readonly text?: string }): string {
  return body.text ?? "";
}
