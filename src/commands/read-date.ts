import { createInterface } from "node:readline";
import { z } from "zod";
import { StartFault } from "../start-fault.ts";
import { printDateWish } from "../understanding/dates/print-date-wish.ts";
import { readDateWish } from "../understanding/dates/read-date-wish.ts";
import type { Command } from "./command.ts";

const Line = z.object({ text: z.string(), now: z.iso.datetime({ offset: true }).optional() });

/** JSON lines `{text, now}` on standard input; for each, one JSON line that says when the person wishes to come. */
export const readDate: Command = async ({ timeZone }) => {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === "") continue;
    const { text, now } = readLine(line, number);
    const wish = readDateWish(text, now === undefined ? new Date() : new Date(now), timeZone);
    process.stdout.write(`${JSON.stringify(printDateWish(wish, timeZone))}\n`);
  }
};

function readLine(line: string, number: number): z.infer<typeof Line> {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    const example = '{"text": "demain à 10h", "now": "2026-03-25T10:00:00+01:00"}';
    throw new StartFault(`Line ${number} of the input is not JSON like ${example}.`);
  }
}
