import express, { type Router } from "express";
import type { Storage } from "./storage/storage.ts";

export type StatusParts = {
  readonly storage: Storage;
  readonly isReady: () => boolean;
  readonly doesSingleJobs: () => boolean;
};

/**
 * For whoever watches over the program: alive, able to serve, and a few counts (Prometheus text format). With several processes the one
 * that is asked answers: counts of the database are the same for all, its own carry its number.
 */
export function statusRoutes(parts: StatusParts): Router {
  const { storage, isReady } = parts;
  const router = express.Router();
  router.get("/healthz", (_request, response) => void response.type("text/plain").send("ok\n"));
  router.get("/readyz", async (_request, response) => {
    try {
      await storage.ping();
      if (isReady()) return void response.type("text/plain").send("ready\n");
      response.status(503).type("text/plain").send("starting or stopping\n");
    } catch {
      response.status(503).type("text/plain").send("the database does not answer\n");
    }
  });
  router.get("/metrics", async (_request, response) => {
    try {
      response.type("text/plain; version=0.0.4").send(await measured(parts));
    } catch {
      response.status(503).set("Retry-After", "2").type("text/plain").send("the database does not answer\n");
    }
  });
  return router;
}

const thisProcess = `{process="${process.pid}"}`;

async function measured({ storage, doesSingleJobs }: Pick<StatusParts, "storage" | "doesSingleJobs">): Promise<string> {
  const { pending, poisoned } = await storage.turns.backlog();
  const { open } = await storage.outbox.backlog();
  const waiting = (await storage.handoff.waiting()).length;
  const lines = [
    gauge("pending_events", "Messages received and not yet handled", pending),
    gauge("poisoned_events", "Messages set aside", poisoned),
    gauge("outbox_open", "Replies not yet settled with their provider", open),
    gauge("waiting_people", "People who wait for a mediator", waiting),
    gauge("resident_memory_bytes", "Resident memory of the process", process.memoryUsage.rss(), thisProcess),
    gauge(
      "single_jobs",
      "1 in the process that watches over waiting people and forgets",
      doesSingleJobs() ? 1 : 0,
      thisProcess,
    ),
  ];
  return lines.join("");
}

const gauge = (name: string, help: string, value: number, labels = ""): string =>
  `# HELP sos_${name} ${help}\n# TYPE sos_${name} gauge\nsos_${name}${labels} ${value}\n`;
