import { localDay } from "./say-time.ts";

/** Where one is in the inbox: kept in the address, so that "back", a reload and a notification find the way. */
export type Place =
  | { readonly kind: "conversations"; readonly open: string | null }
  /** `day`: "YYYY-MM-DD"; null is today. */
  | { readonly kind: "appointments"; readonly day: string | null }
  /** The appointments of a day, for paper. */
  | { readonly kind: "day-sheet"; readonly day: string }
  | { readonly kind: "questions" }
  | { readonly kind: "schedule" }
  | { readonly kind: "reasons" }
  | { readonly kind: "whatsapp" }
  | { readonly kind: "invitation"; readonly token: string };

export function readPlace(hash: string): Place {
  const [name, value] = splitOnce(hash.replace(/^#/, ""));
  if (name === "invitation" && value !== "") return { kind: "invitation", token: value };
  if (name === "rendez-vous") return { kind: "appointments", day: isDay(value) ? value : null };
  if (name === "journee" && isDay(value)) return { kind: "day-sheet", day: value };
  if (name === "horaires") return { kind: "schedule" };
  if (name === "motifs") return { kind: "reasons" };
  if (name === "questions") return { kind: "questions" };
  if (name === "whatsapp") return { kind: "whatsapp" };
  return { kind: "conversations", open: name === "conversation" && value !== "" ? value : null };
}

export function hashOf(place: Place): string {
  switch (place.kind) {
    case "conversations":
      return place.open === null ? "#" : `#conversation=${encodeURIComponent(place.open)}`;
    case "appointments":
      return place.day === null ? "#rendez-vous" : `#rendez-vous=${place.day}`;
    case "day-sheet":
      return `#journee=${place.day}`;
    case "questions":
      return "#questions";
    case "schedule":
      return "#horaires";
    case "reasons":
      return "#motifs";
    case "whatsapp":
      return "#whatsapp";
    case "invitation":
      return `#invitation=${encodeURIComponent(place.token)}`;
  }
}

/** A day that is in the calendar: not the 31st of February. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && localDay(new Date(`${text}T12:00:00`)) === text;

function splitOnce(text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  if (at === -1) return [text, ""];
  try {
    return [text.slice(0, at), decodeURIComponent(text.slice(at + 1))];
  } catch {
    return [text.slice(0, at), ""];
  }
}
