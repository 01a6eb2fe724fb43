import { encodeModel } from "../../understanding/model-file.ts";
import { trainModel } from "../../understanding/train.ts";
import { readWordVectors } from "../read-word-vectors.ts";
import type { TrainingMessage, TrainingTask } from "./train-apart.ts";

const send = (message: TrainingMessage, then?: () => void): void => void process.send?.(message, undefined, {}, then);

process.on("disconnect", () => process.exit()); // whoever wanted the model is gone
process.once("message", ({ corpus, wordVectors }: TrainingTask) => {
  void readWordVectors(wordVectors).then((vectors) => {
    const model = trainModel(corpus, { vectors, onProgress: (done, of) => send({ kind: "progress", done, of }) });
    send({ kind: "trained", bytes: encodeModel(model) }, () => process.disconnect());
  });
});
