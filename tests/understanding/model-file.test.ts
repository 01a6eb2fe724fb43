import { decodeModel, encodeModel } from "../../src/understanding/model-file.ts";
import type { Model } from "../../src/understanding/model.ts";
import { openUnderstanding } from "../../src/understanding/open-understanding.ts";
import { trainModel } from "../../src/understanding/train.ts";
import { smallCorpus } from "./small-corpus.ts";

const trained = trainModel(smallCorpus);
const bytes = encodeModel(trained);

const decoded = (file: Uint8Array): Model => {
  const model = decodeModel(file);
  if (model === "unreadable") throw new Error("unreadable");
  return model;
};

const changed = (at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

describe("the model file", () => {
  it("understands after loading exactly as after training", async () => {
    const [before, after] = [openUnderstanding(trained), openUnderstanding(decoded(bytes))];
    for (const { examples } of smallCorpus.intents) {
      for (const example of examples) expect(await after(example)).toEqual(await before(example));
    }
    expect(await after("mon gsm a été dérobé")).toEqual(await before("mon gsm a été dérobé"));
  });

  it("is the same to the byte for the same corpus", () => {
    expect(Buffer.compare(encodeModel(trainModel(smallCorpus)), bytes)).toBe(0);
  });

  it("is the same to the byte when written again after reading", () => {
    expect(Buffer.compare(encodeModel(decoded(bytes)), bytes)).toBe(0);
  });

  it("is read wherever it lies in memory", () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decoded(shifted.subarray(3)).intents).toEqual(trained.intents);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["another kind of file", new TextEncoder().encode("%PDF-1.7 and more")],
    ["a file cut short", bytes.subarray(0, bytes.length - 8)],
    ["a file cut in the middle of a number", bytes.subarray(0, bytes.length - 3)],
    ["a format of another version", changed(4, 99)],
    ["a damaged header", changed(20, 0)],
    ["a damaged table", changed(bytes.length - 100, (bytes.at(-100) ?? 0) ^ 1)],
  ])("%s is unreadable", (_, file) => {
    expect(decodeModel(file)).toBe("unreadable");
  });
});
