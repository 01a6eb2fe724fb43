import { metaJson, messagingEvent, metaSignature, pageWebhook } from "../support/meta-json.ts";
import { newResident } from "../support/resident.ts";
import { startTcpProxy } from "../support/tcp-proxy.ts";
import { startTestProgram } from "../support/test-program.ts";
import { describeOnMongo, throughPort } from "../storage/mongo-database.ts";

const page = "100200300";
const appSecret = "app-secret";

await describeOnMongo("while the database is out of reach", (newDatabase) => {
  it("every door says 503 and when to come again, in French to people; afterwards what comes again is taken", async () => {
    const uri = newDatabase();
    const { hostname, port } = new URL(uri);
    const proxy = await startTcpProxy(hostname, Number(port));
    const program = await startTestProgram({
      env: {
        DATABASE_URL: throughPort(uri, proxy.port),
        META_APP_SECRET: appSecret,
        META_VERIFY_TOKEN: "verify",
        MESSENGER_PAGE_ID: page,
        MESSENGER_PAGE_TOKEN: "token",
        GRAPH_API_URL: "http://127.0.0.1:1",
      },
    });
    try {
      const { token } = await newResident(program.url);
      const raw = metaJson(
        pageWebhook(page, [messagingEvent({ from: "amina", page, mid: "m1", at: 1, text: "Bonjour" })]),
      );
      const deliver = () =>
        fetch(`${program.url}/webhooks/messenger`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-hub-signature-256": metaSignature(raw, appSecret) },
          body: raw,
        });
      const write = () =>
        fetch(`${program.url}/api/chat/messages`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body: JSON.stringify({ clientMessageId: "message-1234", text: "Bonjour" }),
        });
      const look = (path: string) => fetch(`${program.url}${path}`);

      proxy.become("cut");
      const began = performance.now();
      const ready = await look("/readyz");
      expect(performance.now() - began).toBeLessThan(3_000);
      const [webhook, chat, metrics, alive] = await Promise.all([
        deliver(),
        write(),
        look("/metrics"),
        look("/healthz"),
      ]);
      expect([ready, webhook, chat, metrics, alive].map(({ status }) => status)).toEqual([503, 503, 503, 503, 200]);
      for (const response of [webhook, chat, metrics]) expect(response.headers.get("retry-after")).toBe("2");
      expect(await chat.json()).toMatchObject({ error: { message: expect.stringMatching(/réessayez/) as string } });

      proxy.become("fair");
      expect((await deliver()).status).toBe(200);
      expect((await write()).status).toBe(202);
      expect((await look("/readyz")).status).toBe(200);
    } finally {
      proxy.become("fair");
      await program.stop();
      await proxy.stop();
    }
  }, 120_000);
});
