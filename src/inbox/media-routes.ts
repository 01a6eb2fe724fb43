import express, { type Router } from "express";
import { setTimeout as wait } from "node:timers/promises";
import { MediaId } from "../shared/ids.ts";
import { sendKeptFile } from "../shared/send-kept-file.ts";
import type { FoundMedia } from "../media/media-folder.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";

/** A file that is on its way is usually there within a second or two. */
const patienceMs = 5_000;
const pollMs = 250;

/** Photos, voice notes and documents of people, for signed-in mediators only; opening their conversation is what the journal notes. */
export function mediaRoutes(parts: InboxParts): Router {
  const { media } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);

  async function find(id: MediaId): Promise<FoundMedia> {
    for (let waited = 0; ; waited += pollMs) {
      const found = await media.find(id);
      if (found.kind !== "coming" || waited >= patienceMs) return found;
      await wait(pollMs);
    }
  }

  const serve = (version: "as-it-came" | "wave") =>
    signedIn(async (request, response) => {
      const id = MediaId.safeParse(request.params["id"]);
      const found: FoundMedia = id.success ? await find(id.data) : { kind: "unknown" };
      if (found.kind === "coming") return void answerProblem(response, "media-coming");
      if (found.kind === "lost") return void answerProblem(response, "media-lost");
      if (found.kind === "unknown") return void answerProblem(response, "not-found");
      if (version === "as-it-came") return void sendKeptFile(response, found.file, found.type, found.name);
      if (found.wave === null) return void answerProblem(response, "not-found");
      return void sendKeptFile(response, found.wave, "audio/wav", "message-vocal.wav");
    });
  router.get("/media/:id", serve("as-it-came"));
  router.get("/media/:id/wave", serve("wave"));
  return router;
}
