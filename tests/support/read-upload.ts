/** What was uploaded to Meta to be sent. */
export type Uploaded = { readonly id: string; readonly bytes: Buffer; readonly type: string; readonly name: string };
export type Form = {
  readonly fields: Readonly<Record<string, string>>;
  readonly fileField: string;
  readonly file: Omit<Uploaded, "id">;
};

export async function readForm(body: Buffer, contentType: string): Promise<Form> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  const entries = [...form.entries()];
  const fields = Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  for (const [fileField, value] of entries) {
    if (typeof value === "string") continue;
    const file = { bytes: Buffer.from(await value.arrayBuffer()), type: value.type, name: value.name };
    return { fields, fileField, file };
  }
  throw new Error("a form without a file");
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
