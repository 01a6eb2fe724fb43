import { channelDown } from "../../delivery/channel-down.ts";
import type { AlertStore } from "../../handoff/alert.ts";
import { callGraph, type GraphSettings } from "./graph-client.ts";

/** A channel's account: `id` is the page or the number. */
export type WatchedAccount = { readonly channel: string; readonly id: string; readonly settings: GraphSettings };

/** Asks Meta whether it still knows us, so that a dead token is seen before somebody waits for an answer. */
export async function watchAccounts(
  accounts: readonly WatchedAccount[],
  alerts: Pick<AlertStore, "raise">,
  now: Date,
): Promise<void> {
  for (const { channel, id, settings } of accounts) {
    const answer = await callGraph("GET", `${id}?fields=id`, null, settings);
    if (answer.kind !== "refused") continue;
    const { errorClass } = answer;
    if (errorClass === "auth" || errorClass === "policy") await alerts.raise(channelDown(channel, errorClass, now));
  }
}
