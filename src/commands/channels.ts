import { setUpPage, type SetUp } from "../channels/messenger/page-profile.ts";
import { callGraph } from "../channels/meta/graph-client.ts";
import type { Config } from "../config.ts";
import { StartFault } from "../start-fault.ts";
import type { Command } from "./command.ts";

const timeoutMs = 15_000;

/** `channels setup`: prepares what the settings name at Meta, and says what it did. Safe to run again. */
export const channels: Command = async (config, [act]) => {
  if (act !== "setup") throw new StartFault("Say what to do: npx sos-numerique channels setup");
  if (!config.messenger && !config.whatsappCloud) {
    throw new StartFault("No channel of Meta is set: give its settings in .env first (docs/installation.md).");
  }
  const results = [...(await setUpMessenger(config)), ...(await checkWhatsApp(config))];
  for (const result of results) process.stdout.write(`${lineOf(result)}\n`);
  if (results.some(({ kind }) => kind === "failed")) process.exitCode = 1;
};

const setUpMessenger = async ({ messenger }: Config): Promise<readonly SetUp[]> =>
  messenger ? setUpPage({ ...messenger, token: messenger.pageToken, timeoutMs }) : [];

/** Its webhook is subscribed in the Meta app, for the whole business account: here the number and the token are tried. */
async function checkWhatsApp({ whatsappCloud }: Config): Promise<readonly SetUp[]> {
  if (!whatsappCloud) return [];
  const what = `WhatsApp number ${whatsappCloud.phoneNumberId} and its token`;
  const answer = await callGraph("GET", `${whatsappCloud.phoneNumberId}?fields=id`, null, {
    ...whatsappCloud,
    timeoutMs,
  });
  return [answer.kind === "answered" ? { kind: "already", what } : { kind: "failed", what, error: answer.error }];
}

function lineOf(result: SetUp): string {
  switch (result.kind) {
    case "done":
      return `✓ Set: ${result.what}`;
    case "already":
      return `✓ In order: ${result.what}`;
    case "failed":
      return `✗ ${result.what}: ${result.error}. Check the token and its rights in the Meta app (docs/installation.md).`;
  }
}
