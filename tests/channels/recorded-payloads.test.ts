import { normalizeWebhook } from "@kapso/whatsapp-cloud-api/server";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readWebhook as readMessenger } from "../../src/channels/messenger/read-webhook.ts";
import { MessengerTranslator } from "../../src/channels/messenger/translator.ts";
import { readWebhook as readWhatsApp } from "../../src/channels/whatsapp-cloud/read-webhook.ts";
import { cleanText } from "../../src/safety/clean-text.ts";
import { maskSecrets } from "../../src/safety/mask-secrets.ts";
import { pageWebhook } from "../support/meta-json.ts";
import { readSend } from "../support/read-send.ts";

/** Real bodies, where they are at hand: licences keep them out of the project. */
const recorded = "../shared/fixtures/webhooks";
type Case = { readonly folder: string; readonly file: string; readonly body: unknown };
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const casesOf = (pattern: RegExp): readonly Case[] =>
  (existsSync(recorded) ? readdirSync(recorded) : [])
    .filter((folder) => pattern.test(folder))
    .flatMap((folder) => readdirSync(`${recorded}/${folder}`).map((file) => ({ folder, file })))
    .map(({ folder, file }) => ({ folder, file, body: readJson(`${recorded}/${folder}/${file}`) }));
const whatsapp = casesOf(/^(netflie|bindambc|meta-openapi|pywa)-webhook$/);
const messenger = casesOf(/^bottender-messenger|^messenger4j-webhook$/);
const sends = casesOf(/-send$/);
const eachOf = (cases: readonly Case[]) =>
  (cases.length > 0 ? cases : [{ folder: "(none", file: "here)", body: null }]).map(
    (one) => [`${one.folder}/${one.file}`, one] as const,
  );

type Value = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
/** The bare facts of a body, found without any of our shapes. */
const messagesOf = (body: unknown) =>
  ((body as { entry?: { changes?: { field: string; value: Value }[] }[] } | null)?.entry ?? [])
    .flatMap(({ changes = [] }) => changes.filter(({ field }) => field === "messages"))
    .flatMap(({ value }) => value["messages"] ?? []);

/** What each type of message must have become. */
const expectedKind: Readonly<Record<string, string>> = {
  text: "text",
  image: "attachment",
  audio: "attachment",
  video: "attachment",
  document: "attachment",
  sticker: "attachment",
  location: "attachment",
  contacts: "attachment",
  button: "choice",
  interactive: "choice",
  order: "unsupported",
  unknown: "unsupported",
  unsupported: "unsupported",
};

function expectedOf({ type, interactive }: Readonly<Record<string, unknown>>): string {
  const isForm = (interactive as { type?: string } | undefined)?.type === "nfm_reply";
  const kind = isForm ? "unsupported" : expectedKind[String(type)];
  return kind === undefined ? `${String(type)} passed over` : `${String(type)}: ${kind}`;
}

describe("recorded bodies of WhatsApp", () => {
  it.each(eachOf(whatsapp))("%s is read as what it is", (_name, { body }) => {
    const news = readWhatsApp(body);
    const kinds = new Map(news.messages.toReversed().map(({ providerId, content }) => [providerId, content.kind]));
    const read = messagesOf(body).map(({ id, type }) =>
      news.passedOver.includes(String(type))
        ? `${String(type)} passed over`
        : `${String(type)}: ${kinds.get(String(id))}`,
    );
    expect(read).toEqual(messagesOf(body).map(expectedOf));
  });

  it.each(eachOf(whatsapp))("%s is read as another library reads it", (_name, { body }) => {
    const theirs = normalizeWebhook(body);
    const ours = readWhatsApp(body);
    const silent = new Set(["reaction", "system"]);
    const theirMessages = theirs.messages.filter(({ type }) => !silent.has(type)).map(({ id }) => id);
    expect([...new Set(ours.messages.map(({ providerId }) => providerId))]).toEqual([...new Set(theirMessages)]);
    const theirTexts = theirs.messages.flatMap(({ type, text }) =>
      type === "text" ? [maskSecrets(cleanText(text?.body ?? "")).text] : [],
    );
    const ourTexts = ours.messages.flatMap(({ content, providerId }) =>
      content.kind === "text" && theirs.messages.some(({ id, type }) => id === providerId && type === "text")
        ? [content.text]
        : [],
    );
    expect(ourTexts).toEqual(theirTexts);
    const known = theirs.statuses.map(({ id, status }) => `${id} ${status === "played" ? "read" : status}`);
    expect(ours.statuses.map(({ providerId, state }) => `${providerId} ${state.kind}`)).toEqual(known);
  });
});

/** Those bodies were recorded after their library had renamed the keys; Meta writes `is_echo`. */
const asMetaWrites = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asMetaWrites);
  if (typeof value !== "object" || value === null) return value;
  const renamed = Object.entries(value).map(([key, one]) => [
    key.replaceAll("-", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    asMetaWrites(one),
  ]);
  return Object.fromEntries(renamed) as unknown;
};

/** What each must have become; everything else is passed over. */
const expectedOfMessenger: Readonly<Record<string, readonly string[]>> = {
  audioMessage: ["audio"],
  batchRequest: ["text", "text"],
  customerChatPluginReferral: ["opened"],
  echoRequest: ["elsewhere"],
  fallbackMessage: ["unsupported"],
  fileMessage: ["file"],
  hugeLikeStickerMessage: ["text"],
  imageMessage: ["image"],
  largeLikeStickerMessage: ["text"],
  likeStickerMessage: ["text"],
  linkReferral: ["opened"],
  locationMessage: ["location"],
  policyEnforcement: ["block"],
  postback: ["choice"],
  postbackReferral: ["choice"],
  quickReplyMessage: ["choice"],
  request: ["text"],
  textMessage: ["text"],
  textMessageFromCustomerChatPlugin: ["text"],
  videoMessage: ["video"],
};

describe("recorded events of Messenger", () => {
  const translator = new MessengerTranslator();
  it.each(eachOf(messenger))("%s is read as what it is", async (_name, { file, body }) => {
    const isEnvelope = typeof body === "object" && body !== null && "object" in body;
    const asSent = asMetaWrites(isEnvelope ? body : pageWebhook("404217156637689", [body]));
    const { messages, answeredElsewhere, enforcements, echoes, receipts } = await readMessenger(asSent, translator);
    expect([
      ...messages.map(({ content }) => (content.kind === "attachment" ? content.attachment : content.kind)),
      ...answeredElsewhere.map(() => "elsewhere"),
      ...enforcements,
      ...echoes,
      ...receipts,
    ]).toEqual(expectedOfMessenger[file.replace(".json", "")] ?? []);
  });
});

describe("Meta's own examples of what may be sent", () => {
  it.each(eachOf(sends))("%s is understood by the stand-in, or refused with a reason", (_name, { body }) => {
    const read = readSend(body);
    expect(read.kind === "invalid" ? read.why : read.kind).toEqual(expect.any(String));
  });
});
