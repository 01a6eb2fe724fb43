import { createHmac } from "node:crypto";
import { FacebookAdapter, FacebookAPI, FacebookEventTypeMiddleware } from "botbuilder-adapter-facebook";

/** Messenger's event as Botkit sees it. */
export type MessengerActivity = {
  /** "message" for what a person says, "event" for the rest. */
  readonly type: string;
  readonly text: string | null;
  /** Botkit's name of the event, where it has one. */
  readonly eventType: string | null;
};

/** What is to be said, for `activityToFacebook`. */
export type OutgoingActivity = {
  readonly to: string;
  readonly text: string;
  readonly quickReplies: readonly QuickReply[];
  readonly messagingType: "RESPONSE" | "MESSAGE_TAG";
};
export type QuickReply = { readonly content_type: "text"; readonly title: string; readonly payload: string };

/**
 * Botkit's adapter for Facebook as a translator between activities and Messenger's JSON. Neither its webhook (an unsigned POST ends the
 * process, one event is answered after the other) nor its sender (errors are lost, nothing ever times out) is used: signatures are
 * checked before, and sending is `graph-client.ts`'s. It sees one event at a time, and its "API" only gives back what it would send.
 */
export class MessengerTranslator {
  readonly #adapter = new WithoutNetwork();

  /** Null for what the adapter cannot translate. */
  async activityOf(event: object): Promise<MessengerActivity | null> {
    const activities: MessengerActivity[] = [];
    // A copy: the adapter writes into what it is given.
    const body = { object: "page", entry: [{ messaging: [structuredClone(event)] }] };
    const request = { body, rawBody: "", headers: { "x-hub-signature": signatureOfNothing } };
    try {
      await this.#adapter.processActivity(request, quietResponse, async ({ activity }) => {
        const { botkitEventType } = activity.channelData as { readonly botkitEventType?: string | null };
        const text = typeof activity.text === "string" ? activity.text : null;
        activities.push({ type: activity.type, text, eventType: botkitEventType ?? null });
      });
    } catch {
      return null;
    }
    return activities[0] ?? null;
  }

  /** The Send API's JSON. */
  async messageOf({ to, text, quickReplies, messagingType }: OutgoingActivity): Promise<WireMessage> {
    const channelData = {
      messaging_type: messagingType,
      ...(messagingType === "MESSAGE_TAG" && { tag: "HUMAN_AGENT" }),
      ...(quickReplies.length > 0 && { quick_replies: quickReplies }),
    };
    const written: unknown[] = [];
    await this.#adapter.write({ type: "message", text, conversation: { id: to }, channelData }, written);
    const [message] = written;
    if (message === undefined) throw new Error("the adapter translated a message into nothing");
    return message as WireMessage;
  }
}

export type WireMessage = {
  readonly recipient: { readonly id: string };
  readonly messaging_type: string;
  readonly tag?: string;
  readonly message: WireText | WireFile;
};
type WireText = { readonly text: string; readonly quick_replies?: readonly QuickReply[] };
type WireFile = {
  readonly attachment: { readonly type: string; readonly payload: { readonly attachment_id: string } };
};

const unused = "unused";
/** The adapter insists on its SHA-1; what it is given was verified by SHA-256 at our own door. */
const signatureOfNothing = `sha1=${createHmac("sha1", unused).update("").digest("hex")}`;
const quietResponse = { status: () => quietResponse, end: () => undefined };

type Outgoing = Parameters<FacebookAdapter["sendActivities"]>[1][number];
type Context = Parameters<FacebookAdapter["sendActivities"]>[0];

class WithoutNetwork extends FacebookAdapter {
  constructor() {
    super({ verify_token: unused, access_token: unused, app_secret: unused });
    this.use(new FacebookEventTypeMiddleware());
  }

  /** Translates, and puts into `written` what would be posted. */
  async write(activity: object, written: unknown[]): Promise<void> {
    const context = { activity: { channelData: { written } } } as unknown as Context;
    await this.sendActivities(context, [activity]);
  }

  override async getAPI(activity: Outgoing): Promise<FacebookAPI> {
    const { written } = activity.channelData as { readonly written: unknown[] };
    return new KeptForUs(written);
  }
}

class KeptForUs extends FacebookAPI {
  readonly #written: unknown[];

  constructor(written: unknown[]) {
    super(unused, unused);
    this.#written = written;
  }

  override async callAPI(_path: string, _method: string, payload: unknown): Promise<unknown> {
    this.#written.push(payload);
    return { message_id: unused };
  }
}
