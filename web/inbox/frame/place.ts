/** Where one is in the inbox: kept in the address, so that "back", a reload and a notification find the way. */
export type Place =
  | { readonly kind: "conversations"; readonly open: string | null }
  | { readonly kind: "appointments" }
  | { readonly kind: "questions" }
  | { readonly kind: "whatsapp" }
  | { readonly kind: "invitation"; readonly token: string };

export function readPlace(hash: string): Place {
  const [name, value] = splitOnce(hash.replace(/^#/, ""));
  if (name === "invitation" && value !== "") return { kind: "invitation", token: value };
  if (name === "rendez-vous") return { kind: "appointments" };
  if (name === "questions") return { kind: "questions" };
  if (name === "whatsapp") return { kind: "whatsapp" };
  return { kind: "conversations", open: name === "conversation" && value !== "" ? value : null };
}

export function hashOf(place: Place): string {
  switch (place.kind) {
    case "conversations":
      return place.open === null ? "#" : `#conversation=${encodeURIComponent(place.open)}`;
    case "appointments":
      return "#rendez-vous";
    case "questions":
      return "#questions";
    case "whatsapp":
      return "#whatsapp";
    case "invitation":
      return `#invitation=${encodeURIComponent(place.token)}`;
  }
}

function splitOnce(text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  if (at === -1) return [text, ""];
  try {
    return [text.slice(0, at), decodeURIComponent(text.slice(at + 1))];
  } catch {
    return [text.slice(0, at), ""];
  }
}
