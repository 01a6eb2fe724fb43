/** What a mediator may send, as people see it. */
export type SentKind = "image" | "audio" | "video" | "file";

/** The kinds of file (as MIME types) that a channel takes, each with the most bytes it may have. */
export type FileLimits = Readonly<Record<string, number>>;

export const sentKindOf = (type: string): SentKind => {
  const [family = ""] = type.split("/");
  return family === "image" || family === "audio" || family === "video" ? family : "file";
};

/** Whether a channel takes such a file; asked before anything of it is accepted. */
export function checkFile(
  limits: FileLimits,
  { type, size }: { readonly type: string; readonly size: number },
): "fits" | "empty" | "kind" | "size" {
  if (size === 0) return "empty";
  const most = Object.hasOwn(limits, type) ? limits[type] : undefined;
  if (most === undefined) return "kind";
  return size <= most ? "fits" : "size";
}

const million = 1e6;
const documents = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.oasis.opendocument.text",
];

/** The same most for several kinds, in millions of bytes. */
export const upTo = (megabytes: number, ...types: readonly string[]): FileLimits =>
  Object.fromEntries(types.map((type) => [type, megabytes * million]));

export const documentsUpTo = (megabytes: number): FileLimits => upTo(megabytes, ...documents);
