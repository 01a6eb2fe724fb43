import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** A message that the stand-in of Meta took, in the order of taking. */
export type TakenMessage = {
  readonly recipient: string;
  /** What our program put there: the message's id. */
  readonly metadata: string;
  readonly text: string;
  readonly quickReplies: readonly { readonly title: string; readonly payload: string }[];
  readonly at: number;
};

/** What becomes of one send. `hang-after` takes the message and never answers; `hang-before` does not take it and never answers. */
export type Behaviour =
  "ok" | "slow" | "transient" | "rate" | "html" | "hang-after" | "hang-before" | "window" | "bad-token";

export type FakeGraph = {
  readonly url: string;
  readonly taken: TakenMessage[];
  /** Sends that arrived, taken or not. */
  readonly arrivals: { readonly metadata: string; readonly behaviour: Behaviour }[];
  close(): Promise<void>;
};

export type FakeGraphOptions = {
  readonly behave: () => Behaviour;
  /** An echo of what was taken, to be delivered to the webhook; the stand-in does not know the webhook itself. */
  readonly onTaken?: (message: TakenMessage, providerId: string) => void;
};

type SendBody = {
  readonly recipient: { readonly id: string };
  readonly message: {
    readonly text: string;
    readonly metadata?: string;
    readonly quick_replies?: readonly { readonly title: string; readonly payload: string }[];
  };
};

/** A stand-in of the Graph API's Send API on loopback, which fails as the real one does. */
export async function startFakeGraph({ behave, onTaken }: FakeGraphOptions): Promise<FakeGraph> {
  const taken: TakenMessage[] = [];
  const arrivals: FakeGraph["arrivals"] = [];
  let count = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { recipient, message } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as SendBody;
    const behaviour = behave();
    arrivals.push({ metadata: message.metadata ?? "", behaviour });
    const take = (): string => {
      const providerId = `m_${++count}`;
      const { text, metadata = "", quick_replies: quickReplies = [] } = message;
      const line = { recipient: recipient.id, metadata, text, quickReplies, at: Date.now() };
      taken.push(line);
      onTaken?.(line, providerId);
      return providerId;
    };
    const ok = () => json(response, 200, { recipient_id: recipient.id, message_id: take() });
    switch (behaviour) {
      case "ok":
        return ok();
      case "slow":
        await wait(300);
        return ok();
      case "transient":
        return json(response, 500, { error: { code: 2, message: "Service temporarily unavailable" } });
      case "rate":
        return json(response, 400, { error: { code: 613, message: "Calls to this api have exceeded the rate limit" } });
      case "window":
        return json(response, 400, {
          error: { code: 10, error_subcode: 2018278, message: "outside of allowed window" },
        });
      case "bad-token":
        return json(response, 401, { error: { code: 190, message: "Invalid OAuth access token" } });
      case "html":
        return response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
      case "hang-after":
        return take();
      case "hang-before":
        return null;
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    taken,
    arrivals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, status: number, body: unknown): ServerResponse {
  return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
