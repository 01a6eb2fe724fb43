import type { AgentId } from "../appointments/appointment.ts";
import type { MediatorId } from "../shared/ids.ts";

export type Mediator = {
  readonly id: MediatorId;
  readonly name: string;
  readonly email: string;
  readonly role: "mediator" | "admin";
  /** Argon2id, in PHC form. */
  readonly passwordHash: string;
  readonly totpSecret: string | null;
};

export type Session = {
  /** SHA-256 of the cookie's token: a stolen database opens no session. */
  readonly tokenHash: string;
  readonly mediator: MediatorId;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
};

/** The secret address at which a mediator's calendar program reads an agent's appointments. */
export type CalendarFeed = {
  readonly agent: AgentId;
  /** Kept as it is, for it must be shown again for the next device; nothing personal can be read with it. */
  readonly secret: string;
  readonly since: Date;
};

export type AuditEntry = {
  readonly at: Date;
  readonly mediator: MediatorId | null;
  readonly act: string;
  /** An id, never a person's words. */
  readonly subject: string | null;
};

/** Mediators, their sessions, invitations and the journal of their acts. Each method is one atomic act. */
export type MediatorStore = {
  /** One-time link; `tokenHash` is SHA-256 of the token in it. */
  invite(tokenHash: string, role: Mediator["role"], expiresAt: Date): Promise<void>;
  /** Consumes the invitation and creates the mediator; e-mails are compared without case. */
  acceptInvitation(
    tokenHash: string,
    mediator: Mediator,
    now: Date,
  ): Promise<"created" | "invitation-unknown" | "email-taken">;
  /** For the command line and the demonstration. */
  add(mediator: Mediator): Promise<"created" | "email-taken">;
  count(): Promise<number>;
  list(): Promise<readonly Mediator[]>;
  byEmail(email: string): Promise<Mediator | null>;
  byId(id: MediatorId): Promise<Mediator | null>;
  /**
   * The account is closed: found by id, e-mail or list no more, its sessions end, its password, code and e-mail are forgotten (another
   * account may have that e-mail). The name stays, for the journal. What they hold is for `letGoOf` (`HandoffStore.heldBy`).
   */
  remove(id: MediatorId, now: Date): Promise<"removed" | "unknown">;
  /** Those who were removed, by name. */
  former(): Promise<readonly { readonly id: MediatorId; readonly name: string; readonly removedAt: Date }[]>;
  setPassword(id: MediatorId, passwordHash: string): Promise<void>;
  setTotpSecret(id: MediatorId, secret: string | null): Promise<void>;
  /** A TOTP step is accepted once; "replayed" when this or a later one was. */
  useTotpStep(id: MediatorId, step: number): Promise<"fresh" | "replayed">;

  /** Each mediator has one at most: a new one takes the place of the last, null ends it. It ends with the account. */
  setFeed(id: MediatorId, feed: CalendarFeed | null): Promise<void>;
  feedOf(id: MediatorId): Promise<CalendarFeed | null>;
  feedBySecret(secret: string): Promise<CalendarFeed | null>;

  startSession(session: Session): Promise<void>;
  /** The session if it has not expired, with its `lastSeenAt` moved. */
  touchSession(tokenHash: string, now: Date): Promise<Session | null>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(mediator: MediatorId): Promise<void>;

  /** Failed sign-ins by key (e-mail or address) since `since`; the lock-out counts them. */
  recordFailedSignIn(key: string, at: Date): Promise<void>;
  failedSignIns(key: string, since: Date): Promise<number>;
  clearFailedSignIns(key: string): Promise<void>;

  record(entry: AuditEntry): Promise<void>;
  audit(limit: number): Promise<readonly AuditEntry[]>;
};
