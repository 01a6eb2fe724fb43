import type { Storage } from "../../src/storage/storage.ts";
import { itServesTheAgenda } from "./agenda-contract.ts";
import { itKeepsAlerts } from "./alert-contract.ts";
import { itKnowsPeopleUnderSeveralAddresses } from "./contact-contract.ts";
import { itCarriesFiles } from "./file-contract.ts";
import { itKeepsFeedback } from "./feedback-contract.ts";
import { itHandsOver } from "./handoff-contract.ts";
import { itLeases } from "./lease-contract.ts";
import { itNumbersLiveEvents } from "./live-event-contract.ts";
import { itKnowsMediators } from "./mediator-contract.ts";
import { itSendsReplies } from "./outbox-contract.ts";
import { itMovesAppointments } from "./move-contract.ts";
import { itErasesPeople } from "./personal-data-contract.ts";
import { itReceivesAndClaims } from "./receive-contract.ts";
import { options, saying, at, converse, type OpenEmptyStorage, type StorageUnderTest } from "./story.ts";
import { itRemindsOnce } from "./reminder-contract.ts";
import { itDropsWhatIsOld } from "./retention-contract.ts";
import { itOutlivesAClockThatIsSetBack } from "./set-back-clock-contract.ts";
import { itGivesSeats } from "./seat-contract.ts";
import { itKeepsTheSchedule } from "./schedule-contract.ts";
import { itCommitsTurns } from "./turn-contract.ts";
import { itKeepsAWaitingList } from "./waiting-list-contract.ts";

/** The storage of the test that is running. */
export type GivenStorage = {
  readonly storage: () => Storage;
  /** A second one on the same data, as another process would have. */
  readonly another: () => Promise<Storage>;
  /** Closed and opened again. */
  readonly restart: () => Promise<Storage>;
};

/** What every implementation promises, told through the ports alone. */
export function itBehavesLikeAStorage(openEmpty: OpenEmptyStorage): void {
  let current: StorageUnderTest;
  let open: Storage[];
  beforeEach(async () => {
    current = await openEmpty(options);
    open = [current.storage];
  });
  afterEach(async () => {
    for (const storage of open) await storage.close();
  });

  const given: GivenStorage = {
    storage: () => {
      const [first] = open;
      if (first === undefined) throw new Error("no storage is open");
      return first;
    },
    another: async () => {
      const storage = await current.reopen();
      open.push(storage);
      return storage;
    },
    restart: async () => {
      for (const storage of open) await storage.close();
      const storage = await current.reopen();
      open = [storage];
      return storage;
    },
  };

  describe("receiving and claiming", () => itReceivesAndClaims(given));
  describe("turns", () => itCommitsTurns(given));
  describe("handing over to mediators", () => itHandsOver(given));
  describe("replies towards providers", () => itSendsReplies(given));
  describe("files that mediators send", () => itCarriesFiles(given));
  describe("a clock that is set back", () => itOutlivesAClockThatIsSetBack(given));
  describe("live events", () => itNumbersLiveEvents(given));
  describe("alerts", () => itKeepsAlerts(given));
  describe("mediators", () => itKnowsMediators(given));
  describe("what is kept about a person", () => itErasesPeople(given));
  describe("people under several addresses", () => itKnowsPeopleUnderSeveralAddresses(given));
  describe("what is kept for a while", () => itDropsWhatIsOld(given));
  describe("what turns leave to learn from", () => itKeepsFeedback(given));
  describe("appointments that move", () => itMovesAppointments(given));
  describe("what mediators do in the agenda", () => itServesTheAgenda(given));
  describe("seats of workshops", () => itGivesSeats(given));
  describe("the waiting list", () => itKeepsAWaitingList(given));
  describe("reminders", () => itRemindsOnce(given));
  describe("the schedule", () => itKeepsTheSchedule(given));
  describe("leases", () => itLeases(given));

  describe("as a whole", () => {
    it("answers a ping", async () => {
      await expect(given.storage().ping()).resolves.toBeUndefined();
    });

    it("refuses what comes after it was closed, having kept what came before", async () => {
      const before = given.storage();
      const receiving = before.turns.receive(saying("amina", "juste avant", { id: "last" }), at(0));
      await before.close();
      await expect(receiving).resolves.toBe("new");
      await expect(before.turns.receive(saying("amina", "trop tard"), at(0))).rejects.toThrow(/closed/i);
      expect(await (await given.restart()).turns.knows(saying("amina", "", { id: "last" }).id)).toBe(true);
    });

    it("tells those who listen of what was committed, until they stop", async () => {
      let told = 0;
      const stop = given.storage().onCommit(() => told++);
      await given.storage().turns.receive(saying("amina", "Bonjour"), at(0));
      expect(told).toBeGreaterThan(0);
      stop();
      told = 0;
      await given.storage().turns.receive(saying("amina", "Encore"), at(0));
      expect(told).toBe(0);
    });

    it("tells nobody when an act changed nothing", async () => {
      const event = saying("amina", "Bonjour");
      await given.storage().turns.receive(event, at(0));
      let told = 0;
      given.storage().onCommit(() => told++);
      await given.storage().turns.receive(event, at(0));
      await given.storage().turns.claimNext("worker-1", at(-10), 1000);
      expect(told).toBe(0);
    });

    it("has everything again after a restart", async () => {
      const id = await converse(given.storage(), "amina", {
        text: "Où est la mairie ?",
        answers: ["Place Victor-Hassebroucq."],
      });
      const before = await given.storage().turns.find(id);
      const after = await given.restart();
      expect(await after.turns.find(id)).toEqual(before);
      expect((await after.handoff.transcript(id)).map(({ body }) => body)).toEqual([
        { kind: "text", text: "Où est la mairie ?" },
        { kind: "text", text: "Place Victor-Hassebroucq." },
      ]);
    });
  });
}
