import { Alert, Button, Loader } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from "react";
import { GiveAppointment } from "../appointments/give-appointment.tsx";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { isElsewhere, personName } from "../frame/words.ts";
import { keys } from "../live/use-live-inbox.ts";
import { Composer } from "./composer.tsx";
import { ConversationHead } from "./conversation-head.tsx";
import type { WritingMode } from "./drafts.ts";
import type { Outgoing } from "./outgoing.ts";
import { PersonCard } from "./person-card.tsx";
import { whyTooLate } from "./reply-window.ts";
import { Transcript } from "./transcript.tsx";
import { useHandoff } from "./use-handoff.ts";

type PaneProps = {
  readonly id: string;
  /** Back to the list: a button on a phone, Escape everywhere. */
  readonly onLeave: () => void;
};

/** One conversation and the person's card. To be rendered with the conversation as its key. */
export function ConversationPane({ id, onLeave }: PaneProps): ReactElement {
  const { me, drafts, outgoing, seen, typing } = useDesk();
  const query = useQuery({
    queryKey: keys.conversation(id),
    queryFn: () => api.conversation(id),
    // Each opening is read from the server: it is entered in the journal there.
    refetchOnMount: "always",
  });
  const allOutgoing = useSyncExternalStore(outgoing.subscribe, outgoing.list);
  const [mode, setMode] = useState<WritingMode>(() =>
    drafts.read(id, "note") !== "" && drafts.read(id, "reply") === "" ? "note" : "reply",
  );
  const [composerVersion, setComposerVersion] = useState(0);
  const [focusCount, setFocusCount] = useState(0);
  const focusWriting = (): void => setFocusCount((count) => count + 1);
  const handoff = useHandoff(id, { onClaimed: focusWriting, onGivenBack: onLeave });
  const retry = useMutation({ mutationFn: api.retry });
  const [gives, giving] = useDisclosure(false);
  const claimButton = useRef<HTMLButtonElement>(null);

  const open = query.data;
  const lastInboundAt = open?.conversation.lastInboundAt;
  const isOpened = open !== undefined;
  const isMine = open?.conversation.owner.kind === "mediator" && open.conversation.owner.id === me.id;

  useEffect(() => {
    if (lastInboundAt != null) seen.mark(id, lastInboundAt);
  }, [seen, id, lastInboundAt]);

  useEffect(() => {
    outgoing.forget(open?.messages.flatMap(({ clientMessageId }) => clientMessageId ?? []) ?? []);
  }, [outgoing, open?.messages]);

  // The keyboard goes on where the next act is: taking the conversation, or writing.
  useEffect(() => {
    if (!isOpened) return;
    if (isMine) setFocusCount((count) => count + 1);
    else claimButton.current?.focus();
    // At the opening only: what changes later must not move the focus of who is typing.
  }, [isOpened]);

  if (open === undefined) {
    return (
      <section className="pane pane-empty" aria-label="Conversation">
        {query.isError ? (
          <Alert color="coral" role="alert">
            {sayProblem(query.error)}
            <Button ml="sm" size="compact-sm" variant="light" color="coral" onClick={() => void query.refetch()}>
              Réessayer
            </Button>
          </Alert>
        ) : (
          <Loader aria-label="Chargement de la conversation" />
        )}
      </section>
    );
  }

  const { conversation, messages } = open;
  const person = personName(conversation);
  const shown = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const pending = allOutgoing.filter((one) => one.conversation === id && !shown.has(one.clientMessageId));

  const cannotReply = whyNoReply(conversation, me.id) ?? whyTooLate(conversation, messages, Date.now());

  function takeBack({ mode: wasMode, text, file }: Outgoing): void {
    const before = drafts.read(id, wasMode);
    drafts.write(id, wasMode, before === "" ? text : `${text}\n${before}`);
    if (file !== null) drafts.writeFile(id, file);
    setMode(wasMode);
    setComposerVersion((version) => version + 1);
    focusWriting();
  }

  return (
    <>
      <section
        className="pane"
        aria-label={`Conversation avec ${person}`}
        onKeyDown={(event) => {
          // Not the Escape of a sheet that lies above the pane: React passes it on to us.
          const isOurs = event.target instanceof Node && event.currentTarget.contains(event.target);
          if (event.key === "Escape" && isOurs) onLeave();
        }}
      >
        <ConversationHead open={open} handoff={handoff} claimButton={claimButton} onLeave={onLeave} />
        {handoff.problem !== null && (
          <Alert
            className="pane-problem"
            color="sand"
            role="alert"
            withCloseButton
            onClose={handoff.dismiss}
            closeButtonLabel="Fermer ce message"
          >
            {handoff.problem}
          </Alert>
        )}
        {retry.isError && (
          <Alert className="pane-problem" color="coral" role="alert">
            {sayProblem(retry.error)}
          </Alert>
        )}
        <Transcript
          messages={messages}
          outgoing={pending}
          person={person}
          writing={typing.get(id)}
          onRetry={(message) => retry.mutate(message)}
          onTakeBack={takeBack}
        />
        <Composer
          key={composerVersion}
          conversation={id}
          person={person}
          mode={mode}
          onMode={setMode}
          cannotReply={cannotReply}
          files={conversation.files}
          onGive={isMine ? giving.open : null}
          focusCount={focusCount}
        />
      </section>
      <GiveAppointment
        opened={gives}
        conversation={id}
        name={conversation.name}
        cannotPropose={cannotReply}
        onClose={giving.close}
      />
      <aside className="card-pane" aria-label={`Fiche de ${person}`}>
        <PersonCard open={open} />
      </aside>
    </>
  );
}

function whyNoReply(
  { owner, ended }: { owner: { kind: string; id?: string; name?: string }; ended: boolean },
  me: string,
): string | null {
  if (ended) return "La personne a terminé cette conversation. Vous pouvez ajouter une note.";
  if (owner.kind === "mediator" && !isElsewhere(owner))
    return owner.id === me
      ? null
      : `${owner.name ?? "Un collègue"} répond à cette personne. Vous pouvez ajouter une note.`;
  return "Prenez la conversation pour répondre.";
}
