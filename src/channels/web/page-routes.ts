import express, { type Response, type Router } from "express";
import path from "node:path";

const pages: Readonly<Record<string, string>> = {
  "/": "index.html",
  "/borne": "borne.html",
  "/confidentialite": "confidentialite.html",
  "/mediateurs": "mediateurs/index.html",
};

/** The built pages and their assets. Pages are always asked for again; assets carry a hash in their name and are kept a year. */
export function pageRoutes(webRoot: string): Router {
  const router = express.Router();
  for (const [address, file] of Object.entries(pages)) {
    router.get(address, (_request, response) => sendPage(response, path.join(webRoot, file)));
  }
  router.get("/widget.js", (_request, response) => {
    response.set({ "Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin" });
    response.sendFile(path.join(webRoot, "widget.js"));
  });
  router.use(
    express.static(webRoot, {
      index: false,
      setHeaders: (response, file) => {
        const hashed = /-[\w-]{8,}\.\w+$/.test(path.basename(file));
        response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    }),
  );
  return router;
}

function sendPage(response: Response, file: string): void {
  response.set("Cache-Control", "no-cache");
  response.sendFile(file);
}
