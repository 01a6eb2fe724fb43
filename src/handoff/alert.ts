import type { ConversationId } from "../shared/ids.ts";

/** Something a mediator must see. `id` derives from its cause, so that one cause raises one alert. */
export type Alert = {
  readonly id: string;
  readonly kind:
    | "poisoned-message"
    | "waiting-long"
    | "waiting-too-long"
    | "distress"
    | "delivery-failed"
    | "delivery-unknown"
    | "channel-down"
    /** Of an appointment, a waiting list: the program had something to tell, and no way to. */
    | "unreachable";
  readonly conversation: ConversationId | null;
  readonly at: Date;
  /** In French, for mediators; never a person's words. */
  readonly text: string;
};

export type StoredAlert = Alert & { readonly acknowledged: { readonly by: string; readonly at: Date } | null };

export type AlertStore = {
  /** Idempotent by id. */
  raise(alert: Alert): Promise<void>;
  open(): Promise<readonly StoredAlert[]>;
  acknowledge(id: string, by: string, now: Date): Promise<"acknowledged" | "already" | "unknown">;
};
