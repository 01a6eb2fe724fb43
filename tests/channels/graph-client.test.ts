import { z } from "zod";
import { postToGraph, type GraphSettings } from "../../src/channels/meta/graph-client.ts";
import { freePort } from "../support/program.ts";
import { startFakeGraph, type Behaviour, type FakeGraph } from "../support/fake-graph.ts";

const Sent = z.object({ message_id: z.string() });
let behaviour: Behaviour = "ok";
let graph: FakeGraph;
beforeAll(async () => {
  graph = await startFakeGraph({ behave: () => behaviour });
});
afterAll(() => graph.close());

const send = (change: Partial<GraphSettings> = {}) =>
  postToGraph(
    "page/messages",
    { recipient: { id: "amina" }, messaging_type: "RESPONSE", message: { text: "Bonjour", metadata: "m1" } },
    (answer) => Sent.safeParse(answer).data?.message_id ?? null,
    { graphUrl: graph.url, graphVersion: "v25.0", token: "t", appSecret: "s", timeoutMs: 300, ...change },
  );

describe("postToGraph", () => {
  it("gives the provider's id of what was taken", async () => {
    behaviour = "ok";
    expect(await send()).toMatchObject({ kind: "sent", providerId: expect.stringMatching(/^m_/) as string });
  });

  it.each<[Behaviour, string]>([
    ["transient", "transient"],
    ["rate", "rate"],
    ["window", "window"],
    ["bad-token", "auth"],
    ["pair-rate", "rate"],
    ["restricted", "policy"],
    ["unreachable", "unreachable"],
  ])("names the class of error %s", async (how, errorClass) => {
    behaviour = how;
    expect(await send()).toMatchObject({ kind: "refused", errorClass });
  });

  it.each<Behaviour>(["html", "hang-after", "hang-before"])("does not pretend to know after %s", async (how) => {
    behaviour = how;
    expect(await send()).toMatchObject({ kind: "unknown" });
  });

  it("knows that nothing left when nobody listens", async () => {
    expect(await send({ graphUrl: `http://127.0.0.1:${await freePort()}` })).toMatchObject({
      kind: "refused",
      errorClass: "transient",
    });
  });
});
