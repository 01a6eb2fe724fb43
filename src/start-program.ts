import { createServer } from "node:http";
import path from "node:path";
import { createApp } from "./app.ts";
import { sayPlace, slotMoment } from "./appointments/describe-slot.ts";
import { isStillUseful } from "./appointments/reminder-times.ts";
import { createLiveSchedule } from "./appointments/live-schedule.ts";
import { startMarks } from "./channels/meta/marks.ts";
import type { Config } from "./config.ts";
import { createEventFollower } from "./conversation/follow-events.ts";
import { offerFreedTimes, type OfferParts } from "./conversation/offer-freed-times.ts";
import { startInOrder } from "./conversation/in-order.ts";
import { createReach } from "./conversation/reach.ts";
import { remindOfAppointments, type RemindParts } from "./conversation/remind.ts";
import { createTyping } from "./conversation/typing.ts";
import { watchWaiting } from "./conversation/watch-waiting.ts";
import { startDelivery } from "./delivery/deliver.ts";
import type { OutboxItem } from "./delivery/outbox-store.ts";
import { presenceAt } from "./handoff/mediator-hours.ts";
import { letGoOfRemoved } from "./inbox/remove-mediator.ts";
import { closeServer, listen, portOf } from "./http-server.ts";
import type { Log } from "./log.ts";
import { openMediaFolder } from "./media/media-folder.ts";
import type { WantedMedia } from "./media/media-source.ts";
import { openChannels } from "./open-channels.ts";
import type { Content } from "./open-content.ts";
import { openDialogue } from "./open-dialogue.ts";
import { packageRoot } from "./package-root.ts";
import { withFiles } from "./privacy/with-files.ts";
import { carryOutErasures } from "./privacy/carry-out-erasures.ts";
import { hearCommits } from "./processes/hear-commits.ts";
import type { HowToStop } from "./processes/words.ts";
import type { Clock, Random } from "./shared/clock.ts";
import { splitForChannel } from "./split-replies.ts";
import type { NewsLine } from "./shared/news.ts";
import { onDemand, startRegularly } from "./shared/regularly.ts";
import { startRegularJobs, type RegularJobs } from "./start-regular-jobs.ts";
import type { Storage } from "./storage/storage.ts";

export type ProgramParts = {
  readonly config: Config;
  readonly content: Content;
  readonly storage: Storage;
  readonly news: NewsLine;
  /** This process, as it signs what it works on; no other may be called so. */
  readonly worker: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** A code that links a telephone is shown to whoever looks at the program. */
  readonly showCode: (code: string) => void;
};

const noEnd = (): Promise<void> => Promise.resolve();

export type RunningProgram = {
  /** Where this machine reaches it. */
  readonly url: string;
  /** A round of the watch over people who wait, without waiting for its hour. */
  watchNow(): Promise<void>;
  /** A round of reminders likewise. */
  remindNow(): Promise<void>;
  /** A round of offers to whoever waits. */
  offerNow(): Promise<void>;
  /** Answers what it is answering, finishes the turns and sends under way, then closes news and storage. */
  stop(how?: HowToStop): Promise<void>;
};

/** News of a change may be lost; nobody is to be offered a time of an old schedule for longer. */
const scheduleEveryMs = 5_000;

/** Puts the parts together and starts them. Throws a StartFault when the port cannot be had. */
export async function startProgram(parts: ProgramParts): Promise<RunningProgram> {
  const { config, content, storage, news, worker, clock, random, log } = parts;
  const { now } = clock;
  const schedule = createLiveSchedule({
    start: content.schedule,
    centreClosures: content.knowledge.centre.closures,
    store: storage.schedule,
  });
  await schedule.refresh();
  const media = openMediaFolder(path.join(config.dataDir, "media"));

  const channels = openChannels(config, media, clock, random);
  const isPushed = (channel: string): boolean => channels.drivers.has(channel);
  const dialogue = await openDialogue({
    ...parts,
    content: { ...content, schedule: schedule.schedule },
    isPushed,
    split: splitForChannel,
  });
  const { drivers } = channels;
  const personalData = withFiles(storage.personalData, media, storage.handoff);
  const { timeZone } = config;
  /** A reminder may wait for its provider for hours: by then the appointment is moved, cancelled or over. */
  const isStillTrue = async ({ body }: OutboxItem): Promise<boolean> => {
    if (body.kind !== "reminder") return true;
    const appointment = await storage.appointments.find(body.appointment);
    return appointment !== null && isStillUseful(body.which, appointment, now(), timeZone);
  };
  const delivery = startDelivery({ outbox: storage.outbox, drivers, isStillTrue, worker, clock, random, log });
  const commits = hearCommits(storage.onCommit, news);
  const stopWaking = drivers.size > 0 ? commits.onAny(delivery.wake) : () => undefined;
  const eraseNow = () =>
    carryOutErasures(
      {
        personalData,
        journal: (subject) => storage.mediators.record({ at: now(), mediator: null, act: "erase", subject }),
      },
      now(),
    );
  // Right after the turn, in its own process; what a killed process left is found by the regular jobs.
  const erasures = onDemand("erasures", eraseNow, log);
  const newSchedule = startRegularly("the newest schedule", scheduleEveryMs, schedule.refresh, log);
  const stopWatching = commits.onAny(newSchedule.now);
  const inOrder = startInOrder({
    turns: storage.turns,
    handle: dialogue.handle,
    apologise: dialogue.apologise,
    onTurn: (turn) => {
      if (turn.after.eraseUpTo !== null) erasures.now();
    },
    worker,
    clock,
    random,
    log,
  });
  const stopHearing = commits.onOthers(inOrder.wake);
  const { longWaitWords, hours } = dialogue;
  const mediatorsAreHere = (at: Date) => presenceAt(at, hours).kind === "here";
  const watch = { handoff: storage.handoff, longWaitWords, mediatorsAreHere };
  const events = createEventFollower({ liveEvents: storage.liveEvents, onCommit: commits.onAny, log });
  const reach = createReach({
    providers: channels.openNow,
    isFollowed: events.isFollowed,
    isShared: (channel) => channel === "kiosk",
  });
  const remind: RemindParts = {
    ...storage,
    reach: (conversation, at) => reach(conversation, at, "reminder"),
    words: dialogue.reminderWords,
    sayWhen: ({ start, place }) => ({ moment: slotMoment(start, timeZone), place: sayPlace(place) }),
    timeZone,
  };
  const offers: OfferParts = {
    ...storage,
    ...dialogue,
    waiting: storage.waitingList,
    list: dialogue.waitingList,
    reach: (conversation, at) => reach(conversation, at, "words"),
    // a telephone is looked at from time to time; an open page, now
    patienceMinutes: (channel) => (isPushed(channel) ? 60 : 15),
    farewell: dialogue.offTheList,
    timeZone,
  };
  const typing = createTyping({
    news,
    nameOf: async (mediator) => (await storage.mediators.byId(mediator))?.name ?? null,
  });
  const { onNew } = startMarks({ senders: channels.markSenders, turns: storage.turns, typing });
  const wantMedia = async (wanted: WantedMedia, at: Date): Promise<void> => {
    await media.want(wanted, at);
    jobs.fetchMedia();
  };
  const received = { ...storage, clock, onReceived: inOrder.wake, onNew, wantMedia };
  const jobs: RegularJobs = startRegularJobs({
    storage: { ...storage, personalData },
    channels: { media, downloaders: channels.downloaders, accounts: channels.accounts },
    watch,
    remind,
    offers,
    erase: eraseNow,
    letGo: () => letGoOfRemoved({ ...storage, words: dialogue.words, clock, random }),
    retention: config.retention,
    beginAlongside: () =>
      channels.whatsappWeb?.begin({ ...received, onReady: delivery.wake, showCode: parts.showCode, log }) ?? noEnd,
    worker,
    clock,
    random,
    log,
  });
  const stopping = new AbortController();
  let ready = true;
  const app = createApp({
    config,
    storage,
    channels,
    media,
    received,
    schedule,
    centre: content.knowledge.centre,
    clock,
    random,
    log,
    words: dialogue.words,
    split: splitForChannel,
    titleOf: (entry) => content.knowledge.faq.get(entry)?.title ?? content.knowledge.glossary.get(entry)?.term ?? null,
    help: {
      knowledge: content.knowledge,
      understand: content.understand,
      numbers: [...content.dialogs.numbers.values()],
    },
    webRoot: path.join(packageRoot(), "dist/web"),
    typing,
    events,
    doesSingleJobs: jobs.isOwner,
    isReady: () => ready,
    stopping: stopping.signal,
  });
  const server = await listen(createServer(app), config.port);
  return {
    url: `http://localhost:${portOf(server)}`,
    watchNow: () => watchWaiting(now(), watch),
    remindNow: () => remindOfAppointments(now(), remind),
    offerNow: () => offerFreedTimes(now(), offers),
    stop: async (how = "now") => {
      ready = how === "gently"; // then others serve, and who asks over an old connection is not to believe the contrary
      stopping.abort();
      await Promise.all([closeServer(server, how), jobs.stop()]);
      stopHearing();
      stopWatching();
      await newSchedule.stop();
      await Promise.all([inOrder.stop(), erasures.stop()]);
      stopWaking();
      await delivery.stop();
      commits.stop();
      await news.close();
      await storage.close();
    },
  };
}
