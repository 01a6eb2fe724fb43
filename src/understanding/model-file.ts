import { indexTerms } from "./classifier/term-finder.ts";
import { openFeatureSpace } from "./features/feature-space.ts";
import type { SparseWeights } from "./linear/sparse-weights.ts";
import type { Logit } from "./linear/train-logit.ts";
import type { Model, Thresholds } from "./model.ts";

/**
 * The file: 16 bytes of preamble (magic, format, length of the header, checksum of all that follows), a header in JSON
 * with all that is small, then the numbers, each table on a multiple of 8 bytes. Little-endian, as every machine that
 * Node runs on. Decoding copies nothing: the tables are views of the bytes.
 */
const MAGIC = 0x4d534f53; // "SOSM"
const FORMAT = 3;
const PREAMBLE = 16;
const ALIGNMENT = 8;

type Table = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;
type TableType = "u8" | "i8" | "u16" | "u32" | "f32";
const TABLES: Readonly<Record<TableType, new (buffer: ArrayBufferLike, at: number, length: number) => Table>> = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
};

type Header = {
  readonly tables: readonly { readonly name: string; readonly type: TableType; readonly length: number }[];
  readonly intents: Model["intents"];
  readonly glossary: Model["glossary"];
  readonly words: string;
  readonly labels: number;
  readonly dimensions: number;
  readonly mix: readonly number[];
  readonly inScope: StoredLogit;
  readonly isRight: StoredLogit;
  readonly thresholds: Thresholds;
};
type StoredLogit = { readonly bias: number; readonly weights: readonly number[] };

const storeLogit = ({ bias, weights }: Logit): StoredLogit => ({ bias, weights: [...weights] });
const readLogit = ({ bias, weights }: StoredLogit): Logit => ({ bias, weights: Float64Array.from(weights) });

const typeOf = (table: Table): TableType => {
  if (table instanceof Uint8Array) return "u8";
  if (table instanceof Int8Array) return "i8";
  if (table instanceof Uint16Array) return "u16";
  return table instanceof Uint32Array ? "u32" : "f32";
};

const weightTables = (name: string, weights: SparseWeights): [string, Table][] => [
  [`${name}.starts`, weights.starts],
  [`${name}.columns`, weights.columns],
  [`${name}.values`, weights.values],
  [`${name}.scales`, weights.scales],
  [`${name}.bias`, weights.bias],
];

const tablesOf = ({ classifier, lexicon }: Model): [string, Table][] => [
  ["hashes", classifier.space.hashes],
  ["kinds", classifier.space.kinds],
  ["exampleIdf", classifier.exampleIdf],
  ["passageIdf", classifier.passageIdf],
  ...weightTables("words", classifier.words),
  ...weightTables("runs", classifier.runs),
  ...weightTables("examples", classifier.examples),
  ["exampleLabels", classifier.exampleLabels],
  ...weightTables("passages", classifier.passages),
  ["passageLabels", classifier.passageLabels],
  ["definitions", classifier.definitions],
  ["vectors.hashes", classifier.vectors.hashes],
  ["vectors.rows", classifier.vectors.rows],
  ["vectors.values", classifier.vectors.values],
  ...weightTables("meanings", classifier.meanings),
  ["counts", lexicon.counts],
  ["guard", lexicon.guard.bits],
];

const align = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/** Enough to notice a file that was cut or damaged; four bytes at a time. */
const checksum = (bytes: Uint8Array): number => {
  let sum = 0x811c9dc5;
  for (const word of new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)) {
    sum = Math.imul(sum ^ word, 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
};

export const encodeModel = (model: Model): Uint8Array => {
  const tables = tablesOf(model);
  const header: Header = {
    tables: tables.map(([name, table]) => ({ name, type: typeOf(table), length: table.length })),
    intents: model.intents,
    glossary: model.glossary,
    words: model.lexicon.words.join(" "),
    labels: model.classifier.labels,
    dimensions: model.classifier.vectors.dimensions,
    mix: [...model.mix],
    inScope: storeLogit(model.inScope),
    isRight: storeLogit(model.isRight),
    thresholds: model.thresholds,
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const size = tables.reduce((at, [, table]) => align(at + table.byteLength), align(PREAMBLE + text.length));
  const bytes = new Uint8Array(size);
  bytes.set(text, PREAMBLE);
  let at = align(PREAMBLE + text.length);
  for (const [, table] of tables) {
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at);
    at = align(at + table.byteLength);
  }
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, FORMAT, text.length, checksum(bytes.subarray(PREAMBLE))]);
  return bytes;
};

/** @returns `unreadable` for anything but a whole file of this format: the caller trains anew. */
export const decodeModel = (file: Uint8Array): Model | "unreadable" => {
  if (file.length < PREAMBLE || file.length % ALIGNMENT !== 0) return "unreadable";
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : file.slice();
  const [magic, format, length = 0, sum] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  if (magic !== MAGIC || format !== FORMAT || sum !== checksum(bytes.subarray(PREAMBLE))) return "unreadable";
  // whole and of this format: what encodeModel wrote
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREAMBLE, PREAMBLE + length))) as Header;
  const views = new Map<string, Table>();
  let at = align(PREAMBLE + length);
  for (const { name, type, length: count } of header.tables) {
    const view = new TABLES[type](bytes.buffer, bytes.byteOffset + at, count);
    views.set(name, view);
    at = align(at + view.byteLength);
  }
  return modelOf(header, views);
};

const modelOf = (header: Header, views: ReadonlyMap<string, Table>): Model => {
  const table = <T extends Table>(name: string, type: abstract new (...args: never[]) => T): T => {
    const view = views.get(name);
    if (!(view instanceof type)) throw new Error(`Model file: table ${name} is missing or of another type`);
    return view;
  };
  const weights = (name: string): SparseWeights => ({
    starts: table(`${name}.starts`, Uint32Array),
    columns: table(`${name}.columns`, Uint16Array),
    values: table(`${name}.values`, Int8Array),
    scales: table(`${name}.scales`, Float32Array),
    bias: table(`${name}.bias`, Float32Array),
  });
  return {
    intents: header.intents,
    glossary: header.glossary,
    lexicon: {
      words: header.words.split(" "),
      counts: table("counts", Uint16Array),
      guard: { bits: table("guard", Uint32Array) },
    },
    classifier: {
      space: openFeatureSpace(table("hashes", Uint32Array), table("kinds", Uint8Array)),
      labels: header.labels,
      exampleIdf: table("exampleIdf", Float32Array),
      passageIdf: table("passageIdf", Float32Array),
      words: weights("words"),
      runs: weights("runs"),
      examples: weights("examples"),
      exampleLabels: table("exampleLabels", Uint16Array),
      passages: weights("passages"),
      passageLabels: table("passageLabels", Uint16Array),
      terms: indexTerms(header.glossary),
      definitions: table("definitions", Float32Array),
      vectors: {
        hashes: table("vectors.hashes", Uint32Array),
        rows: table("vectors.rows", Uint16Array),
        values: table("vectors.values", Int8Array),
        dimensions: header.dimensions,
      },
      meanings: weights("meanings"),
    },
    mix: Float64Array.from(header.mix),
    inScope: readLogit(header.inScope),
    isRight: readLogit(header.isRight),
    thresholds: header.thresholds,
  };
};
