import { raiseAlert } from "./alerts.ts";
import { forgetAppointments, moveAppointments } from "./appointments.ts";
import { giveCodeBack, handCodeOver } from "./appointment-codes.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import { completeMove } from "./change-appointment.ts";
import type { MongoDatabase } from "./database.ts";
import { eraseConversation } from "./erase-conversation.ts";
import { eraseWords } from "./erase-words.ts";
import type { FollowUp, FollowUpThat } from "./follow-up.ts";
import { keepOneHold } from "./hold-appointment.ts";
import { insertEachOnce, insertOnce } from "./insert-once.ts";
import { adoptEvent, join, touchConversation } from "./join.ts";
import type { MessageDocument } from "./message-document.ts";
import { releaseMoves } from "./release-moves.ts";
import { say } from "./say.ts";
import { forgetSeats, moveSeats } from "./seats.ts";
import { forgetWaiting, leaveServed, moveWaiting } from "./waiting-list.ts";

/** Everything that is told comes last: whoever hears of it finds it there. */
export async function carryOut(db: MongoDatabase, followUps: readonly FollowUp[]): Promise<void> {
  for (const step of inSteps(followUps)) {
    if (step.does === "insert-messages") await insertEachOnce(db.collections.messages, step.messages);
    else await carryOutOne(db, step);
  }
  await db.log.append(followUps.flatMap((one) => (one.does === "tell" ? { ...one.line, key: one.key } : [])));
}

type Step =
  | Exclude<FollowUp, FollowUpThat<"insert-message" | "tell">>
  | { readonly does: "insert-messages"; readonly messages: readonly MessageDocument[] };

/** In their order; lines of a transcript that follow one another are one round trip. */
function inSteps(followUps: readonly FollowUp[]): readonly Step[] {
  const steps: Step[] = [];
  for (const one of followUps) {
    if (one.does === "tell") continue;
    const before = steps.at(-1);
    if (one.does !== "insert-message") steps.push(one);
    else if (before?.does !== "insert-messages") steps.push({ does: "insert-messages", messages: [one.message] });
    else steps.splice(-1, 1, { ...before, messages: [...before.messages, one.message] });
  }
  return steps;
}

async function carryOutOne(db: MongoDatabase, followUp: Exclude<Step, { does: "insert-messages" }>): Promise<void> {
  const { messages, events, unanswered, satisfaction, scheduleChanges } = db.collections;
  switch (followUp.does) {
    case "record-event":
      return insertOnce(events, followUp.event);
    case "keep-unanswered": {
      const { id, text, nearest, day, order } = followUp;
      return insertOnce(unanswered, { _id: id, text, nearest, day, order });
    }
    case "count-satisfaction": {
      const { id, face, day } = followUp;
      return insertOnce(satisfaction, { _id: id, face, day });
    }
    case "move-reply": {
      const { message, reply, moved } = followUp;
      const older = { _id: message, erasedAt: null, moved: { $lt: moved } };
      return void (await messages.updateOne(older, { $set: { reply, moved } }).exec());
    }
    case "record-schedule-change":
      return insertOnce(scheduleChanges, followUp.change);
    case "raise-alert":
      return raiseAlert(db, followUp.alert);
    case "erase-words":
      return eraseWords(db.collections, followUp.conversation, followUp.upTo, followUp.now);
    case "forget-appointments":
      await forgetAppointments(db, followUp.conversation, followUp.upTo, followUp.now);
      await forgetSeats(db, followUp.conversation, followUp.upTo, followUp.now);
      return forgetWaiting(db, followUp.conversation, followUp.upTo);
    case "record-appointment":
      return recordAppointment(db, followUp.appointment);
    case "keep-one-hold":
      return keepOneHold(db, followUp.conversation);
    case "complete-move":
      return completeMove(db, followUp.appointment);
    case "release-moves":
      return releaseMoves(db, followUp.appointment);
    case "leave-waiting":
      return leaveServed(db, followUp.appointment);
    case "say":
      return say(db, followUp);
    case "erase-part":
      return void (await eraseConversation(db, followUp.conversation, followUp.upTo, followUp.now, "forget"));
    case "join":
      return join(db, followUp);
    case "adopt-event":
      return adoptEvent(db, followUp);
    case "move-appointments":
      await moveAppointments(db, followUp.from, followUp.to);
      await moveSeats(db, followUp.from, followUp.to);
      return moveWaiting(db, followUp.from, followUp.to);
    case "touch":
      return touchConversation(db, followUp);
  }
}

async function recordAppointment(
  { collections: { appointments, codes } }: MongoDatabase,
  document: AppointmentDocument,
): Promise<void> {
  const older = { _id: document._id, moved: { $lt: document.moved } };
  const { matchedCount } = await appointments.replaceOne(older, document).exec();
  if (matchedCount === 0) await insertOnce(appointments, document);
  const { _id, state, code, moves, end } = document;
  if (state === "booked" && moves !== null) await handCodeOver(codes, code, moves, _id, end);
  if (state !== "held" && state !== "booked") await giveCodeBack(codes, code, _id);
}
