import type { Appointment, ReminderKind } from "./appointments/appointment.ts";
import { createBooking } from "./appointments/booking.ts";
import { createProposals, proposalLabel } from "./appointments/proposals.ts";
import { sayTimeOf } from "./appointments/describe-slot.ts";
import { isHoliday } from "./appointments/schedule.ts";
import { createWorkshops } from "./appointments/workshops.ts";
import { createWaitingList, type WaitingList } from "./appointments/waiting-list.ts";
import type { Config } from "./config.ts";
import { apologise } from "./conversation/apologise.ts";
import type { Conversation } from "./conversation/conversation.ts";
import { createCodeFinder } from "./conversation/code-finder.ts";
import { createReasonFinder } from "./conversation/find-reason.ts";
import { createDialogActions } from "./conversation/dialog-actions.ts";
import type { SplitReply } from "./conversation/draft.ts";
import { handleMessage } from "./conversation/handle-message.ts";
import type { Choice, Reply } from "./conversation/message.ts";
import { standingLabel } from "./conversation/standing-choices.ts";
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
  readonly storage: Pick<Storage, "appointments" | "handoff" | "seats" | "waitingList">;
  /** Channels whose words go to a provider. */
  readonly isPushed: (channel: string) => boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly split: SplitReply;
};

/** Everything that the program says of itself: answers to messages, and the words around what mediators do. */
export type Dialogue = {
  handle(work: Work): Promise<Turn>;
  apologise(work: Work): Turn;
  longWaitWords(conversation: Conversation): Promise<readonly Reply[]>;
  /** A time that is held for somebody who waited. */
  offerWords(appointment: Appointment, until: Date, next: readonly Choice[]): Promise<readonly Reply[]>;
  readonly waitingList: WaitingList;
  /** Whoever left several offers unanswered is off the list. */
  offTheList(): Promise<readonly Reply[]>;
  reminderWords(which: ReminderKind, when: string, next: readonly Choice[]): Promise<readonly Reply[]>;
  readonly words: PartingWords;
  readonly hours: MediatorHours;
};

export async function openDialogue({
  config,
  content,
  storage,
  isPushed,
  clock,
  random,
  split,
}: DialogueParts): Promise<Dialogue> {
  const { knowledge, schedule, understand } = content;
  const { publicUrl, timeZone } = config;
  const { now } = clock;
  const hours: MediatorHours = {
    hours: knowledge.centre.mediatorHours,
    // asked each time: the inbox closes the centre too
    get closures() {
      return [...knowledge.centre.closures, ...schedule.closures.filter(({ place }) => place === null)];
    },
    isHoliday: (date) => isHoliday(date, schedule),
    timeZone,
  };
  const booking = createBooking({ schedule, store: storage.appointments, clock, random, timeZone });
  const proposals = createProposals({ booking, store: storage.appointments, clock, random, timeZone });
  const waitingList = createWaitingList({
    schedule,
    store: storage.waitingList,
    appointments: storage.appointments,
    clock,
    random,
    timeZone,
  });
  const isKiosk = (channel: string): boolean => channel === "kiosk";
  const keepHold = async ({ conversation: { id, address } }: Work, moves: string | null): Promise<void> => {
    // whoever moves by the code an appointment that was booked elsewhere holds in the name of its person
    const holder = (moves === null ? null : await booking.personOf(moves)) ?? id;
    await booking.renew(holder, isKiosk(address.channel) ? "kiosk" : "chat");
  };
  const engine = await createDialogEngine(content.dialogs);
  const scripts = createScripts({ knowledge, dialogs: engine, book: content.dialogs, publicUrl });
  const actions = createDialogActions({
    booking,
    proposals,
    workshops: createWorkshops({ workshops: content.workshops, store: storage.seats, clock, random, timeZone }),
    findByCode: createCodeFinder(booking),
    findReason: createReasonFinder({ schedule, knowledge, understand }),
    waitingList,
    appointments: storage.appointments,
    isPushed,
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
    handle: (work) =>
      handleMessage(work, {
        ...{ understand, engine, actions, scripts, keepHold, isKiosk, split, now },
        labelOf: (choice) => standingLabel(choice) ?? scripts.labelOf(choice) ?? proposalLabel(choice, timeZone),
      }),
    apologise: (work) => apologise(work, apology, now()),
    longWaitWords: () => repliesOf(scripts.dialog("attente-longue")),
    waitingList,
    offTheList: () => repliesOf(scripts.dialog("plus-en-attente")),
    offerWords: (appointment, until, next) =>
      repliesOf(scripts.freedTime(booking.sentenceOf(appointment), sayTimeOf(until, timeZone), next)),
    reminderWords: (which, when, next) => repliesOf(scripts.reminder(which, when, next)),
    words: {
      taken: (mediator) => repliesOf(scripts.takenBy(mediator)),
      goodbye: async (mediator, survey) => [
        ...(await repliesOf(scripts.closedBy(mediator))),
        ...(survey ? await repliesOf(scripts.dialog("satisfaction")) : []),
      ],
      mustMove: (when, next) => repliesOf(scripts.mustMove(when, next)),
      cancelledByCentre: (when) => repliesOf(scripts.cancelledByCentre(when)),
      released: (mediator) => repliesOf(scripts.releasedBy(mediator)),
    },
  };
}
