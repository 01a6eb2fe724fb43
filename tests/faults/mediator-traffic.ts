import { setTimeout as wait } from "node:timers/promises";
import type { InboxClient } from "../support/inbox-client.ts";

/** From the moment a mediator's claim was answered 200 until just before it asked to close: the bot must not be heard. */
export type HeldInterval = { readonly conversation: string; readonly from: number; readonly to: number };

type Row = { readonly id: string };

/** A mediator who takes conversations at random, answers, and closes them, until told to stop. */
export async function claimAndClose(
  inbox: InboxClient,
  chance: () => number,
  goesOn: () => boolean,
): Promise<readonly HeldInterval[]> {
  const held: HeldInterval[] = [];
  while (goesOn()) {
    await wait(50 + chance() * 150);
    const row = await anyConversation(inbox, chance);
    if (row === null) continue;
    const claim = await inbox.post(`/conversations/${row.id}/claim`);
    const from = Date.now();
    if (claim.status !== 200) continue;
    await answerOnce(inbox, row.id, chance);
    await wait(200 + chance() * 1000);
    const to = Date.now();
    held.push({ conversation: row.id, from, to });
    await closeUntilDone(inbox, row.id);
  }
  return held;
}

async function anyConversation(inbox: InboxClient, chance: () => number): Promise<Row | null> {
  const { status, body } = await inbox.get("/conversations");
  if (status !== 200) return null;
  const rows = (body as { readonly conversations: readonly Row[] }).conversations;
  return rows[Math.floor(chance() * rows.length)] ?? null;
}

async function answerOnce(inbox: InboxClient, conversation: string, chance: () => number): Promise<void> {
  const clientMessageId = `fault-${Math.floor(chance() * 1e15).toString(36)}`.padEnd(12, "0");
  for (let tries = 0; tries < 40; tries++) {
    const body = { clientMessageId, text: "Bonjour, je regarde votre demande." };
    const { status } = await inbox.post(`/conversations/${conversation}/replies`, body);
    if (status !== 0 && status < 500) return;
    await wait(250);
  }
}

async function closeUntilDone(inbox: InboxClient, conversation: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const { status } = await inbox.post(`/conversations/${conversation}/close`);
    if (status === 200 || status === 409) return;
    await wait(250);
  }
}
