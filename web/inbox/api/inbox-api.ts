import type { AccountLink } from "../../../src/delivery/account-link.ts";
import type { AppointmentView } from "../../../src/inbox/view-appointment.ts";
import type { AgendaFrame } from "../../../src/inbox/agenda-frame.ts";
import type { AffectedView, Reach } from "../../../src/inbox/affected-appointments.ts";
import type { ScheduleEdit } from "../../../src/appointments/schedule-edit.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import type { SentKind } from "../../../src/media/file-limits.ts";
import type { MessageView, SummaryView, viewAlert, viewColleague, viewMediator } from "../../../src/inbox/views.ts";
import { ApiFault, unreachable, type Meanwhile } from "./api-fault.ts";

export type MediatorInfo = ReturnType<typeof viewMediator>;
export type AlertInfo = ReturnType<typeof viewAlert>;
export type ConversationList = {
  readonly conversations: readonly SummaryView[];
  /** The server's clock less ours, in milliseconds: waits are counted by the server's. */
  readonly offsetMs: number;
};
export type OpenConversation = { readonly conversation: SummaryView; readonly messages: readonly MessageView[] };
export type { AppointmentView, MessageView, AgendaFrame, SummaryView };

export type Colleague = ReturnType<typeof viewColleague>;
export type QuestionGroup = {
  readonly questions: readonly { readonly id: string; readonly text: string; readonly day: string }[];
  readonly nearest: readonly { readonly id: string; readonly title: string }[];
};
/** `picture` null: only administrators see the code. */
export type WhatsAppStatus = Omit<AccountLink, "state"> & {
  readonly state:
    | Exclude<AccountLink["state"], { kind: "needs-pairing" }>
    | { readonly kind: "needs-pairing"; readonly picture: string | null }
    | { readonly kind: "off" };
};
export type SatisfactionDay = {
  readonly day: string;
  readonly good: number;
  readonly fair: number;
  readonly bad: number;
};

export type CalendarFeedInfo = { readonly agentId: string; readonly url: string; readonly since: string };

const base = "/api/inbox";
export const eventsUrl = `${base}/events`;
const patienceMs = 20_000;
/** The largest file over a slow line. */
const filePatienceMs = 5 * 60_000;

type Refusal = {
  readonly error?: { readonly code?: string; readonly message?: string };
  readonly winner?: { name?: string };
  readonly faults?: ApiFault["faults"];
  readonly last?: Meanwhile["last"];
  readonly seen?: Meanwhile["seen"];
};

const call = <T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<T> =>
  ask(path, {
    method,
    ...(method !== "GET" && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) }),
    signal: AbortSignal.timeout(patienceMs),
  });

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(base + path, init).catch((): never => {
    throw unreachable();
  });
  if (response.ok) return (response.status === 204 ? null : await response.json()) as T;
  const { error, winner, faults = [], last = null, seen = null } = (await response.json().catch(() => ({}))) as Refusal;
  throw new ApiFault({
    status: response.status,
    code: error?.code ?? "unknown",
    message: error?.message ?? "Un problème est survenu. Réessayez dans un instant.",
    winner: winner?.name ?? null,
    faults,
    meanwhile: error?.code === "changed-meanwhile" ? { last, seen } : null,
  });
}

/** `id`: of the appointment that is made, a random one: asking again with it does nothing more. */
type NewTime = { readonly id: string; readonly agent: string; readonly start: string; readonly force: boolean };

const appointment = (id: string): string => `/appointments/${encodeURIComponent(id)}`;
const fileOf = (id: string, file: string): string => `${conversation(id)}/files/${encodeURIComponent(file)}`;
const conversation = (id: string): string => `/conversations/${encodeURIComponent(id)}`;

export const mediaUrl = (media: string): string => `${base}/media/${encodeURIComponent(media)}`;

/** The mediators' HTTP API. Every method throws ApiFault. */
export const api = {
  session: () => call<{ mediator: MediatorInfo }>("GET", "/session"),
  signIn: (credentials: { email: string; password: string; code?: string }) =>
    call<{ mediator: MediatorInfo }>("POST", "/session", credentials),
  signOut: () => call("DELETE", "/session"),
  acceptInvitation: (acceptance: { token: string; name: string; email: string; password: string }) =>
    call<{ mediator: MediatorInfo }>("POST", "/invitations/accept", acceptance),
  invite: (role: "mediator" | "admin") => call<{ url: string }>("POST", "/invitations", { role }),
  enrolTotp: () => call<{ secret: string; uri: string }>("POST", "/totp/enrol"),
  confirmTotp: (code: string) => call("POST", "/totp/confirm", { code }),
  removeTotp: (code: string) => call("DELETE", "/totp", { code }),

  conversations: async (): Promise<ConversationList> => {
    const list = await call<{ conversations: readonly SummaryView[]; now: string }>("GET", "/conversations");
    return { conversations: list.conversations, offsetMs: Date.parse(list.now) - Date.now() };
  },
  conversation: (id: string) => call<OpenConversation>("GET", conversation(id)),
  claim: (id: string) => call<{ conversation: SummaryView }>("POST", `${conversation(id)}/claim`),
  close: (id: string) => call<{ conversation: SummaryView }>("POST", `${conversation(id)}/close`),
  release: (id: string) => call<{ conversation: SummaryView }>("POST", `${conversation(id)}/release`),
  write: (
    id: string,
    kind: "reply" | "note",
    message: { clientMessageId: string; text: string; file?: { id: string; name: string } },
  ) =>
    call<{ messageId: string; masked: boolean }>(
      "POST",
      `${conversation(id)}/${kind === "note" ? "notes" : "replies"}`,
      message,
    ),
  /** A file for the next message; again under the same id, it is the same file. */
  bring: (id: string, file: string, bytes: Blob) =>
    ask<{ media: string; attachment: SentKind; type: string; size: number }>(fileOf(id, file), {
      method: "PUT",
      headers: { "Content-Type": "application/octet-stream" },
      body: bytes,
      signal: AbortSignal.timeout(filePatienceMs),
    }),
  takeAway: (id: string, file: string) => call("DELETE", fileOf(id, file)),
  typing: (id: string) => call("POST", `${conversation(id)}/typing`),
  retry: (message: string) => call("POST", `/messages/${encodeURIComponent(message)}/retry`),

  alerts: () => call<{ alerts: readonly AlertInfo[] }>("GET", "/alerts"),
  acknowledge: (alert: string) => call("POST", `/alerts/${encodeURIComponent(alert)}/acknowledge`),
  appointments: (from: string, to: string) =>
    call<{ appointments: readonly AppointmentView[] }>("GET", `/appointments?from=${from}&to=${to}`),
  agendaFrame: (from: string, to: string) => call<AgendaFrame>("GET", `/agenda?from=${from}&to=${to}`),
  questions: () => call<{ groups: readonly QuestionGroup[] }>("GET", "/questions"),
  settleQuestions: (ids: readonly string[], as: "handled" | "ignored") =>
    call<{ settled: number }>("POST", "/questions/settle", { ids, as }),
  satisfaction: () => call<{ days: readonly SatisfactionDay[] }>("GET", "/satisfaction"),
  whatsapp: () => call<WhatsAppStatus>("GET", "/whatsapp-web"),
  colleagues: () => call<{ mediators: readonly Colleague[] }>("GET", "/mediators"),
  removeColleague: (id: string) => call("DELETE", `/mediators/${encodeURIComponent(id)}`),
  unattended: () =>
    call<{ count: number; appointments: readonly AppointmentView[] }>("GET", "/appointments/unattended"),
  offers: (reason: string, after: string | null) =>
    call<{ offers: readonly { readonly id: string; readonly label: string }[] }>(
      "GET",
      `/appointments/offers?${new URLSearchParams({ reason, ...(after !== null && { after }) }).toString()}`,
    ),
  bookAppointment: (wish: NewTime & { reason: string; conversation: string | null; firstName: string }) =>
    call<{ appointment: AppointmentView }>("POST", "/appointments", wish),
  moveAppointment: (id: string, wish: NewTime & { version: number }) =>
    call<{ appointment: AppointmentView }>("POST", `${appointment(id)}/move`, wish),
  attend: (id: string, attendance: AppointmentView["attendance"]) =>
    call("POST", `${appointment(id)}/attendance`, { attendance }),
  cancelAppointment: (id: string) => call("POST", `${appointment(id)}/cancel`),
  propose: (id: string, proposal: { clientMessageId: string; offers: readonly string[] }) =>
    call<{ messageId: string }>("POST", `${conversation(id)}/proposals`, proposal),
  calendarFeed: () => call<{ feed: CalendarFeedInfo | null }>("GET", "/calendar-feed"),
  renewCalendarFeed: (agent: string) => call<{ feed: CalendarFeedInfo }>("POST", "/calendar-feed", { agent }),
  endCalendarFeed: () => call("DELETE", "/calendar-feed"),
  schedule: () => call<ScheduleView>("GET", "/schedule"),
  editSchedule: (edit: ScheduleEdit) =>
    call<{ version: number; affected: readonly string[] }>("POST", "/schedule/edits", edit),
  affected: () => call<{ appointments: readonly AffectedView[] }>("GET", "/schedule/affected"),
  proposeTimes: (id: string, requestId: string) =>
    call<{ reach: Reach }>("POST", `/appointments/${encodeURIComponent(id)}/propose-times`, { requestId }),
  cancelAndTell: (id: string) =>
    call<{ reach: Reach }>("POST", `/appointments/${encodeURIComponent(id)}/cancel-and-tell`),
};
