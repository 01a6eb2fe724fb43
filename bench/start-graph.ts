import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { GraphArrival, GraphNews, GraphRequest } from "./graph-arrival.ts";

export type Graph = {
  readonly url: string;
  /** What arrived since the last time. */
  collect(): Promise<readonly GraphArrival[]>;
  stop(): Promise<void>;
};

export async function startGraph(): Promise<Graph> {
  const child = fork(new URL("./graph-process.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
  const listening = await newsOf(child);
  if (listening.kind !== "listening") throw new Error("the stand-in of the Graph API does not listen");
  return {
    url: `http://127.0.0.1:${listening.port}`,
    collect: async () => {
      child.send({ kind: "collect" } satisfies GraphRequest);
      const news = await newsOf(child);
      return news.kind === "arrivals" ? news.arrivals : [];
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function newsOf(child: ChildProcess): Promise<GraphNews> {
  const [news] = (await once(child, "message")) as [GraphNews];
  return news;
}
