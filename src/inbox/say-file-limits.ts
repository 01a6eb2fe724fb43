import { checkFile, sentKindOf, type FileLimits, type SentKind } from "../media/file-limits.ts";

/** How browsers call some kinds that we know by another name. */
const otherNames: Readonly<Record<string, string>> = {
  "audio/x-m4a": "audio/mp4",
  "audio/mp3": "audio/mpeg",
  "audio/vnd.dlna.adts": "audio/aac",
  "image/jpg": "image/jpeg",
  "video/ogg": "audio/ogg",
};
const groups: readonly (readonly [SentKind, string])[] = [
  ["image", "photos"],
  ["audio", "sons"],
  ["video", "vidéos"],
  ["file", "documents"],
];
const types: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/gif": "GIF",
  "image/webp": "WebP",
  "audio/mpeg": "MP3",
  "audio/mp4": "M4A",
  "audio/aac": "AAC",
  "audio/amr": "AMR",
  "audio/ogg": "OGG",
  "video/mp4": "MP4",
  "video/3gpp": "3GP",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.oasis.opendocument.text": "OpenDocument",
};

/** Why a file cannot go to a person on their channel, in French; null when it can. `type`: empty where nobody knows it yet. */
export function whyNotFile(
  limits: FileLimits,
  { type, size }: { readonly type: string; readonly size: number },
): string | null {
  const known = otherNames[type] ?? type;
  if (known === "") return size > 0 && size <= Math.max(0, ...Object.values(limits)) ? null : sayFault("size", limits);
  const outcome = checkFile(limits, { type: known, size });
  return outcome === "fits" ? null : sayFault(outcome, limits);
}

const faults = {
  empty: "Ce fichier est vide. Choisissez-en un autre.",
  kind: "Ce type de fichier ne peut pas partir ici.",
  size: "Ce fichier est trop lourd.",
} as const;

function sayFault(fault: keyof typeof faults, limits: FileLimits): string {
  return fault === "empty" ? faults.empty : `${faults[fault]} ${sayFileLimits(limits)}`;
}

/** "On peut envoyer : photos JPEG, PNG (5 Mo au plus) ; documents PDF (25 Mo au plus)." */
export function sayFileLimits(limits: FileLimits): string {
  const kinds = groups.flatMap(([kind, name]) => {
    const taken = Object.entries(limits).filter(([type]) => sentKindOf(type) === kind);
    const most = Math.min(...taken.map(([, bytes]) => bytes));
    const names = taken.map(([type]) => types[type] ?? type).join(", ");
    return taken.length === 0 ? [] : [`${name} ${names} (${Math.floor(most / 1e6)} Mo au plus)`];
  });
  return kinds.length === 0 ? "On ne peut pas envoyer de fichier ici." : `On peut envoyer : ${kinds.join(" ; ")}.`;
}
