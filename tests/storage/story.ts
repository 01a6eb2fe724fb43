import { freshMemory, type BotMemory, type Conversation } from "../../src/conversation/conversation.ts";
import type { Author, IncomingMessage, MessageBody, NewMessage } from "../../src/conversation/message.ts";
import type { Turn, Work } from "../../src/conversation/turn-store.ts";
import type { Alert } from "../../src/handoff/alert.ts";
import { EventId, MediatorId, MessageId, type ConversationId } from "../../src/shared/ids.ts";
import type { Storage, StorageOptions } from "../../src/storage/storage.ts";

/** What the contract suites need of an implementation. */
export type StorageUnderTest = {
  readonly storage: Storage;
  /** Another one on the same data: after closing, a restart; before, a second process. The caller closes it. */
  reopen(): Promise<Storage>;
};
export type OpenEmptyStorage = (options: StorageOptions) => Promise<StorageUnderTest>;

/** Messages to this channel go to a provider; those to "web" are read here. */
export const pushing = "messenger";
export const options: StorageOptions = { pushes: (channel) => channel === pushing };

/** Seconds after the story begins. */
export const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 25, 9) + seconds * 1000);
export const leaseMs = 30_000;

export const sonia = { id: MediatorId.parse("sonia"), name: "Sonia" };
export const karim = { id: MediatorId.parse("karim"), name: "Karim" };

export type Said = {
  readonly channel?: string;
  readonly id?: string;
  readonly sentAt?: Date;
  readonly content?: IncomingMessage["content"];
};

let made = 0;
/** What a person sends; each call is another event unless told otherwise. */
export const saying = (
  contact: string,
  text: string,
  { channel = "web", id, sentAt, content }: Said = {},
): IncomingMessage => ({
  id: EventId.parse(id ?? `event-${++made}`),
  address: { channel, account: "centre", contact },
  sentAt: sentAt ?? at(0),
  content: content ?? { kind: "text", text, secrets: [] },
});

/** Holds the next due conversation; throws when there is none. */
export async function claimWork(storage: Storage, now = at(1), worker = "worker-1"): Promise<Work> {
  const work = await storage.turns.claimNext(worker, now, leaseMs);
  if (work === "nothing") throw new Error("expected something to claim, but there was nothing");
  return work;
}

export const line = (id: string, body: MessageBody, author: Author = { kind: "bot" }, instant = at(2)): NewMessage => ({
  id: MessageId.parse(id),
  at: instant,
  author,
  body,
  clientId: null,
});
export const words = (text: string): MessageBody => ({ kind: "text", text });
export const byMediator = ({ id, name }: typeof sonia): Author => ({ kind: "mediator", id, name });

/** The turn that records what the person said and answers `answers`, leaving the conversation as `after` changes it. */
export const answering = (
  work: Work,
  answers: readonly (string | NewMessage)[],
  after: Partial<Conversation> = {},
  rest: Partial<Turn> = {},
): Turn => ({
  work,
  after: { ...work.conversation, lastInboundAt: work.receivedAt, ...after },
  messages: [
    {
      id: MessageId.parse(`${work.event.id}/0`),
      at: work.event.sentAt,
      author: { kind: "resident" },
      body: work.event.content.kind === "text" ? words(work.event.content.text) : words(work.event.content.kind),
      clientId: work.event.id,
    },
    ...answers.map((answer, position) =>
      typeof answer === "string" ? line(`${work.event.id}/${position + 1}`, words(answer)) : answer,
    ),
  ],
  alerts: [],
  unanswered: null,
  satisfaction: null,
  ...rest,
});

/** Somebody writes and is answered; returns the conversation. */
export async function converse(
  storage: Storage,
  contact: string,
  {
    text = "Bonjour",
    answers = ["Bonjour !"],
    after = {},
    ...said
  }: Said & {
    readonly text?: string;
    readonly answers?: readonly (string | NewMessage)[];
    readonly after?: Partial<Conversation>;
  } = {},
): Promise<ConversationId> {
  await storage.turns.receive(saying(contact, text, said), said.sentAt ?? at(0));
  const work = await claimWork(storage, new Date(Math.max(at(1).getTime(), (said.sentAt ?? at(0)).getTime())));
  const outcome = await storage.turns.commitTurn(answering(work, answers, after), at(2));
  if (outcome !== "committed") throw new Error(`expected the turn to be committed, but it was ${outcome}`);
  return work.conversation.id;
}

/** A person who has written and waits for a mediator since `since`. */
export const waitingSince = (since: Date): Partial<Conversation> => ({
  owner: { kind: "waiting", since, reason: "asked", watch: "fresh" },
  epoch: 1,
});

export const anAlert = (id: string, change: Partial<Alert> = {}): Alert => ({
  id,
  kind: "waiting-long",
  conversation: null,
  at: at(0),
  text: "Une personne attend depuis 5 minutes.",
  ...change,
});

export const someMemory: BotMemory = {
  ...freshMemory,
  greeted: true,
  misses: 2,
  offered: [{ id: "caf/1", label: "Déclarer mes ressources à l’été" }],
  lastAnswer: "caf-ressources",
  survey: "asked",
  dialog: JSON.stringify({ dialog: "rendez-vous", vars: { prénom: "Zoé" } }),
  setAside: JSON.stringify({ dialog: "caf-ressources" }),
};

export const textsOf = async (storage: Storage, conversation: ConversationId): Promise<readonly string[]> =>
  (await storage.handoff.transcript(conversation)).map(({ body }) => ("text" in body ? body.text : body.kind));

/** What each of `count` acts started together gave, counted. */
export async function together<T extends string>(
  count: number,
  act: (number: number) => Promise<T>,
): Promise<Readonly<Record<string, number>>> {
  const outcomes = await Promise.all(Array.from({ length: count }, (_, number) => act(number)));
  const counted: Record<string, number> = {};
  for (const outcome of outcomes) counted[outcome] = (counted[outcome] ?? 0) + 1;
  return counted;
}

/** What a test expects to be there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("expected something, but there was nothing");
  return value;
}
