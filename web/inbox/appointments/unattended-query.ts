import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/inbox-api.ts";
import { keys } from "../live/use-live-inbox.ts";

/** Appointments end without anybody doing anything: no event tells of it. */
const lookEveryMs = 5 * 60_000;

export const unattendedQuery = queryOptions({
  queryKey: [...keys.appointments, "unattended"],
  queryFn: api.unattended,
  refetchInterval: lookEveryMs,
});
