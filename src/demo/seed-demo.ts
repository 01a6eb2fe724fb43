import { Temporal } from "temporal-polyfill";
import type { ChannelAddress, IncomingContent, Message, NewMessage, Reply } from "../conversation/message.ts";
import { hashPassword } from "../inbox/passwords.ts";
import type { Dialogue } from "../open-dialogue.ts";
import type { Clock, Random } from "../shared/clock.ts";
import { EventId, MediatorId, MessageId, type ConversationId } from "../shared/ids.ts";
import type { Storage } from "../storage/storage.ts";
import { demoWeek, type DemoConversation, type DemoLine } from "./demo-week.ts";

export const demoPassword = "demonstration 2026";
export const demoMediators = [
  { id: MediatorId.parse("samira"), name: "Samira", email: "samira@demo.example", role: "admin" },
  { id: MediatorId.parse("karim"), name: "Karim", email: "karim@demo.example", role: "mediator" },
] as const;

export type SeedParts = {
  readonly storage: Storage;
  readonly dialogue: Dialogue;
  /** The story's time, which `moveTo` sets; the dialogue reads it too. */
  readonly clock: Clock & { moveTo(moment: Date): void };
  readonly random: Random;
  /** The real present, at which the week ends. */
  readonly present: Date;
  readonly timeZone: string;
  readonly onProgress: (done: number, of: number) => void;
};

/** Two mediators and a week of conversations, lived through the real line of a message, at their own time. */
export async function seedDemo(parts: SeedParts): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const mediator of demoMediators)
    await parts.storage.mediators.add({ ...mediator, passwordHash, totpSecret: null });
  const story = demoWeek
    .map((conversation, number) => ({ conversation, number, begins: beginOf(conversation, parts) }))
    .toSorted((a, b) => a.begins.getTime() - b.begins.getTime());
  for (const [done, { conversation, number, begins }] of story.entries()) {
    await live(conversation, number, begins, parts);
    parts.onProgress(done + 1, story.length);
  }
  parts.clock.moveTo(parts.present);
}

/** "-00:21" is minutes before the present; otherwise a local hour of that day, never in the future. */
function beginOf({ daysAgo, at }: DemoConversation, { present, timeZone }: SeedParts): Date {
  const minutesAgo = /^-00:(\d\d)$/.exec(at)?.[1];
  if (minutesAgo !== undefined) return new Date(present.getTime() - Number(minutesAgo) * 60_000);
  const day = Temporal.Instant.fromEpochMilliseconds(present.getTime())
    .toZonedDateTimeISO(timeZone)
    .subtract({ days: daysAgo })
    .toPlainDate();
  return new Date(day.toZonedDateTime({ timeZone, plainTime: at }).epochMilliseconds);
}

async function live(story: DemoConversation, number: number, begins: Date, parts: SeedParts): Promise<void> {
  const address: ChannelAddress = { channel: story.channel, account: "centre", contact: `demo-${number}` };
  const secondsBetween = story.daysAgo === 0 ? 12 : 45;
  let moment = begins.getTime();
  const next = (): Date => {
    const now = new Date(moment);
    moment += secondsBetween * 1000;
    parts.clock.moveTo(now);
    return now;
  };
  await receive(address, `demo:${number}:opened`, { kind: "opened" }, next(), parts);
  for (const [position, line] of story.lines.entries()) {
    const conversation = await parts.storage.turns.findByAddress(address);
    if (conversation === null) throw new Error("the demonstration's conversation is gone");
    if (line.who === "mediator")
      await mediate(line, conversation.id, story, `demo:${number}:${position}`, next(), parts);
    else {
      const content = await contentOf(line, conversation.id, parts);
      await receive(address, `demo:${number}:${position}`, content, next(), parts);
    }
  }
}

async function contentOf(
  line: Extract<DemoLine, { who: "resident" }>,
  conversation: ConversationId,
  { storage }: SeedParts,
): Promise<IncomingContent> {
  if ("text" in line) return { kind: "text", text: line.text, secrets: [] };
  const offered = (await storage.handoff.transcript(conversation)).findLast(hasChoices)?.body;
  const choice = offered?.kind === "choices" ? offered.choices[0] : undefined;
  if (choice === undefined) throw new Error(`the demonstration was offered nothing to choose for "${line.choice}"`);
  return { kind: "choice", choice: choice.id };
}

const hasChoices = ({ body }: Message): boolean => body.kind === "choices";

/** Through the real line: received, claimed, handled, committed. */
async function receive(
  address: ChannelAddress,
  id: string,
  content: IncomingContent,
  now: Date,
  parts: SeedParts,
): Promise<void> {
  const { turns } = parts.storage;
  await turns.receive({ id: EventId.parse(id), address, sentAt: now, content }, now);
  const work = await turns.claimNext("demo", now, 60_000);
  if (work === "nothing") throw new Error("the demonstration's message is gone");
  if ((await turns.commitTurn(await parts.dialogue.handle(work), now)) === "stale")
    throw new Error("a demonstration's turn was stale");
}

async function mediate(
  line: Extract<DemoLine, { who: "mediator" }>,
  conversation: ConversationId,
  { mediator: name }: DemoConversation,
  origin: string,
  now: Date,
  { storage, dialogue }: SeedParts,
): Promise<void> {
  const mediator = demoMediators.find((candidate) => candidate.name === name) ?? demoMediators[0];
  const message = (kind: "text" | "note", text: string) => ({
    id: MessageId.parse(origin),
    at: now,
    author: { kind: "mediator" as const, id: mediator.id, name: mediator.name },
    body: { kind, text },
    clientId: null,
  });
  if ("text" in line) await storage.handoff.reply(conversation, mediator.id, message("text", line.text));
  else if ("note" in line) await storage.handoff.note(conversation, message("note", line.note));
  else if (line.does === "claim") {
    await storage.handoff.claim(conversation, mediator, now, told(await dialogue.words.taken(mediator.name)));
  } else {
    const goodbye = told(await dialogue.words.goodbye(mediator.name, true));
    await storage.handoff.handBack(conversation, mediator.id, { kind: "bot" }, goodbye);
  }

  function told(replies: readonly Reply[]): readonly NewMessage[] {
    return replies.map((body, position) => ({
      id: MessageId.parse(`${origin}:${position}`),
      at: now,
      author: { kind: "system" },
      body,
      clientId: null,
    }));
  }
}
