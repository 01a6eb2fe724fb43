import { existsSync } from "node:fs";

/** Where distributions put it. */
const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The one of the settings, else the first there is; null when there is none. Looked for at each launch: it may be installed meanwhile. */
export function findChromium(wanted: string | null): string | null {
  const places = wanted === null ? usualPlaces : [wanted];
  return places.find((place) => existsSync(place)) ?? null;
}
