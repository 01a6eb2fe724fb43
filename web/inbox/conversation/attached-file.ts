import type { SentKind } from "../../../src/media/file-limits.ts";

/** A file that the server has, to be sent with the next words. */
export type AttachedFile = {
  /** This page's own id of it. */
  readonly id: string;
  readonly media: string;
  readonly name: string;
  readonly attachment: SentKind;
  readonly size: number;
};

export const saySize = (bytes: number): string =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} Ko` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} Mo`;
