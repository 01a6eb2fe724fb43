import { parseArgs } from "node:util";
import { StartFault } from "../start-fault.ts";

const parts = ["five-fold", "real", "public"] as const;
export type EvaluatePart = (typeof parts)[number];

export type EvaluateOptions = {
  readonly only: ReadonlySet<EvaluatePart>;
  /** Folds asked, of five. */
  readonly rounds: number;
  readonly stock: boolean;
  readonly sets: string | null;
  readonly json: string | null;
};

export const FOLDS = 5;

export const usage = `evaluate [--quick] [--only five-fold,real,public] [--no-stock] [--sets <folder>] [--json <file>]
  --quick     one fold of five, and no public sets
  --no-stock  our model alone
  --sets      the folder of labelled sets; ../shared/evaluation when there is one`;

export function readEvaluateOptions(args: readonly string[]): EvaluateOptions {
  const flag = { type: "boolean" } as const;
  const word = { type: "string" } as const;
  const { values } = parse();
  const named = values.only?.split(",").map((name) => name.trim()) ?? (values.quick ? ["five-fold", "real"] : parts);
  const unknown = named.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new StartFault(`--only knows ${parts.join(", ")}; not ${unknown.join(", ")}.`);
  return {
    only: new Set(named.filter(isPart)),
    rounds: values.quick ? 1 : FOLDS,
    stock: values["no-stock"] !== true,
    sets: values.sets ?? null,
    json: values.json ?? null,
  };

  function parse() {
    try {
      return parseArgs({
        args: [...args],
        options: { quick: flag, "no-stock": flag, only: word, sets: word, json: word },
      });
    } catch (error) {
      throw new StartFault(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
    }
  }
}

const isPart = (name: string): name is EvaluatePart => parts.some((part) => part === name);
