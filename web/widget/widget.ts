import { SosChat } from "../chat/sos-chat.ts";
import { SosWidget } from "./sos-widget.ts";

/** The server of the chat is the one that this script came from. Known only while the script runs for the first time. */
function ownOrigin(): string {
  const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
  return script instanceof HTMLScriptElement && script.src !== "" ? new URL(script.src).origin : location.origin;
}

const origin = ownOrigin();

// A page may hold the script twice: once is enough.
if (customElements.get("sos-numerique-widget") === undefined) {
  if (customElements.get("sos-chat") === undefined) customElements.define("sos-chat", SosChat);
  customElements.define("sos-numerique-widget", SosWidget);
  const widget = new SosWidget();
  widget.origin = origin;
  // Beside the body: what the page does to its body (transforms, filters, replacing it) does not reach us there.
  document.documentElement.append(widget);
}
