import type { Platform } from "./platform.ts";

export const browserPlatform: Platform = {
  fetch: (url, init) => fetch(url, init),
  now: () => performance.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  fraction: () => Math.random(),
  newId() {
    // Not crypto.randomUUID: a kiosk that reaches the server over plain http in the house does not have it.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
};
