import express, { type Response, type Router } from "express";
import { setTimeout as wait } from "node:timers/promises";
import { MediaId } from "../shared/ids.ts";
import type { FoundMedia } from "../media/media-folder.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";

/** A file that is on its way is usually there within a second or two. */
const patienceMs = 5_000;
const pollMs = 250;
/** Shown in the page; everything else is saved. A PDF may hold a program of its own. */
const shown = /^(image\/(jpeg|png|gif|webp)|audio\/|video\/)/;

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
      if (version === "as-it-came") return void send(response, found.file, found.type, found.name);
      if (found.wave === null) return void answerProblem(response, "not-found");
      return void send(response, found.wave, "audio/wav", "message-vocal.wav");
    });
  router.get("/media/:id", serve("as-it-came"));
  router.get("/media/:id/wave", serve("wave"));
  return router;
}

function send(response: Response, file: string, type: string, name: string): void {
  response.set({
    "Content-Type": type,
    "Content-Disposition": `${shown.test(type) ? "inline" : "attachment"}; filename="${name}"`,
    "X-Content-Type-Options": "nosniff",
    // Whatever a file pretends to be, nothing in it may run.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
  });
  // The data folder may lie below one that begins with a dot.
  response.sendFile(file, { cacheControl: false, lastModified: false, dotfiles: "allow" });
}
