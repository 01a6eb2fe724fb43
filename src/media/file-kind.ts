import { fileTypeFromBuffer } from "file-type";

/** What mediators may open, by what the file really is, whatever the provider or its name says. */
const accepted: Readonly<Record<string, { readonly type: string; readonly most: number }>> = {
  jpg: { type: "image/jpeg", most: 10e6 },
  png: { type: "image/png", most: 10e6 },
  gif: { type: "image/gif", most: 10e6 },
  webp: { type: "image/webp", most: 10e6 },
  ogg: { type: "audio/ogg", most: 16e6 },
  opus: { type: "audio/ogg", most: 16e6 },
  mp3: { type: "audio/mpeg", most: 16e6 },
  m4a: { type: "audio/mp4", most: 16e6 },
  aac: { type: "audio/aac", most: 16e6 },
  amr: { type: "audio/amr", most: 16e6 },
  mp4: { type: "video/mp4", most: 25e6 },
  "3gp": { type: "video/3gpp", most: 25e6 },
  pdf: { type: "application/pdf", most: 25e6 },
  docx: { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", most: 25e6 },
  odt: { type: "application/vnd.oasis.opendocument.text", most: 25e6 },
};

/** No provider sends more; the download stops there. */
export const largestFile = 25e6;

/** For whoever saves it; never the name that a person gave it. */
export const plainName = (extension: string): string => `fichier.${extension}`;

export type FileKind = { readonly type: string; readonly extension: string };

/** By the first bytes; null for what is not accepted. */
export async function kindByContent(bytes: Uint8Array): Promise<FileKind | null> {
  return (await acceptedKind(bytes))?.kind ?? null;
}

/** The same; null also for what is too large for its kind. */
export async function fileKind(bytes: Uint8Array): Promise<FileKind | null> {
  const found = await acceptedKind(bytes);
  return found !== null && bytes.length <= found.most ? found.kind : null;
}

async function acceptedKind(bytes: Uint8Array): Promise<{ readonly kind: FileKind; readonly most: number } | null> {
  const extension = (await fileTypeFromBuffer(bytes))?.ext;
  const kind = extension !== undefined && Object.hasOwn(accepted, extension) ? accepted[extension] : undefined;
  if (extension === undefined || kind === undefined) return null;
  return { kind: { type: kind.type, extension: extension === "opus" ? "ogg" : extension }, most: kind.most };
}
