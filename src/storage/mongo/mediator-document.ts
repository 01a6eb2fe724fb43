import { Schema } from "mongoose";

import type { AuditEntry, CalendarFeed, Mediator, Session } from "../../inbox/mediator-store.ts";
import type { MediatorId } from "../../shared/ids.ts";
import { schemaOptions } from "./changeable.ts";

/** `invitation` is the one that was accepted, unique like the e-mail: it makes one mediator, whoever asks. */
export type MediatorDocument = {
  readonly _id: string;
  readonly name: string;
  readonly email: string;
  readonly emailKey: string;
  readonly role: Mediator["role"];
  readonly passwordHash: string;
  readonly totpSecret: string | null;
  readonly totpStep: number | null;
  readonly invitation: string;
  /** Absent in those who were made before accounts could be closed. */
  readonly removedAt?: Date | null;
  /** Names the act that closed it, so that it knows itself again after a lost answer. */
  readonly removal?: string | null;
  /** Absent in those who never had one. */
  readonly feed?: CalendarFeed | null;
};
export type InvitationDocument = { readonly _id: string; readonly role: Mediator["role"]; readonly expiresAt: Date };
export type SessionDocument = Omit<Session, "tokenHash" | "mediator"> & {
  readonly _id: string;
  readonly mediator: string;
};
export type FailedSignInDocument = { readonly _id: string; readonly who: string; readonly at: Date };
export type AuditDocument = Omit<AuditEntry, "mediator"> & { readonly _id: number; readonly mediator: string | null };

export const mediatorSchema = new Schema<MediatorDocument>(
  {
    _id: String,
    name: String,
    email: String,
    emailKey: String,
    role: String,
    passwordHash: String,
    totpSecret: String,
    totpStep: Number,
    invitation: String,
    removedAt: Date,
    removal: String,
    feed: Schema.Types.Mixed,
  },
  { ...schemaOptions, collection: "mediators" },
);
export const invitationSchema = new Schema<InvitationDocument>(
  { _id: String, role: String, expiresAt: Date },
  { ...schemaOptions, collection: "invitations" },
);
export const sessionSchema = new Schema<SessionDocument>(
  { _id: String, mediator: String, createdAt: Date, lastSeenAt: Date, expiresAt: Date },
  { ...schemaOptions, collection: "sessions" },
);
export const failedSignInSchema = new Schema<FailedSignInDocument>(
  { _id: String, who: String, at: Date },
  { ...schemaOptions, collection: "failed_sign_ins" },
);
export const auditSchema = new Schema<AuditDocument>(
  { _id: Number, at: Date, mediator: String, act: String, subject: String },
  { ...schemaOptions, collection: "audit" },
);

export const emailKey = (email: string): string => email.normalize("NFC").toLowerCase();

export const mediatorOf = (document: MediatorDocument): Mediator => ({
  id: document._id as MediatorId,
  name: document.name,
  email: document.email,
  role: document.role,
  passwordHash: document.passwordHash,
  totpSecret: document.totpSecret,
});

export const sessionOf = (document: SessionDocument): Session => ({
  tokenHash: document._id,
  mediator: document.mediator as MediatorId,
  createdAt: document.createdAt,
  lastSeenAt: document.lastSeenAt,
  expiresAt: document.expiresAt,
});

export const feedOf = (document: MediatorDocument | null): CalendarFeed | null => {
  const feed = document?.feed ?? null;
  return feed && { agent: feed.agent, secret: feed.secret, since: feed.since };
};
