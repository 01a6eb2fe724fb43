import type { AccountLink } from "../../delivery/account-link.ts";
import type { Clock } from "../../shared/clock.ts";
import type { LinkFolder } from "./link-file.ts";
import { remedies } from "./link-alert.ts";
import { countedOn, dayOf } from "./pace.ts";
import { showEveryMs } from "./run-link.ts";

/** Whatever process has the link, and whatever process is asked. */
export async function linkStatus(
  folder: LinkFolder,
  { dailyLimit }: { readonly dailyLimit: number },
  clock: Clock,
  timeZone: string,
): Promise<AccountLink> {
  const now = clock.now();
  const sentToday = countedOn(folder.read().sent, dayOf(now, timeZone));
  return { state: await stateOf(folder, now), sentToday, dailyLimit };
}

async function stateOf(folder: LinkFolder, now: Date): Promise<AccountLink["state"]> {
  const shown = folder.shown();
  // Its process is gone, and no other has begun yet.
  if (shown === null || now.getTime() - shown.at.getTime() > 3 * showEveryMs) return { kind: "stopped" };
  switch (shown.state.kind) {
    case "needs-pairing":
      return { kind: "needs-pairing", picture: await drawCode(shown.state.code) };
    case "ready":
      return { kind: "ready", number: numberOf(shown.state.account) };
    case "lost":
      return { kind: "lost", advice: remedies[shown.state.reason] };
    case "starting":
    case "stopped":
      return { kind: shown.state.kind };
  }
}

/** The library is loaded when there is something to draw. */
async function drawCode(code: string): Promise<string> {
  const { default: qrcode } = await import("qrcode");
  return qrcode.toDataURL(code, { margin: 2, scale: 6 });
}

/** For a terminal that a person looks at. */
export async function drawCodeAsText(code: string): Promise<string> {
  const { default: qrcode } = await import("qrcode");
  return qrcode.toString(code, { type: "terminal", small: true });
}

/** `33612345678@c.us` as +33 6 12 34 56 78, others as they are. */
function numberOf(account: string): string {
  const [digits = ""] = account.split("@");
  const french = /^33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  return french === null ? `+${digits}` : `+33 ${french.slice(1).join(" ")}`;
}
