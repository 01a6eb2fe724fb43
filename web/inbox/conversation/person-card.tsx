import { Title } from "@mantine/core";
import type { ReactElement } from "react";
import type { OpenConversation } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { sayClock, sayDay } from "../frame/say-time.ts";
import { channelName, ownerSentence, personName, reasonNames } from "../frame/words.ts";
import { replyUntil } from "./reply-window.ts";

const sayMoment = (at: string): string => `${sayDay(at, new Date())}, ${sayClock(at)}`;

/** What is known of the person, and what colleagues noted. */
export function PersonCard({ open: { conversation, messages } }: { open: OpenConversation }): ReactElement {
  const { me } = useDesk();
  const { owner } = conversation;
  const until = replyUntil(conversation, messages);
  const notes = messages.flatMap(({ id, body, name, at }) =>
    body.kind === "note" ? [{ id, name, at, text: body.text }] : [],
  );
  return (
    <div className="card">
      <Title order={2} size="h4" dir="auto">
        {personName(conversation)}
      </Title>
      <p className="card-owner">{ownerSentence(conversation, me.id)}</p>
      <dl>
        <dt>Écrit depuis</dt>
        <dd>{channelName(conversation.channel)}</dd>
        {owner.kind === "waiting" && (
          <>
            <dt>Motif</dt>
            <dd>{reasonNames[owner.reason]}</dd>
            <dt>Attend depuis</dt>
            <dd>{sayMoment(owner.since)}</dd>
          </>
        )}
        {owner.kind === "mediator" && (
          <>
            <dt>Prise en charge</dt>
            <dd>
              {owner.id === me.id ? "Vous" : owner.name}, {sayMoment(owner.since).toLocaleLowerCase("fr")}
            </dd>
          </>
        )}
        <dt>Premier contact</dt>
        <dd>{sayMoment(conversation.createdAt)}</dd>
        {conversation.lastInboundAt !== null && (
          <>
            <dt>Dernier message reçu</dt>
            <dd>{sayMoment(conversation.lastInboundAt)}</dd>
          </>
        )}
        {until !== null && (
          <>
            <dt>Réponse possible ici</dt>
            <dd>
              {until > Date.now()
                ? `jusqu’à ${sayMoment(new Date(until).toISOString()).toLocaleLowerCase("fr")}`
                : "plus maintenant"}
            </dd>
          </>
        )}
      </dl>
      <Title order={3} size="h5">
        Notes internes
      </Title>
      {notes.length === 0 ? (
        <p className="card-none">Aucune note.</p>
      ) : (
        <ul className="card-notes">
          {notes.toReversed().map(({ id, name, at, text }) => (
            <li key={id}>
              <p dir="auto">{text}</p>
              <p className="card-none">
                {name}, {sayMoment(at).toLocaleLowerCase("fr")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
