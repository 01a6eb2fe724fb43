import { z } from "zod";
import { callGraph, type GraphAnswer, type GraphSettings } from "../meta/graph-client.ts";
import { getStartedPayload } from "./read-said.ts";

/** What stands on the page before anybody has written. Titles: 30 letters at most, 20 items, 4 ice breakers. */
export const pageProfile = {
  get_started: { payload: getStartedPayload },
  greeting: [
    {
      locale: "default",
      text: "Bonjour ! Un assistant automatique répond d’abord. Une personne du centre peut vous répondre aussi.",
    },
  ],
  ice_breakers: [
    { question: "Que pouvez-vous faire pour moi ?", payload: "menu" },
    { question: "Je veux un rendez-vous", payload: "dialog:rendez-vous" },
    { question: "Je veux parler à quelqu’un", payload: "human" },
  ],
  persistent_menu: [
    {
      locale: "default",
      composer_input_disabled: false,
      call_to_actions: [
        { type: "postback", title: "Voir les sujets", payload: "menu" },
        { type: "postback", title: "Prendre rendez-vous", payload: "dialog:rendez-vous" },
        { type: "postback", title: "Parler à quelqu’un", payload: "human" },
      ],
    },
  ],
} as const;

/** What Meta must deliver to the webhook; without `message_echoes` a message of unknown fate may be sent twice. */
export const pageSubscription = [
  "messages",
  "messaging_postbacks",
  "messaging_referrals",
  "message_echoes",
  "message_deliveries",
  "message_reads",
  "message_edits",
  "messaging_policy_enforcement",
  "standby",
] as const;

export type SetUp =
  | { readonly kind: "done" | "already"; readonly what: string }
  | { readonly kind: "failed"; readonly what: string; readonly error: string };

type Settings = GraphSettings & { readonly pageId: string };

const Profile = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const Subscriptions = z.object({ data: z.array(z.object({ subscribed_fields: z.array(z.string()).optional() })) });

/** Puts menu, "Démarrer", first questions and subscription on the page. Asks before it writes: a second run changes nothing. */
export async function setUpPage(settings: Settings): Promise<readonly SetUp[]> {
  return [await setUpProfile(settings), await subscribe(settings)];
}

async function setUpProfile(settings: Settings): Promise<SetUp> {
  const what = "menu, « Démarrer », greeting and first questions of the page";
  const fields = Object.keys(pageProfile).join(",");
  const now = await callGraph("GET", `${settings.pageId}/messenger_profile?fields=${fields}`, null, settings);
  if (now.kind !== "answered") return failed(what, now);
  const there = Profile.safeParse(now.body).data?.data[0] ?? {};
  if (Object.entries(pageProfile).every(([field, wanted]) => sameJson(there[field], wanted)))
    return { kind: "already", what };
  const put = await callGraph("POST", `${settings.pageId}/messenger_profile`, pageProfile, settings);
  return put.kind === "answered" ? { kind: "done", what } : failed(what, put);
}

async function subscribe(settings: Settings): Promise<SetUp> {
  const what = `subscription of the page to ${pageSubscription.join(", ")}`;
  const path = `${settings.pageId}/subscribed_apps`;
  const now = await callGraph("GET", path, null, settings);
  if (now.kind !== "answered") return failed(what, now);
  const fields = new Set(Subscriptions.safeParse(now.body).data?.data.flatMap((app) => app.subscribed_fields ?? []));
  if (pageSubscription.every((field) => fields.has(field))) return { kind: "already", what };
  const put = await callGraph("POST", path, { subscribed_fields: pageSubscription.join(",") }, settings);
  return put.kind === "answered" ? { kind: "done", what } : failed(what, put);
}

const failed = (what: string, { error }: Exclude<GraphAnswer, { kind: "answered" }>): SetUp => ({
  kind: "failed",
  what,
  error,
});

/** Meta adds keys of its own and keeps no order: what we want must be in what is there. */
function sameJson(there: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(there) &&
      there.length === wanted.length &&
      wanted.every((one, index) => sameJson(there[index], one))
    );
  }
  if (typeof wanted !== "object" || wanted === null) return there === wanted;
  if (typeof there !== "object" || there === null) return false;
  return Object.entries(wanted).every(([key, value]) => sameJson((there as Record<string, unknown>)[key], value));
}
