import type { Response } from "express";

/** Shown in the page; everything else is saved. A PDF may hold a program of its own. */
const shown = /^(image\/(jpeg|png|gif|webp)|audio\/|video\/)/;

/** A file that a person or a mediator gave us: whatever it pretends to be, nothing in it may run, and nobody on the way keeps it. */
export function sendKeptFile(response: Response, file: string, type: string, name: string): void {
  response.set({
    "Content-Type": type,
    "Content-Disposition": `${shown.test(type) ? "inline" : "attachment"}; filename="${name}"`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
  });
  // The data folder may lie below one that begins with a dot.
  response.sendFile(file, { cacheControl: false, lastModified: false, dotfiles: "allow" });
}
