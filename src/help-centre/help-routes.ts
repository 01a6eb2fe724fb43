import { readFile } from "node:fs/promises";
import express, { type Response, type Router } from "express";
import type { EmergencyNumber } from "../dialogs/dialog.ts";
import type { KnowledgeBase } from "../knowledge/knowledge-base.ts";
import type { Understanding } from "../understanding/understanding.ts";
import {
  entryPage,
  everythingPage,
  indexPage,
  notFoundPage,
  resultsPage,
  wordsPage,
  type HelpPage,
} from "./help-pages.ts";
import { html } from "./html.ts";
import { searchHelp } from "./search-help.ts";

export type HelpParts = {
  readonly knowledge: KnowledgeBase;
  readonly understand: (text: string) => Promise<Understanding>;
  readonly numbers: readonly EmergencyNumber[];
  /** The built page with the places `{{title}}` and `{{main}}`. */
  readonly frameFile: string;
};

/** The help centre: every answer on pages that need no script, can be printed, and are searched with the chat's understanding. */
export function helpRoutes({ knowledge, understand, numbers, frameFile }: HelpParts): Router {
  const router = express.Router();
  let frame: Promise<string> | null = null;
  const send = async (response: Response, { title, main }: HelpPage, status = 200): Promise<void> => {
    frame ??= readFile(frameFile, "utf8");
    const written = (await frame)
      .replace("{{title}}", () => html`${title}`.markup)
      .replace("{{main}}", () => main.markup);
    if (!response.hasHeader("Cache-Control")) response.set("Cache-Control", "no-cache");
    response.status(status).type("html").send(written);
  };
  router.get("/aide", async (request, response) => {
    const { q } = request.query;
    if (typeof q !== "string" || q.trim() === "") return send(response, indexPage(knowledge));
    // what people look for stays in no cache and no journal
    response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });
    await send(response, resultsPage(await searchHelp(q, knowledge, understand), numbers));
  });
  // the frame itself lies among the built pages, empty
  router.use("/aide.html", (_request, response) => response.redirect(301, "/aide"));
  router.get("/aide/mots", (_request, response) => send(response, wordsPage(knowledge)));
  router.get("/aide/tout", (_request, response) => send(response, everythingPage(knowledge)));
  router.get("/aide/:id", (request, response) => {
    const entry = knowledge.faq.get(request.params.id);
    return entry ? send(response, entryPage(entry, knowledge)) : send(response, notFoundPage(), 404);
  });
  return router;
}
