import { Alert, Loader, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy, useCallback, useEffect, useMemo, useState, type ReactElement } from "react";
import { AppointmentsPage } from "./appointments/appointments-page.tsx";
import { unattendedQuery } from "./appointments/unattended-query.ts";
import { sayProblem } from "./api/api-fault.ts";
import { api, type MediatorInfo } from "./api/inbox-api.ts";
import { ConversationPane } from "./conversation/conversation-pane.tsx";
import { createDrafts } from "./conversation/drafts.ts";
import { createOutgoing } from "./conversation/outgoing.ts";
import { DeskContext, type Desk as DeskValue } from "./desk-context.ts";
import { newId } from "./conversation/new-id.ts";
import { AlertsBanner } from "./frame/alerts-banner.tsx";
import { DeskHeader } from "./frame/desk-header.tsx";
import { followJoined, usePlace } from "./frame/use-place.ts";
import { QuestionsPage } from "./questions/questions-page.tsx";
import { ConversationList } from "./list/conversation-list.tsx";
import { createSeen } from "./list/seen.ts";
import { WhatsAppPage } from "./whatsapp/whatsapp-page.tsx";
import { tellOf } from "./live/tell-of.ts";
import { useTyping } from "./live/use-typing.ts";
import { keys, useLiveInbox, type LiveListener } from "./live/use-live-inbox.ts";

// Rarely needed: fetched when it is opened.
const SchedulePage = lazy(() =>
  import("./schedule/schedule-page.tsx").then((file) => ({ default: file.SchedulePage })),
);
const ReasonsPage = lazy(() => import("./schedule/reasons-page.tsx").then((file) => ({ default: file.ReasonsPage })));

const calmTitle = "Boîte de réception – SOS Numérique";

/** The signed-in mediator's page. */
export function Desk({ me, onSignedOut }: { me: MediatorInfo; onSignedOut: () => void }): ReactElement {
  const { place, goTo } = usePlace();
  const [announced, announce] = useState("");
  const [drafts] = useState(() => createDrafts(sessionStorage, me.id));
  const [seen] = useState(() => createSeen(localStorage, me.id));
  const [outgoing] = useState(() =>
    createOutgoing({
      storage: sessionStorage,
      mediator: me.id,
      post: ({ conversation, mode, clientMessageId, text, file }) =>
        api.write(conversation, mode, {
          ...{ clientMessageId, text },
          ...(file !== null && { file: { id: file.id, name: file.name } }),
        }),
      newId,
      sayProblem,
    }),
  );
  const [typing, noteTyping] = useTyping(me.name);

  const onEvent = useCallback<LiveListener>(
    (event, before) => {
      noteTyping(event);
      if (event.kind === "message" && event.message.clientMessageId !== undefined) {
        outgoing.forget([event.message.clientMessageId]);
      }
      if (event.kind === "joined") followJoined(event.part, event.conversation.id);
      const sentence = tellOf(event, before, me.id);
      if (sentence !== null) announce(sentence);
    },
    [me.id, noteTyping, outgoing],
  );
  const connection = useLiveInbox(onEvent, onSignedOut);
  const list = useQuery({ queryKey: keys.conversations, queryFn: api.conversations });

  const unattended = useQuery(unattendedQuery);

  const rows = list.data?.conversations ?? [];
  const waiting = rows.filter(({ owner }) => owner.kind === "waiting").length;
  const unreadMine = rows.filter((row) => row.owner.kind === "mediator" && seen.isUnread(row)).length;
  useEffect(() => {
    const count = waiting + unreadMine;
    document.title = count === 0 ? calmTitle : `(${count}) ${calmTitle}`;
    return () => {
      document.title = calmTitle;
    };
  }, [waiting, unreadMine]);

  const desk = useMemo<DeskValue>(
    () => ({ me, connection, announce, drafts, outgoing, seen, typing }),
    [me, connection, drafts, outgoing, seen, typing],
  );
  const openId = place.kind === "conversations" ? place.open : null;

  function leave(): void {
    const left = openId;
    goTo({ kind: "conversations", open: null });
    // Once the pane is gone, the keyboard goes on in the list where it was.
    requestAnimationFrame(() => {
      const row =
        document.querySelector<HTMLElement>(`[data-row="${CSS.escape(left ?? "")}"]`) ??
        document.querySelector<HTMLElement>("[data-row]");
      row?.focus();
    });
  }

  return (
    <DeskContext value={desk}>
      <div className="desk" data-open={openId !== null || undefined}>
        <DeskHeader
          place={place}
          goTo={goTo}
          waiting={waiting}
          unattended={unattended.data?.count ?? 0}
          onSignedOut={onSignedOut}
        />
        <div className="notices">
          {connection === "lost" && (
            <p className="lost" role="status">
              Connexion perdue, reconnexion… Vos textes sont gardés.
            </p>
          )}
          <AlertsBanner />
        </div>
        {place.kind === "appointments" || place.kind === "day-sheet" ? (
          <AppointmentsPage place={place} />
        ) : place.kind === "questions" ? (
          <QuestionsPage />
        ) : place.kind === "schedule" || place.kind === "reasons" ? (
          <Suspense fallback={<Loader m="xl" aria-label="Chargement" />}>
            {place.kind === "schedule" ? <SchedulePage /> : <ReasonsPage />}
          </Suspense>
        ) : place.kind === "whatsapp" ? (
          <WhatsAppPage />
        ) : (
          <main className="panes">
            <VisuallyHidden>
              <h1>Boîte de réception</h1>
            </VisuallyHidden>
            <div className="list-pane">
              {list.isError && (
                <Alert color="coral" role="alert" m="md">
                  {sayProblem(list.error)}
                </Alert>
              )}
              <ConversationList
                list={list.data}
                openId={openId}
                onOpen={(id) => goTo({ kind: "conversations", open: id })}
              />
            </div>
            {openId === null ? (
              <section className="pane pane-empty" aria-label="Conversation">
                <p>Choisissez une conversation dans la liste.</p>
              </section>
            ) : (
              <ConversationPane key={openId} id={openId} onLeave={leave} />
            )}
          </main>
        )}
        <VisuallyHidden role="status" aria-live="polite">
          {announced}
        </VisuallyHidden>
      </div>
    </DeskContext>
  );
}
