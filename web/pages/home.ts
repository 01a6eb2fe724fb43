import { SosChat, tabChatStore } from "../chat/sos-chat.ts";
import { elementById } from "./element-by-id.ts";

customElements.define("sos-chat", SosChat);

const intro = elementById("intro", HTMLElement);
const talk = elementById("talk", HTMLElement);
const begin = elementById("begin", HTMLButtonElement);
const beginLabel = elementById("begin-label", HTMLElement);
const title = document.title;

let chat: SosChat | null = null;

const chatShown = { chat: true };

function showChat(): void {
  chat ??= addChat();
  intro.hidden = true;
  talk.hidden = false;
  document.body.classList.add("talking");
  beginLabel.textContent = "Reprendre la discussion";
  const shown = chat;
  void shown.updateComplete.then(() => shown.focus());
}

function showIntro(): void {
  talk.hidden = true;
  intro.hidden = false;
  document.body.classList.remove("talking");
  begin.focus();
}

function addChat(): SosChat {
  const added = new SosChat();
  const back = document.createElement("button");
  back.type = "button";
  back.slot = "start";
  back.className = "back";
  back.textContent = "Accueil";
  back.addEventListener("click", () => history.back());
  added.append(back);
  added.addEventListener("sos-news", tellNews);
  talk.append(added);
  return added;
}

function tellNews(): void {
  if (document.hidden) document.title = `Nouveau message — ${title}`;
  if (talk.hidden) beginLabel.textContent = "Lire le nouveau message";
}

begin.addEventListener("click", () => {
  // The phone's back button then leads to the page, not away from the conversation.
  history.pushState(chatShown, "");
  showChat();
});
addEventListener("popstate", () => (history.state === null ? showIntro() : showChat()));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) document.title = title;
});

// After a reload the person is back in the midst of the conversation.
if (tabChatStore().load() !== null) {
  if (history.state === null) history.pushState(chatShown, "");
  showChat();
}
