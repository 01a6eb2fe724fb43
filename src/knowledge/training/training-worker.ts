import { parentPort, workerData } from "node:worker_threads";
import { encodeModel } from "../../understanding/model-file.ts";
import { trainModel } from "../../understanding/train.ts";
import { readWordVectors } from "../read-word-vectors.ts";
import type { TrainingMessage, TrainingTask } from "./train-in-worker.ts";

const { corpus, wordVectors } = workerData as TrainingTask;
const send = (message: TrainingMessage): void => parentPort?.postMessage(message);

const vectors = await readWordVectors(wordVectors);
const model = trainModel(corpus, { vectors, onProgress: (done, of) => send({ kind: "progress", done, of }) });
send({ kind: "trained", bytes: encodeModel(model) });
