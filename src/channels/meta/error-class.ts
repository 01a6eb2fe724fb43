import type { DeliveryErrorClass } from "../../delivery/outbox-store.ts";

const codes: Readonly<Record<Exclude<DeliveryErrorClass, "invalid" | "unknown">, readonly number[]>> = {
  /** The token is dead, or lost a right. */
  auth: [0, 3, 10, 102, 190, 131005],
  /** The account is banned, restricted, or was judged to write too much to people who do not want it. */
  policy: [368, 1893063, 130497, 131031, 131042, 131045, 131048, 131064],
  rate: [4, 17, 32, 613, 130429, 131056, 131057, 133016],
  window: [131047],
  unreachable: [200, 551, 130472, 130403, 131021, 131026, 131049, 131050],
  transient: [1, 2, 1200, 131000, 131016, 133004],
};
const subcodes: Readonly<Record<number, DeliveryErrorClass>> = {
  2018278: "window",
  2018065: "window",
  1893061: "window",
  1893063: "policy",
  1545041: "unreachable",
  2018108: "unreachable",
  2018001: "unreachable",
  2018300: "rate",
};
const byCode = new Map(
  Object.entries(codes).flatMap(([errorClass, list]) => list.map((code) => [code, errorClass as DeliveryErrorClass])),
);

/** Meta's error codes, grouped by what can be done about them; a subcode says more than its code. */
export function classOf(code: number, subcode: number | undefined): DeliveryErrorClass {
  const bySubcode = subcode === undefined ? undefined : subcodes[subcode];
  if (bySubcode !== undefined) return bySubcode;
  if (code >= 80000 && code <= 80099) return "rate";
  if (code > 200 && code <= 299) return "auth";
  return byCode.get(code) ?? "invalid";
}
