import type { Appointment, ReminderKind } from "../appointments/appointment.ts";
import { reminderDue, reminderKinds, startsToRemind } from "../appointments/reminder-times.ts";
import { MessageId } from "../shared/ids.ts";
import { choicesOf } from "./choices-of.ts";
import { reminderChoices } from "./appointment-choices.ts";
import type { Conversation } from "./conversation.ts";
import type { HandoffStore } from "./handoff-store.ts";
import type { Choice, NewMessage, Reply } from "./message.ts";
import type { Reach } from "./reach.ts";
import type { ReminderAct, ReminderStore } from "./reminder-store.ts";
import type { TurnStore } from "./turn-store.ts";

export type RemindParts = {
  readonly reminders: ReminderStore;
  readonly turns: Pick<TurnStore, "find">;
  readonly handoff: Pick<HandoffStore, "tell">;
  /** Whether words of the program would reach the person now. */
  readonly reach: (conversation: Conversation, now: Date) => Reach;
  readonly words: (which: ReminderKind, when: string, next: readonly Choice[]) => Promise<readonly Reply[]>;
  /** "jeudi 26 novembre à 10 h 00, au centre": the moment and the place, and nothing of what it is about. */
  readonly sayWhen: (appointment: Appointment) => { readonly moment: string; readonly place: string };
  readonly timeZone: string;
};

const atOnce = 200;

/** One round: whoever has an appointment tomorrow, or in two hours, is told so once; or their mediators, when they cannot be. */
export async function remindOfAppointments(now: Date, parts: RemindParts): Promise<void> {
  for (const kind of reminderKinds) {
    const { from, until } = startsToRemind(kind, now, parts.timeZone);
    for (const appointment of await parts.reminders.without(kind, from, until, atOnce)) {
      const due = reminderDue(kind, appointment, now, parts.timeZone);
      if (due === "later") continue;
      const act: ReminderAct =
        due === "never" ? { outcome: "passed-over" } : await reminderOf(kind, appointment, now, parts);
      await parts.reminders.settle({ appointment: appointment.id, version: appointment.version, kind }, act, now);
    }
  }
}

async function reminderOf(
  kind: ReminderKind,
  appointment: Appointment,
  now: Date,
  parts: RemindParts,
): Promise<ReminderAct> {
  const conversation = appointment.conversation === null ? null : await parts.turns.find(appointment.conversation);
  const reach = conversation === null ? "no" : parts.reach(conversation, now);
  if (reach === "no" || conversation === null) return unreachable(appointment, now, "no");
  const messages = await messagesOf(kind, appointment, now, parts);
  if (reach === "yes") return { outcome: "said", messages };
  // it stands in the chat for whoever comes back to it
  await parts.handoff.tell(conversation.id, messages, now);
  return unreachable(appointment, now, reach);
}

async function messagesOf(
  kind: ReminderKind,
  appointment: Appointment,
  now: Date,
  { words, sayWhen }: RemindParts,
): Promise<readonly NewMessage[]> {
  const { moment, place } = sayWhen(appointment);
  const replies = await words(kind, `${moment}, ${place}`, reminderChoices(appointment.id));
  const text = replies.map((reply) => reply.text).join("\n\n");
  const choices = choicesOf(replies.map((body) => ({ body })));
  return [
    {
      id: MessageId.parse(`reminder/${appointment.id}/${kind}`),
      at: now,
      // a mediator who holds the conversation does not silence it
      author: { kind: "system" },
      body: { kind: "reminder", text, choices, values: [moment, place], appointment: appointment.id, which: kind },
      clientId: null,
    },
  ];
}

/** Said once for an appointment, whichever of its reminders could not leave. */
const unreachable = (
  { id, code, conversation }: Appointment,
  now: Date,
  reach: Exclude<Reach, "yes">,
): Extract<ReminderAct, { outcome: "unreachable" }> => ({
  outcome: "unreachable",
  alert: {
    id: `unreachable/${id}`,
    kind: "unreachable",
    conversation,
    at: now,
    text:
      reach === "no"
        ? `Rappel du rendez-vous ${code} : on ne peut pas écrire à la personne. Appelez-la si vous avez son numéro.`
        : `Rappel du rendez-vous ${code} : laissé dans la discussion du site. La personne ne l’a peut-être pas vu.`,
  },
});
