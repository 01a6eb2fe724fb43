/** A piece of a line. `tight` must not be broken: in French a space stands before ? ! : ; and inside « ». */
export type Inline =
  | { readonly kind: "text" | "tight"; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly text: string };

export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "steps"; readonly start: number; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "points"; readonly items: readonly (readonly Inline[])[] };

const step = /^\s*(\d{1,2})[.)]\s+(?=\S)/;
const point = /^\s*[-•]\s+(?=\S)/;

/** Reads a message's plain text: paragraphs, numbered steps, points, links and telephone numbers. */
export function readMessageText(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === "") {
      isOpen = false;
      continue;
    }
    const next = readLine(line);
    const last = blocks[blocks.length - 1];
    const joined = last === undefined ? null : join(last, next, isOpen);
    if (joined === null) blocks.push(next);
    else blocks[blocks.length - 1] = joined;
    isOpen = true;
  }
  return blocks;
}

function readLine(line: string): Block {
  const number = step.exec(line);
  if (number !== null) {
    return { kind: "steps", start: Number(number[1]), items: [readInlines(line.slice(number[0].length))] };
  }
  const dash = point.exec(line);
  if (dash !== null) return { kind: "points", items: [readInlines(line.slice(dash[0].length))] };
  return { kind: "paragraph", lines: [readInlines(line)] };
}

/** Steps go on over an empty line when their numbers do; the rest only from line to line. */
function join(last: Block, next: Block, isOpen: boolean): Block | null {
  if (last.kind === "steps" && next.kind === "steps" && next.start === last.start + last.items.length) {
    return { ...last, items: [...last.items, ...next.items] };
  }
  if (!isOpen) return null;
  if (last.kind === "points" && next.kind === "points") return { ...last, items: [...last.items, ...next.items] };
  if (last.kind === "paragraph" && next.kind === "paragraph") {
    return { ...last, lines: [...last.lines, ...next.lines] };
  }
  return null;
}

// No look-behind: browsers of 2021, still in many hands, would not even load the file.
// At http, only the centre's own pages: in a hall they may be served without a certificate.
const link =
  /https:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)\]'’…]|http:\/\/[^\s/]+\/(?:rendez-vous\/[\w-]+|aide(?:\/[\w-]+)?|confidentialite\b)/
    .source;
const phone = /0[1-9](?:[ .]?\d{2}){4}(?!\d)|(?:3114|3919|3018)(?!\d)/.source;
/** « le 15 », « au 114 »: a number to call, but « le 15 mars » is a day. */
const day = /(?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc)/.source;
const urgent = `(?:le|au) (?:1[578]|11[2459])(?=[.,;:!?) ]|$)(?! ${day})`;
const tight = /« (?!https:|\d)\S{1,15}(?: [»?!:;]+)?|\S{1,15} [»?!:;]+/.source;
const special = new RegExp(`(?<link>${link})|(?<phone>${phone})|(?<urgent>${urgent})|(?<tight>${tight})`, "gi");

export function readInlines(line: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const found of line.matchAll(special)) {
    const before = line.slice(from, found.index);
    const next = readSpecial(found[0], found.groups ?? {}, /[\p{L}\d]$/u.test(before));
    if (next.length === 0) continue;
    if (before !== "") inlines.push({ kind: "text", text: before });
    inlines.push(...next);
    from = found.index + found[0].length;
  }
  if (from < line.length) inlines.push({ kind: "text", text: line.slice(from) });
  return inlines;
}

/** Nothing for what looks special but is the end of a longer word or number. */
function readSpecial(
  text: string,
  groups: Readonly<Record<string, string | undefined>>,
  isWithinWord: boolean,
): readonly Inline[] {
  if (groups["link"] !== undefined) return [{ kind: "link", href: text, text }];
  if (isWithinWord) return [];
  if (groups["tight"] !== undefined) return [{ kind: "tight", text }];
  const at = groups["urgent"] === undefined ? 0 : text.indexOf(" ") + 1;
  const number = text.slice(at);
  const call: Inline = { kind: "link", href: phoneHref(number), text: number };
  return at === 0 ? [call] : [{ kind: "text", text: text.slice(0, at) }, call];
}

/** 114 is for those who cannot hear or speak: it is written to, not called. */
const phoneHref = (number: string): string => `${number === "114" ? "sms" : "tel"}:${number.replace(/[ .]/g, "")}`;
