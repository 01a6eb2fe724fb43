import { z } from "zod";

/** Something Meta says of the account itself, that a mediator must know. */
export type AccountNews = { readonly kind: "banned" | "restricted" | "flagged" | "error"; readonly detail: string };

const AccountUpdate = z.object({
  event: z.string().optional(),
  ban_info: z.object({ waba_ban_state: z.union([z.string(), z.array(z.string())]).optional() }).optional(),
  restriction_info: z.array(z.unknown()).optional(),
});
const Quality = z.object({ event: z.string() });
const WebhookError = z.object({ error: z.object({ code: z.coerce.number(), title: z.string().optional() }) });

/** Null for what asks for nothing: templates approved, names changed, and fields we do not know. */
export function readAccountNews(field: string, value: unknown): AccountNews | null {
  if (field === "account_update") {
    const update = AccountUpdate.safeParse(value).data;
    const banState = [update?.ban_info?.waba_ban_state ?? []].flat();
    if (banState.length > 0 && !banState.includes("REINSTATE")) return { kind: "banned", detail: banState.join(" ") };
    if (update?.restriction_info !== undefined) return { kind: "restricted", detail: update.event ?? "restriction" };
    return update?.event === "ACCOUNT_VIOLATION" ? { kind: "restricted", detail: update.event } : null;
  }
  if (field === "phone_number_quality_update") {
    const event = Quality.safeParse(value).data?.event;
    return event === "FLAGGED" || event === "DOWNGRADE" ? { kind: "flagged", detail: event } : null;
  }
  if (field === "errors") {
    const read = WebhookError.safeParse(value).data;
    return read ? { kind: "error", detail: `${read.error.code} ${read.error.title ?? ""}`.trim().slice(0, 200) } : null;
  }
  return null;
}
