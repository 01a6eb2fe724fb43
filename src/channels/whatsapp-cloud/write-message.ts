import type { Choice, MessageBody, SentFile } from "../../conversation/message.ts";
import { cut, numbered } from "../choice-text.ts";
import { splitText } from "../split-text.ts";

/**
 * Limits of the Cloud API (v25.0), all counted in UTF-16 units, which never counts less than Meta does. What does not fit on three
 * buttons becomes a list; what does not fit in a list becomes numbers.
 */
export const limits = {
  text: 4096,
  buttonsBody: 1024,
  listBody: 4096,
  buttons: 3,
  buttonTitle: 20,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  rowId: 200,
  templateValue: 200,
  caption: 1024,
  filename: 240,
} as const;

export type WhatsAppMessage =
  | { readonly type: "text"; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: "interactive"; readonly interactive: Interactive }
  | { readonly type: "template"; readonly template: Template }
  | FileMessage;

type Uploaded = { readonly id: string };
type Captioned = Uploaded & { readonly caption?: string };
type FileMessage =
  | { readonly type: "image"; readonly image: Captioned }
  | { readonly type: "video"; readonly video: Captioned }
  | { readonly type: "audio"; readonly audio: Uploaded }
  | { readonly type: "document"; readonly document: Captioned & { readonly filename: string } };

type Interactive =
  | {
      readonly type: "button";
      readonly body: { readonly text: string };
      readonly action: {
        readonly buttons: readonly {
          readonly type: "reply";
          readonly reply: { readonly id: string; readonly title: string };
        }[];
      };
    }
  | {
      readonly type: "list";
      readonly body: { readonly text: string };
      readonly action: {
        readonly button: string;
        readonly sections: readonly [{ readonly title: string; readonly rows: readonly Row[] }];
      };
    };
type Row = { readonly id: string; readonly title: string; readonly description?: string };
type Template = {
  readonly name: string;
  readonly language: { readonly code: string };
  readonly components: readonly [
    { readonly type: "body"; readonly parameters: readonly { readonly type: "text"; readonly text: string }[] },
  ];
};

const invitation = "Choisissez :";
const listButton = "Voir les choix";

/** A reply as the Cloud API's message objects, in order. Nothing over a limit leaves. */
export function writeMessage(body: MessageBody): readonly WhatsAppMessage[] {
  switch (body.kind) {
    case "text":
      return texts(body.text);
    case "choices":
    case "reminder":
      return writeChoices(body.text, body.choices);
    case "file": // needs an upload first: `writeFile`
    case "choice":
    case "attachment":
    case "unsupported":
    case "note":
      return [];
  }
}

/** A file that was uploaded, by Meta's id of it; a sound carries no words. */
export function writeFile({ attachment, name, text }: SentFile, id: string): FileMessage {
  const captioned = text.trim() === "" ? { id } : { id, caption: cut(text, limits.caption) };
  switch (attachment) {
    case "image":
      return { type: "image", image: captioned };
    case "video":
      return { type: "video", video: captioned };
    case "audio":
      return { type: "audio", audio: { id } };
    case "file":
      return { type: "document", document: { ...captioned, filename: cut(name, limits.filename) } };
  }
}

/** How long the words may be that stand with a file; others are said before it. */
export const roomWithFile = ({ attachment }: SentFile): number => (attachment === "audio" ? 0 : limits.caption);

/** The centre's agreed wording, for the hours when Meta takes nothing else. */
export function writeTemplate(
  values: readonly string[],
  { name, language }: { readonly name: string; readonly language: string },
): WhatsAppMessage {
  // Meta refuses line breaks, tabs and more than four spaces in a row in a gap.
  const parameters = values.map((value) => {
    const text = cut(value.replace(/\s+/g, " ").trim(), limits.templateValue);
    return { type: "text" as const, text: text === "" ? "-" : text };
  });
  return {
    type: "template",
    template: { name, language: { code: language }, components: [{ type: "body", parameters }] },
  };
}

function writeChoices(text: string, choices: readonly Choice[]): readonly WhatsAppMessage[] {
  if (choices.length === 0) return texts(text);
  const shape = shapeFor(choices);
  if (shape === "numbers") return texts(text + asNumbers(choices));
  // Too long to stand above the buttons: said first, and a line of its own invites to choose.
  const [before, above] =
    text.length > roomAbove(choices) || text.trim() === "" ? [texts(text), invitation] : [[], text];
  const interactive = shape === "buttons" ? buttons(above, choices) : list(above, choices);
  return [...before, { type: "interactive", interactive }];
}

/** How long a text may be for one message to hold it with these choices. */
export function roomAbove(choices: readonly Choice[]): number {
  if (choices.length === 0) return limits.text;
  switch (shapeFor(choices)) {
    case "buttons":
      return limits.buttonsBody;
    case "list":
      return limits.listBody;
    case "numbers":
      return limits.text - asNumbers(choices).length;
  }
}

const asNumbers = (choices: readonly Choice[]): string => `\n\n${numbered(choices)}\n\nRépondez avec un numéro.`;

function shapeFor(choices: readonly Choice[]): "buttons" | "list" | "numbers" {
  const labels = choices.map(({ label }) => label.trim());
  const writable =
    labels.every((label) => label !== "") && choices.every(({ id }) => id !== "" && id.length <= limits.rowId);
  const distinct = new Set(choices.map(({ id }) => id)).size === choices.length;
  if (!writable || !distinct || choices.length > limits.rows) return "numbers";
  const short = labels.every((label) => label.length <= limits.buttonTitle) && new Set(labels).size === labels.length;
  if (choices.length <= limits.buttons && short) return "buttons";
  return labels.every((label) => label.length <= limits.rowDescription) ? "list" : "numbers";
}

const buttons = (text: string, choices: readonly Choice[]): Interactive => ({
  type: "button",
  body: { text },
  action: { buttons: choices.map(({ id, label }) => ({ type: "reply", reply: { id, title: label.trim() } })) },
});

const list = (text: string, choices: readonly Choice[]): Interactive => ({
  type: "list",
  body: { text },
  action: { button: listButton, sections: [{ title: "Choix", rows: choices.map(rowOf) }] },
});

/** A label too long for a row's title is cut there, and stands whole below. */
const rowOf = ({ id, label }: Choice): Row => {
  const whole = label.trim();
  return whole.length <= limits.rowTitle
    ? { id, title: whole }
    : { id, title: cut(whole, limits.rowTitle), description: whole };
};

const texts = (text: string): readonly WhatsAppMessage[] =>
  splitText(text, limits.text)
    .filter((part) => part.trim() !== "")
    .map((body) => ({ type: "text", text: { body, preview_url: false } }));
