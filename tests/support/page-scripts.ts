/** Scripts for a page, as text: the tests themselves know no browser. */

/** A file as the clipboard or a drag gives it to the inbox's composer; its script cannot tell it from a person's. */
export const giveFile = (event: "paste" | "drop", name: string, type: string, bytes: Buffer): string => `{
  const bytes = Uint8Array.from(atob("${bytes.toString("base64")}"), (letter) => letter.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], ${JSON.stringify(name)}, { type: ${JSON.stringify(type)} }));
  const how = { bubbles: true, cancelable: true };
  document.querySelector(".composer textarea").dispatchEvent(
    ${event === "paste" ? `new ClipboardEvent("paste", { ...how, clipboardData: given })` : `new DragEvent("drop", { ...how, dataTransfer: given })`},
  );
}`;

/** Whether the picture is drawn, wherever in the page's shadows it stands. */
export const isPictureLoaded = (selector: string): string => `(() => {
  const find = (root) =>
    root.querySelector(${JSON.stringify(selector)}) ??
    [...root.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot && find(shadowRoot)).find(Boolean);
  return (find(document)?.naturalWidth ?? 0) > 0;
})()`;

export type Heard = { readonly readyState: number; readonly duration: number };

/** Plays the sound until it has moved on. */
export const playSound = (address: string): string => `(async () => {
  const audio = new Audio(${JSON.stringify(address)});
  audio.muted = true;
  await audio.play();
  while (audio.currentTime === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return { readyState: audio.readyState, duration: audio.duration };
})()`;
