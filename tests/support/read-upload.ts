/** What was uploaded to Meta to be sent. */
export type Uploaded = { readonly id: string; readonly bytes: Buffer; readonly type: string; readonly name: string };
export type Form = {
  readonly fields: Readonly<Record<string, string>>;
  readonly fileField: string;
  readonly file: Omit<Uploaded, "id">;
};

/** A multipart/form-data body. Bytes as latin1, one letter each, so that a file comes out as it went in. */
export function readForm(body: Buffer, contentType: string): Form {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1] ?? "";
  const fields: Record<string, string> = {};
  let found: Pick<Form, "fileField" | "file"> | null = null;
  for (const part of body.toString("latin1").split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf("\r\n\r\n");
    const head = Buffer.from(part.slice(0, end), "latin1").toString("utf8");
    const bytes = Buffer.from(part.slice(end + 4, -2), "latin1");
    const [, name = "", filename] = /name="([^"]*)"(?:; filename="([^"]*)")?/.exec(head) ?? [];
    if (filename === undefined) fields[name] = bytes.toString("utf8");
    else {
      const type = /^Content-Type: (.+)$/im.exec(head)?.[1]?.trim() ?? "";
      found = { fileField: name, file: { bytes, type, name: filename } };
    }
  }
  if (found === null) throw new Error("a form without a file");
  return { fields, ...found };
}

const megabytes = 1e6;
/** Of the Cloud API. */
const most: Readonly<Record<string, number>> = {
  "image/jpeg": 5 * megabytes,
  "image/png": 5 * megabytes,
  "audio/aac": 16 * megabytes,
  "audio/amr": 16 * megabytes,
  "audio/mpeg": 16 * megabytes,
  "audio/mp4": 16 * megabytes,
  "audio/ogg": 16 * megabytes,
  "video/mp4": 16 * megabytes,
  "video/3gpp": 16 * megabytes,
};

/** What Meta would refuse of an upload; null when nothing. */
export function faultOfUpload(
  channel: "messenger" | "whatsapp-cloud",
  { fields, fileField, file }: Form,
): string | null {
  if (file.name === "" || file.bytes.length === 0) return "no file";
  if (channel === "whatsapp-cloud") {
    if (fileField !== "file" || fields["messaging_product"] !== "whatsapp") return "fields of the upload";
    if (fields["type"] !== file.type) return "type";
    return file.bytes.length > (most[file.type] ?? 100 * megabytes) ? "too large" : null;
  }
  const message = JSON.parse(fields["message"] ?? "null") as { attachment?: { type?: string } } | null;
  const kind = message?.attachment?.type ?? "";
  if (fileField !== "filedata" || !["image", "audio", "video", "file"].includes(kind)) return "fields of the upload";
  return file.bytes.length > (kind === "image" ? 8 : 25) * megabytes ? "too large" : null;
}
