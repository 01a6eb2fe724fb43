import { createHash } from "node:crypto";

import { recordKinds, type RecordKind, type StoredRecord } from "./stored-record.ts";

/** How many records of a kind there are, and their checksum in hexadecimal. */
export type KindDigest = { readonly count: number; readonly sum: string };
export type Digest = Readonly<Record<RecordKind, KindDigest>>;

export type Digester = {
  add(record: StoredRecord): void;
  /** Of all that was added. */
  digest(): Digest;
};

const modulus = 1n << 256n;

/**
 * The checksum of a kind is the sum of the SHA-256 of its records, modulo 2^256: two databases need not give them in the same order, and
 * a record that is there twice shows, which it would not with exclusive or.
 */
export const digester = (): Digester => {
  const sums = new Map<RecordKind, { count: number; sum: bigint }>();
  return {
    add: (record) => {
      const known = sums.get(record.kind) ?? { count: 0, sum: 0n };
      const hash = createHash("sha256").update(canonicalJson(record)).digest("hex");
      sums.set(record.kind, { count: known.count + 1, sum: (known.sum + BigInt(`0x${hash}`)) % modulus });
    },
    digest: () =>
      Object.fromEntries(
        recordKinds.map((kind) => {
          const { count, sum } = sums.get(kind) ?? { count: 0, sum: 0n };
          return [kind, { count, sum: sum.toString(16).padStart(64, "0") }];
        }),
      ) as Digest,
  };
};

/** The kinds in which two digests differ. */
export const differences = (one: Digest, other: Digest): readonly RecordKind[] =>
  recordKinds.filter((kind) => one[kind].count !== other[kind].count || one[kind].sum !== other[kind].sum);

/** The same text for the same value, in whatever order its keys were written. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
