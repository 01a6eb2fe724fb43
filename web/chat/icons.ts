import { html } from "lit";
import type { TemplateResult } from "lit";

const draw = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

const bubble = (top: number): string =>
  `M6.5 ${top}h11a3.5 3.5 0 0 1 3.5 3.5v5a3.5 3.5 0 0 1-3.5 3.5h-5.5l-4.5 3.5v-3.5h-1a3.5 3.5 0 0 1-3.5-3.5v-5a3.5 3.5 0 0 1 3.5-3.5Z`;

/** Drawn in the colour and size of the text around them; the words beside them say the same. */
export const icons = {
  assistant: draw(`M12 2.5V6${bubble(6)}M9.3 10.5v1.5M14.7 10.5v1.5`),
  chat: draw(`${bubble(5)}M8.5 11h.01M12 11h.01M15.5 11h.01`),
  person: draw("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6"),
  menu: draw("M4 6.5h16M4 12h16M4 17.5h16"),
  send: draw("M12 19V5M5.5 11.5 12 5l6.5 6.5"),
  listen: draw("M4 9.5v5h3.5l5 4v-13l-5 4ZM16 9a4.2 4.2 0 0 1 0 6M18.5 6a8.5 8.5 0 0 1 0 12"),
  stop: draw("M7 7h10v10H7Z"),
  down: draw("M12 5v14M5.5 12.5 12 19l6.5-6.5"),
  print: draw("M7 9V4h10v5M7 17H4v-6.5A1.5 1.5 0 0 1 5.5 9h13a1.5 1.5 0 0 1 1.5 1.5V17h-3M7 14h10v6H7Z"),
  close: draw("M6 6l12 12M18 6 6 18"),
} as const;
