import type { PrintDetail } from "../chat/render-message.ts";
import { SosChat } from "../chat/sos-chat.ts";
import { elementById } from "../pages/element-by-id.ts";
import { idlePhase } from "./idle-phase.ts";

customElements.define("sos-chat", SosChat);

const start = elementById("start", HTMLElement);
const begin = elementById("begin", HTMLButtonElement);
const haveAppointment = elementById("have-appointment", HTMLButtonElement);
const goodbye = elementById("goodbye", HTMLElement);
const talk = elementById("talk", HTMLElement);
const seat = elementById("seat", HTMLElement);
const idleDialog = elementById("idle", HTMLDialogElement);
const secondsLeft = elementById("seconds", HTMLElement);
const troubleDialog = elementById("trouble", HTMLDialogElement);
const ticketCode = elementById("ticket-code", HTMLElement);
const ticketWords = elementById("ticket-words", HTMLElement);

/** A short cut is told in the chat's own banner; after this long the whole screen says what to do. */
const patience = 10_000;
const goodbyeShown = 8_000;

let chat: SosChat | null = null;
let lastSeen = 0;
let shownAt = 0;
let troubleTimer: ReturnType<typeof setTimeout> | undefined;
let goodbyeTimer: ReturnType<typeof setTimeout> | undefined;

function beginVisit(): void {
  if (chat !== null) return;
  hideGoodbye();
  chat = new SosChat();
  chat.place = "kiosk";
  chat.addEventListener("sos-trouble", troubled);
  chat.addEventListener("sos-print", print);
  chat.append(finishButton());
  seat.replaceChildren(chat);
  start.hidden = true;
  talk.hidden = false;
  shownAt = performance.now();
  seen();
  const opened = chat;
  void opened.updateComplete.then(() => opened.focus());
}

/** To move or cancel it, with its code and the first name. */
function findAppointment(event: MouseEvent): void {
  event.stopPropagation(); // the whole screen begins an ordinary visit
  beginVisit();
  chat?.choose({ id: "dialog:retrouver-rendez-vous", label: "J’ai déjà un rendez-vous" });
}

function finishButton(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.slot = "tool";
  button.className = "finish";
  button.textContent = "Terminer";
  button.addEventListener("click", finishVisit);
  return button;
}

/** Ends the conversation and leaves nothing of it: neither on the screen, nor in memory, nor in the page's history. */
function endVisit(): void {
  chat?.end();
  chat?.remove();
  chat = null;
  seat.replaceChildren();
  clearTicket();
  clearTimeout(troubleTimer);
  idleDialog.close();
  troubleDialog.close();
  history.replaceState(null, "", location.pathname);
  talk.hidden = true;
  start.hidden = false;
  shownAt = performance.now();
}

function finishVisit(): void {
  endVisit();
  goodbye.textContent = "C’est terminé. Votre discussion est effacée de cet écran.";
  goodbyeTimer = setTimeout(hideGoodbye, goodbyeShown);
  begin.focus();
}

function hideGoodbye(): void {
  clearTimeout(goodbyeTimer);
  goodbye.textContent = "";
}

function seen(): void {
  lastSeen = performance.now();
  idleDialog.close();
}

/** The second half of a double tap on one screen must not press what the next one shows at the same place. */
function swallowDoubleTap(event: MouseEvent): void {
  if (event.detail < 2 || performance.now() - shownAt > 1_000) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}

function touched(): void {
  if (!idleDialog.open) seen();
}

function watch(): void {
  if (chat === null) return;
  // Who listens to a long message is still there.
  if (speechSynthesis.speaking) lastSeen = performance.now();
  const phase = idlePhase(performance.now() - lastSeen);
  switch (phase.kind) {
    case "present":
      return;
    case "warning":
      secondsLeft.textContent = `${phase.secondsLeft}`;
      if (!idleDialog.open) idleDialog.showModal();
      return;
    case "gone":
      endVisit();
  }
}

function troubled(event: Event): void {
  clearTimeout(troubleTimer);
  if (event instanceof CustomEvent && event.detail === true) {
    troubleTimer = setTimeout(() => troubleDialog.showModal(), patience);
  } else {
    troubleDialog.close();
  }
}

function print(event: Event): void {
  if (!(event instanceof CustomEvent)) return;
  const { code, words } = event.detail as PrintDetail;
  ticketCode.textContent = code;
  ticketWords.textContent = words;
  window.print();
}

function clearTicket(): void {
  ticketCode.textContent = "";
  ticketWords.textContent = "";
}

history.replaceState(null, "", location.pathname);
addEventListener("click", swallowDoubleTap, { capture: true });
haveAppointment.addEventListener("click", findAppointment);
start.addEventListener("click", beginVisit);
// Anywhere on the question, and only once the finger is up: closed earlier, the touch would fall on what lies below.
idleDialog.addEventListener("click", seen);
elementById("give-up", HTMLButtonElement).addEventListener("click", finishVisit);
troubleDialog.addEventListener("cancel", (event) => event.preventDefault());
idleDialog.addEventListener("cancel", seen);
for (const sign of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
  addEventListener(sign, touched, { capture: true, passive: true });
}
addEventListener("afterprint", clearTicket);
addEventListener("contextmenu", (event) => event.preventDefault());
// A page that is left, or brought back from the browser's memory by the back button, holds nobody's words.
addEventListener("pagehide", endVisit);
addEventListener("pageshow", (event) => {
  if (event.persisted) endVisit();
});
setInterval(watch, 250);
