import { useCallback, useSyncExternalStore } from "react";
import { hashOf, readPlace, type Place } from "./place.ts";

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
};

export const goTo = (place: Place): void => {
  window.location.hash = hashOf(place);
};

/** Without a trace in the history: a used invitation must not come back with "back". */
export const replacePlace = (place: Place): void => {
  window.history.replaceState(null, "", hashOf(place));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
};

/** Whoever looks at a conversation that became a part of another one goes on in that one. */
export function followJoined(part: string, whole: string): void {
  const place = readPlace(window.location.hash);
  if (place.kind === "conversations" && place.open === part) replacePlace({ kind: "conversations", open: whole });
}

export function usePlace(): { readonly place: Place; readonly goTo: (place: Place) => void } {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return { place: readPlace(hash), goTo: useCallback(goTo, []) };
}
