import type { AlertStore } from "../handoff/alert.ts";
import type { ArchiveStore } from "../archive/archive-store.ts";
import type { AppointmentStore } from "../appointments/appointment-store.ts";
import type { SeatStore } from "../appointments/seat-store.ts";
import type { WaitingListStore } from "../appointments/waiting-list-store.ts";
import type { ScheduleStore } from "../appointments/schedule-store.ts";
import type { ContactStore } from "../conversation/contact-store.ts";
import type { FeedbackStore } from "../conversation/feedback-store.ts";
import type { HandoffStore } from "../conversation/handoff-store.ts";
import type { ReminderStore } from "../conversation/reminder-store.ts";
import type { LiveEventStore } from "../conversation/live-event.ts";
import type { MediatorStore } from "../inbox/mediator-store.ts";
import type { OutboxStore } from "../delivery/outbox-store.ts";
import type { PersonalDataStore } from "../privacy/personal-data-store.ts";
import type { RetentionStore } from "../privacy/retention-store.ts";
import type { LeaseStore } from "../shared/lease-store.ts";
import type { TurnStore } from "../conversation/turn-store.ts";

/** All that is kept. One contract suite (tests/storage/storage-contract.ts) proves every implementation. */
export type Storage = {
  readonly turns: TurnStore;
  readonly contacts: ContactStore;
  readonly handoff: HandoffStore;
  readonly outbox: OutboxStore;
  readonly liveEvents: LiveEventStore;
  readonly alerts: AlertStore;
  readonly mediators: MediatorStore;
  readonly appointments: AppointmentStore;
  readonly seats: SeatStore;
  readonly waitingList: WaitingListStore;
  readonly reminders: ReminderStore;
  readonly schedule: ScheduleStore;
  readonly feedback: FeedbackStore;
  readonly personalData: PersonalDataStore;
  readonly retention: RetentionStore;
  readonly leases: LeaseStore;
  readonly archive: ArchiveStore;
  /** Called after each commit of this process that others may be waiting for; returns the way to stop. */
  onCommit(listener: () => void): () => void;
  /** Throws when the database cannot be read and written right now. */
  ping(): Promise<void>;
  /** Waits for what is being written, then closes. */
  close(): Promise<void>;
};

export type StorageOptions = {
  /** Channels whose replies go to a provider (others read them here): replies to them get an outbox row. */
  readonly pushes: (channel: string) => boolean;
};
