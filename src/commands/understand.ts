import { createInterface } from "node:readline";
import { z } from "zod";
import { openContent } from "../open-content.ts";
import { cleanText } from "../safety/clean-text.ts";
import { detectDistress } from "../safety/detect-distress.ts";
import { maskSecrets } from "../safety/mask-secrets.ts";
import { withoutPlaceholders } from "../safety/without-placeholders.ts";
import { StartFault } from "../start-fault.ts";
import type { Understand } from "../understanding/open-understanding.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { Command } from "./command.ts";

const Line = z.object({ text: z.string() });

export type UnderstoodLine = Omit<Understanding, "route"> & {
  readonly text: string;
  readonly route: Understanding["route"] | "sensitive-data" | "distress-emergency";
  /** The text as it would be stored. */
  readonly masked: string;
};

/** JSON lines `{text}` on standard input; one JSON line for each on standard output, in the order of the conversation's rules. */
export const understand: Command = async (config) => {
  const { understand: model } = await openContent(config, (line) => process.stderr.write(`${line}\n`));
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === "") continue;
    const { text } = readLine(line, number);
    process.stdout.write(`${JSON.stringify(await understandLine(text, model))}\n`);
  }
};

export async function understandLine(text: string, model: Understand): Promise<UnderstoodLine> {
  const { text: masked, found } = maskSecrets(cleanText(text));
  const understanding = await model(withoutPlaceholders(masked));
  if (found.length > 0) return { text, ...understanding, route: "sensitive-data", masked };
  if (detectDistress(masked) !== null) {
    return { text, route: "distress-emergency", intent: "distress-emergency", confidence: 1, alternatives: [], masked };
  }
  return { text, ...understanding, masked };
}

function readLine(line: string, number: number): z.infer<typeof Line> {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    throw new StartFault(`Line ${number} of the input is not JSON like {"text": "bonjour"}.`);
  }
}
