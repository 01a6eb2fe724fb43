import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openModel } from "../../src/knowledge/open-model.ts";
import { openUnderstanding } from "../../src/understanding/open-understanding.ts";
import { smallCorpus } from "../understanding/small-corpus.ts";

let folder = "";
let wordVectors = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sos-models-"));
  wordVectors = mkdtempSync(path.join(tmpdir(), "sos-vectors-"));
  writeFileSync(path.join(wordVectors, "french.words"), "bonjour salut\nimprimer photocopie\n");
  writeFileSync(path.join(wordVectors, "french.vectors"), Buffer.from([90, 5, 5, 90]));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(wordVectors, { recursive: true });
});

const open = async (corpus = smallCorpus) => {
  const lines: string[] = [];
  const model = await openModel({ corpus, wordVectors, folder, onProgress: (line) => lines.push(line) });
  return { model, trained: lines.some((line) => line.startsWith("Trained")) };
};

const startProgram = () => {
  const program = spawn(process.execPath, [
    "--import",
    "tsx",
    "tests/knowledge/open-small-model.ts",
    folder,
    wordVectors,
  ]);
  let output = "";
  program.stdout.on("data", (chunk) => (output += String(chunk)));
  const firstWord = once(program.stdout, "data");
  const ended = new Promise<string>((resolve) => program.on("close", () => resolve(output)));
  return { program, ended, firstWord };
};

const ageLock = (): string => {
  const lock = readdirSync(folder).find((name) => name.endsWith(".training"));
  if (lock === undefined) throw new Error(`no lock in ${readdirSync(folder).join(", ")}`);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path.join(folder, lock), longAgo, longAgo);
  return lock;
};

describe("the saved model", () => {
  it("is trained once, beside the event loop, then found again", async () => {
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 20);
    const first = await open();
    clearInterval(ticking);
    expect(first.trained).toBe(true);
    expect(ticks).toBeGreaterThan(5);
    expect((await openUnderstanding(first.model)("mdp oublié")).intent).toBe("mot-de-passe");
    expect((await open()).trained).toBe(false);
  });

  it("is trained anew when an example or a word vector changes, and the old one goes", async () => {
    await open();
    const [intent, ...others] = smallCorpus.intents;
    if (intent === undefined) throw new Error("no intent");
    const more = {
      ...smallCorpus,
      intents: [{ ...intent, examples: [...intent.examples, "sortir du papier"] }, ...others],
    };
    expect((await open(more)).trained).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
    writeFileSync(path.join(wordVectors, "french.vectors"), Buffer.from([5, 90, 90, 5]));
    expect((await open(more)).trained).toBe(true);
  });

  it("is trained anew when its file is damaged", async () => {
    await open();
    const [name = ""] = readdirSync(folder);
    writeFileSync(path.join(folder, name), "damaged");
    expect((await open()).trained).toBe(true);
  });
});

describe("several programs that start together", () => {
  it("train one model between them", async () => {
    const outputs = await Promise.all([startProgram().ended, startProgram().ended, startProgram().ended]);
    expect(outputs.every((output) => output.includes(`opened ${smallCorpus.intents.length} intents`))).toBe(true);
    expect(outputs.filter((output) => output.includes("Trained"))).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => !name.endsWith(".model"))).toEqual([]);
  }, 60_000);

  it("do without the one that was killed while it trained", async () => {
    const { program, ended, firstWord } = startProgram();
    await firstWord;
    program.kill("SIGKILL");
    await ended;
    const lock = ageLock();
    expect((await open()).trained).toBe(true);
    expect(readdirSync(folder)).not.toContain(lock);
  }, 60_000);
});
