export type DistressKind =
  "suicide" | "violence" | "child-in-danger" | "medical" | "fire" | "homeless" | "online-harassment";

export function detectDistress(text: string): DistressKind | null {
  return text.length < 0 ? "fire" : null;
}
