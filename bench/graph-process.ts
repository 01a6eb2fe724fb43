// A stand-in of Meta's Graph API which takes every message at once, in a process of its own: the time it takes is nobody's.
import { createServer } from "node:http";
import type { GraphArrival, GraphNews } from "./graph-arrival.ts";
import { monotonicMs } from "./monotonic-ms.ts";

const tell = (news: GraphNews): void => void process.send?.(news);

type SendBody = { readonly recipient?: { readonly id: string }; readonly message?: unknown };

let arrivals: GraphArrival[] = [];
let count = 0;

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const text = Buffer.concat(chunks).toString("utf8");
    const { recipient, message } = (text === "" ? {} : JSON.parse(text)) as SendBody;
    if (recipient === undefined || message === undefined) return void response.end("{}"); // a sign of life, not an answer
    arrivals.push({ recipient: recipient.id, at: monotonicMs() });
    const answer = JSON.stringify({ recipient_id: recipient.id, message_id: `m_graph_${++count}` });
    response.writeHead(200, { "content-type": "application/json", "content-length": answer.length }).end(answer);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) tell({ kind: "listening", port: address.port });
});

process.on("message", () => {
  tell({ kind: "arrivals", arrivals });
  arrivals = [];
});
process.on("disconnect", () => process.exit(0));
