export type Index = {
  readonly collection: string;
  readonly keys: Readonly<Record<string, 1>>;
  readonly unique?: true;
};

const on =
  (collection: string) =>
  (...fields: readonly string[]): Index => ({
    collection,
    keys: Object.fromEntries(fields.map((field) => [field, 1 as const])),
  });
const unique = (index: Index): Index => ({ ...index, unique: true });

const conversations = on("conversations");
const messages = on("messages");
const liveEvents = on("live_events");
const appointments = on("appointments");
const days = on("days");

/** All plain: neither partial nor expiring ones, so that any server that speaks the protocol enforces them alike. */
export const firstIndexes: readonly Index[] = [
  conversations("dueAt"),
  conversations("claimAt"),
  conversations("queued"),
  conversations("queue.id"),
  conversations("pending.key"),
  conversations("sendDueAt", "sendSeq"),
  conversations("recoverAt"),
  conversations("openReplies"),
  conversations("open.message"),
  conversations("inboxGroup", "inboxOrder"),
  conversations("hasWords", "activeAt"),
  conversations("eraseUpTo"),
  on("events")("conversation"),
  on("events")("state"),
  messages("conversation", "seq"),
  messages("reply.providerId"),
  messages("conversation", "reply.state", "reply.triedAt"),
  messages("erasedAt"),
  unique(liveEvents("key")),
  liveEvents("conversation", "_id"),
  liveEvents("erasedAt"),
  on("alerts")("acknowledgedAt", "at", "order"),
  on("alerts")("pending.key"),
  days("pending.key"),
  days("holdsUntil"),
  days("items._id"),
  appointments("conversation", "order"),
  appointments("holdEvent"),
  appointments("start"),
  appointments("agent", "start"),
  appointments("agent", "heldAt"),
  unique(on("mediators")("emailKey")),
  unique(on("mediators")("invitation")),
  on("sessions")("mediator"),
  on("failed_sign_ins")("who", "at"),
];

/** Appointments that move, codes at the kiosk, what came of appointments; workshops; who waits. */
export const moveIndexes: readonly Index[] = [
  appointments("moves"),
  appointments("code"),
  appointments("state", "attendance", "end"),
  on("workshops")("pending.key"),
  on("workshops")("seats._id"),
  on("workshops")("seats.conversation"),
  on("workshops")("end"),
  unique(on("waiting")("conversation", "reason")),
  on("waiting")("offers", "joinedAt"),
  on("waiting")("offered"),
  on("waiting")("joinedAt"),
];
/** The schedule as mediators have made it. */
export const scheduleIndexes: readonly Index[] = [on("schedule")("pending.key"), on("schedule_changes")("at")];

/** People known under several addresses, those who left, and what retention asks for. */
export const careIndexes: readonly Index[] = [
  conversations("joinedTo"),
  conversations("owner.mediator"),
  on("joins")("pending.key"),
  on("unanswered")("order"),
  on("unanswered")("day"),
  on("satisfaction")("day"),
  on("events")("receivedAt"),
  liveEvents("at"),
  appointments("end"),
  on("audit")("at"),
  on("failed_sign_ins")("at"),
  on("sessions")("expiresAt"),
  on("invitations")("expiresAt"),
];
