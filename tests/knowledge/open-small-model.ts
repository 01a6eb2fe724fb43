import { openModel } from "../../src/knowledge/open-model.ts";
import { smallCorpus } from "../understanding/small-corpus.ts";

// A program that starts: `tsx open-small-model.ts <folder of models> <folder of word vectors>`.
const [folder = "", wordVectors = ""] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const model = await openModel({ corpus: smallCorpus, wordVectors, folder, onProgress: say });
say(`opened ${model.intents.length} intents`);
