import { createBooking } from "./appointments/booking.ts";
import { isHoliday } from "./appointments/schedule.ts";
import type { Config } from "./config.ts";
import { apologise } from "./conversation/apologise.ts";
import type { Conversation } from "./conversation/conversation.ts";
import { createDialogActions } from "./conversation/dialog-actions.ts";
import type { SplitReply } from "./conversation/draft.ts";
import { handleMessage } from "./conversation/handle-message.ts";
import type { Reply } from "./conversation/message.ts";
import { createScripts } from "./conversation/scripts.ts";
import type { Turn, Work } from "./conversation/turn-store.ts";
import { createDialogEngine, type DialogInput } from "./dialogs/engine.ts";
import type { MediatorHours } from "./handoff/mediator-hours.ts";
import type { PartingWords } from "./inbox/inbox-parts.ts";
import type { Content } from "./open-content.ts";
import type { Clock, Random } from "./shared/clock.ts";
import type { Storage } from "./storage/storage.ts";

export type DialogueParts = {
  readonly config: Pick<Config, "publicUrl" | "timeZone">;
  readonly content: Content;
  readonly storage: Pick<Storage, "appointments" | "handoff">;
  readonly clock: Clock;
  readonly random: Random;
  readonly split: SplitReply;
};

/** Everything that the program says of itself: answers to messages, and the words around what mediators do. */
export type Dialogue = {
  handle(work: Work): Promise<Turn>;
  apologise(work: Work): Turn;
  longWaitWords(conversation: Conversation): Promise<readonly Reply[]>;
  readonly words: PartingWords;
  readonly hours: MediatorHours;
};

export async function openDialogue({
  config,
  content,
  storage,
  clock,
  random,
  split,
}: DialogueParts): Promise<Dialogue> {
  const { knowledge, schedule, understand } = content;
  const { publicUrl, timeZone } = config;
  const { now } = clock;
  const hours: MediatorHours = {
    hours: knowledge.centre.mediatorHours,
    closures: knowledge.centre.closures,
    isHoliday: (date) => isHoliday(date, schedule),
    timeZone,
  };
  const booking = createBooking({ schedule, store: storage.appointments, clock, random, timeZone });
  const isKiosk = (channel: string): boolean => channel === "kiosk";
  const keepHold = async ({ conversation: { id, address } }: Work): Promise<void> => {
    await booking.renew(id, isKiosk(address.channel) ? "kiosk" : "chat");
  };
  const engine = await createDialogEngine(content.dialogs);
  const scripts = createScripts({ knowledge, dialogs: engine, book: content.dialogs, publicUrl });
  const actions = createDialogActions({
    booking,
    handoff: storage.handoff,
    hours,
    address: knowledge.centre.address,
    tutorials: knowledge.tutorials,
    pageOf: (appointment) => `${publicUrl}/rendez-vous/${appointment}`,
    isKiosk,
    now,
  });
  const repliesOf = async (input: DialogInput): Promise<readonly Reply[]> => (await engine.play(null, input)).replies;
  // Found now, since it is needed when dialogs fail.
  const apology = await repliesOf(scripts.dialog("probleme"));
  return {
    hours,
    handle: (work) => handleMessage(work, { understand, engine, actions, scripts, keepHold, isKiosk, split, now }),
    apologise: (work) => apologise(work, apology, now()),
    longWaitWords: () => repliesOf(scripts.dialog("attente-longue")),
    words: {
      taken: (mediator) => repliesOf(scripts.takenBy(mediator)),
      goodbye: async (mediator, survey) => [
        ...(await repliesOf(scripts.closedBy(mediator))),
        ...(survey ? await repliesOf(scripts.dialog("satisfaction")) : []),
      ],
      released: (mediator) => repliesOf(scripts.releasedBy(mediator)),
    },
  };
}
