import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/** A red dot of one pixel, and a second of a tone in Opus: made for this project. */
export const sampleFile = (what: "photo" | "voice") =>
  what === "photo"
    ? ({ bytes: readFileSync(path.join(here, "photo.png")), messengerType: "image", whatsappType: "image" } as const)
    : ({ bytes: readFileSync(path.join(here, "voice.ogg")), messengerType: "audio", whatsappType: "audio" } as const);
