import type { Connection, Model } from "mongoose";

import { alertSchema, type AlertDocument } from "./alert-document.ts";
import { appointmentSchema, type AppointmentDocument } from "./appointment-document.ts";
import { codeSchema, type CodeDocument } from "./appointment-codes.ts";
import { conversationSchema, type ConversationDocument } from "./conversation-document.ts";
import { daySchema, type DayDocument } from "./day-document.ts";
import { eventSchema, type EventDocument } from "./event-document.ts";
import { joinSchema, type JoinDocument } from "./join-document.ts";
import { liveEventSchema, type LiveEventDocument } from "./live-event-log.ts";
import { messageSchema, type MessageDocument } from "./message-document.ts";
import { counterSchema, type CounterDocument } from "./numbers.ts";
import {
  scheduleChangeSchema,
  scheduleSchema,
  type ScheduleChangeDocument,
  type ScheduleDocument,
} from "./schedule-document.ts";
import {
  satisfactionSchema,
  unansweredSchema,
  type SatisfactionDocument,
  type UnansweredDocument,
} from "./unlinked-documents.ts";
import { waitingSchema, type WaitingDocument } from "./waiting-list.ts";
import { workshopSchema, type WorkshopDocument } from "./workshop-document.ts";

/** What acts of several files write to; the others have their own file. */
export type Collections = {
  readonly conversations: Model<ConversationDocument>;
  readonly events: Model<EventDocument>;
  readonly messages: Model<MessageDocument>;
  readonly liveEvents: Model<LiveEventDocument>;
  readonly alerts: Model<AlertDocument>;
  readonly joins: Model<JoinDocument>;
  readonly days: Model<DayDocument>;
  readonly appointments: Model<AppointmentDocument>;
  readonly codes: Model<CodeDocument>;
  readonly workshops: Model<WorkshopDocument>;
  readonly waiting: Model<WaitingDocument>;
  readonly schedule: Model<ScheduleDocument>;
  readonly scheduleChanges: Model<ScheduleChangeDocument>;
  readonly counters: Model<CounterDocument>;
  readonly unanswered: Model<UnansweredDocument>;
  readonly satisfaction: Model<SatisfactionDocument>;
};

export const collectionsOf = (connection: Connection): Collections => ({
  conversations: connection.model<ConversationDocument>("Conversation", conversationSchema),
  events: connection.model<EventDocument>("Event", eventSchema),
  messages: connection.model<MessageDocument>("Message", messageSchema),
  liveEvents: connection.model<LiveEventDocument>("LiveEvent", liveEventSchema),
  alerts: connection.model<AlertDocument>("Alert", alertSchema),
  joins: connection.model<JoinDocument>("Join", joinSchema),
  days: connection.model<DayDocument>("Day", daySchema),
  appointments: connection.model<AppointmentDocument>("Appointment", appointmentSchema),
  schedule: connection.model<ScheduleDocument>("Schedule", scheduleSchema),
  scheduleChanges: connection.model<ScheduleChangeDocument>("ScheduleChange", scheduleChangeSchema),
  codes: connection.model<CodeDocument>("Code", codeSchema),
  workshops: connection.model<WorkshopDocument>("Workshop", workshopSchema),
  waiting: connection.model<WaitingDocument>("Waiting", waitingSchema),
  counters: connection.model<CounterDocument>("Counter", counterSchema),
  unanswered: connection.model<UnansweredDocument>("Unanswered", unansweredSchema),
  satisfaction: connection.model<SatisfactionDocument>("Satisfaction", satisfactionSchema),
});
