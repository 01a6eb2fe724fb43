import { startDeliveries, type Deliveries } from "../support/deliver-webhooks.ts";
import { startFakeGraph, type Behaviour, type FakeGraph, type TakenMessage } from "../support/fake-graph.ts";
import { messagingEvent, pageWebhook, whatsappMessage, whatsappWebhook } from "../support/meta-json.ts";
import { sampleFile } from "./sample-files.ts";

export type Channel = "messenger" | "whatsapp-cloud";
export const account = { page: "100200300", number: "109999999999999", appSecret: "dev-secret" } as const;

/** A line as the person's telephone shows it. */
export type Line = {
  readonly from: "me" | "them";
  readonly text: string;
  readonly choices: readonly { readonly title: string; readonly payload: string }[];
};
export type Saying =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly title: string; readonly payload: string }
  | { readonly kind: "file"; readonly what: "photo" | "voice" };

/** People with telephones, and Meta between them and the program. */
export type FakePeople = {
  readonly graph: FakeGraph;
  readonly deliveries: Deliveries;
  behaviour: Behaviour;
  say(channel: Channel, person: string, saying: Saying): void;
  /** What stands on the person's screen; it is read by being asked for. */
  screen(channel: Channel, person: string): readonly Line[];
  close(): Promise<void>;
};

export async function startFakePeople(programUrl: () => string): Promise<FakePeople> {
  const screens = new Map<string, Line[]>();
  const unread = new Map<string, TakenMessage[]>();
  const deliveries = startDeliveries(account.appSecret);
  let count = 0;
  const screenOf = (channel: Channel, person: string): Line[] => {
    const key = `${channel}/${person}`;
    const screen = screens.get(key) ?? [];
    screens.set(key, screen);
    return screen;
  };
  const toMessenger = (event: unknown): void =>
    deliveries.deliver(`${programUrl()}/webhooks/messenger`, event, (events) => pageWebhook(account.page, events));
  const toWhatsApp = (key: "messages" | "statuses", event: unknown): void =>
    deliveries.deliver(`${programUrl()}/webhooks/whatsapp`, { key, event }, (events) => {
      const of = (wanted: string) =>
        (events as { key: string; event: unknown }[]).filter(({ key: its }) => its === wanted).map((one) => one.event);
      return whatsappWebhook(account.number, { messages: of("messages"), statuses: of("statuses") });
    });

  const tell = (message: TakenMessage, state: "sent" | "delivered" | "read"): void => {
    const { channel, recipient, providerId, metadata, text } = message;
    if (channel === "whatsapp-cloud") {
      const status = {
        id: providerId,
        status: state,
        timestamp: String(Math.floor(Date.now() / 1000)),
        recipient_id: recipient,
      };
      return toWhatsApp("statuses", { ...status, biz_opaque_callback_data: metadata });
    }
    const [page, person, timestamp] = [{ id: account.page }, { id: recipient }, Date.now()];
    if (state === "sent") {
      const echo = { mid: providerId, is_echo: true, app_id: 1, metadata, text };
      return toMessenger({ sender: page, recipient: person, timestamp, message: echo });
    }
    const receipt =
      state === "delivered"
        ? { delivery: { mids: [providerId], watermark: timestamp } }
        : { read: { watermark: timestamp } };
    return toMessenger({ sender: person, recipient: page, timestamp, ...receipt });
  };

  const people: FakePeople = {
    graph: await startFakeGraph({
      behave: () => people.behaviour,
      onTaken: (message) => {
        const { channel, recipient, quickReplies: choices, file } = message;
        const uploaded = people.graph.uploads.find(({ id }) => id === file?.id);
        const text = uploaded ? `[${uploaded.name}] ${message.text}` : message.text;
        screenOf(channel, recipient).push({ from: "them", text, choices });
        unread.set(recipient, [...(unread.get(recipient) ?? []), message]);
        tell(message, "sent");
        tell(message, "delivered");
      },
    }),
    deliveries,
    behaviour: "ok",
    say: (channel, person, saying) => {
      const [id, at] = [`${person}.${Date.now()}.${++count}`, Date.now()];
      const shown = saying.kind === "text" ? saying.text : saying.kind === "choice" ? saying.title : `[${saying.what}]`;
      screenOf(channel, person).push({ from: "me", text: shown, choices: [] });
      if (channel === "messenger") {
        const base = { from: person, page: account.page, mid: `m_${id}`, at };
        if (saying.kind === "file") {
          const { bytes, messengerType } = sampleFile(saying.what);
          const attachments = [{ type: messengerType, payload: { url: people.graph.addFile(id, bytes) } }];
          return toMessenger({
            sender: { id: person },
            recipient: { id: account.page },
            timestamp: at,
            message: { mid: `m_${id}`, attachments },
          });
        }
        return toMessenger(
          messagingEvent(saying.kind === "text" ? { ...base, text: saying.text } : { ...base, ...saying }),
        );
      }
      if (saying.kind === "file") {
        const { bytes, whatsappType } = sampleFile(saying.what);
        people.graph.addFile(id, bytes);
        return toWhatsApp(
          "messages",
          whatsappMessage(person, `wamid.${id}`, at, { type: whatsappType, [whatsappType]: { id } }),
        );
      }
      const content =
        saying.kind === "text"
          ? { type: "text", text: { body: saying.text } }
          : {
              type: "interactive",
              interactive: { type: "button_reply", button_reply: { id: saying.payload, title: saying.title } },
            };
      return toWhatsApp("messages", whatsappMessage(person, `wamid.${id}`, at, content));
    },
    screen: (channel, person) => {
      for (const message of unread.get(person) ?? []) if (message.channel === channel) tell(message, "read");
      unread.set(
        person,
        (unread.get(person) ?? []).filter((message) => message.channel !== channel),
      );
      return screenOf(channel, person);
    },
    close: () => people.graph.close(),
  };
  return people;
}
