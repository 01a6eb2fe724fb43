import { Button, Group, SegmentedControl, Text, Textarea } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { api } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import type { FileLimits } from "../../../src/media/file-limits.ts";
import { Icon } from "../frame/icons.tsx";
import { AttachButton } from "./attach-button.tsx";
import { AttachmentStrip } from "./attachment-strip.tsx";
import type { WritingMode } from "./drafts.ts";
import { useAttachment } from "./use-attachment.ts";

const longest = 4_000;
/** The person's dots last six seconds. */
const typingEveryMs = 4_000;

type ComposerProps = {
  readonly conversation: string;
  readonly person: string;
  readonly mode: WritingMode;
  readonly onMode: (mode: WritingMode) => void;
  /** Why no reply can be sent now; null when it can. Notes always can. */
  readonly cannotReply: string | null;
  /** The files that may be sent to this person. */
  readonly files: FileLimits;
  /** Gives the person an appointment; null while they cannot be answered. */
  readonly onGive: (() => void) | null;
  /** Moves the focus here when it changes and is not 0. */
  readonly focusCount: number;
};

/** Bound to one conversation: render it with the conversation as its key. */
export function Composer({
  conversation,
  person,
  mode,
  onMode,
  cannotReply,
  files,
  onGive,
  focusCount,
}: ComposerProps): ReactElement {
  const { drafts, outgoing, connection } = useDesk();
  const [texts, setTexts] = useState(() => ({
    reply: drafts.read(conversation, "reply"),
    note: drafts.read(conversation, "note"),
  }));
  const text = texts[mode];
  const field = useRef<HTMLTextAreaElement>(null);
  const toldTypingAt = useRef(0);
  useEffect(() => {
    if (focusCount > 0) field.current?.focus();
  }, [focusCount]);

  const isNote = mode === "note";
  const refused = !isNote && cannotReply !== null;
  const offline = connection !== "live";
  const { attachment, attach, remove, handOver } = useAttachment(conversation, files);
  const takesFiles = !isNote && !refused && Object.keys(files).length > 0;
  const waits = !isNote && attachment.kind === "bringing";
  const empty = text.trim() === "" && (isNote || attachment.kind !== "ready");

  function keep(next: string): void {
    setTexts({ ...texts, [mode]: next });
    drafts.write(conversation, mode, next);
  }

  function change(next: string): void {
    keep(next);
    if (isNote || refused || offline || Date.now() - toldTypingAt.current < typingEveryMs) return;
    toldTypingAt.current = Date.now();
    void api.typing(conversation).catch(() => undefined);
  }

  function send(): void {
    if (empty || waits || refused || offline) return;
    void outgoing.send(conversation, mode, text, isNote ? null : handOver());
    keep("");
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // On a telephone "enter" goes to the next line; a half-typed accent is not the end either.
    const isTouch = window.matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || isTouch) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className="composer"
      data-mode={mode}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes("Files")) event.preventDefault();
      }}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault(); // else the browser leaves the page to show it
        if (takesFiles && !offline) attach([...event.dataTransfer.files]);
      }}
      aria-label={isNote ? "Écrire une note interne" : `Répondre à ${person}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Group gap="xs" justify="space-between">
        <SegmentedControl
          size="sm"
          value={mode}
          onChange={(value) => onMode(value === "note" ? "note" : "reply")}
          aria-label="Que voulez-vous écrire ?"
          data={[
            { value: "reply", label: "Réponse" },
            { value: "note", label: "Note interne" },
          ]}
        />
        <Group gap="xs">
          {takesFiles && <AttachButton limits={files} disabled={offline} onFiles={attach} />}
          {onGive !== null && (
            <Button
              variant="default"
              size="compact-md"
              disabled={offline}
              leftSection={<Icon name="calendar" size={18} />}
              onClick={onGive}
            >
              Rendez-vous…
            </Button>
          )}
        </Group>
      </Group>
      {refused ? (
        <Text className="composer-refusal">{cannotReply}</Text>
      ) : (
        <>
          <Textarea
            ref={field}
            aria-label={isNote ? "Note interne" : `Réponse à ${person}`}
            placeholder={isNote ? "Visible par les médiateurs seulement" : "Écrivez simplement, en phrases courtes"}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={longest}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const { files: pasted, types } = event.clipboardData;
              // A word processor gives a picture beside the words: the words are meant.
              if (!takesFiles || offline || pasted.length === 0 || types.includes("text/plain")) return;
              event.preventDefault();
              attach([...pasted]);
            }}
            dir="auto"
          />
          {takesFiles && <AttachmentStrip attachment={attachment} onRemove={remove} />}
          <ComposerFoot mode={mode} empty={empty || waits} offline={offline} />
        </>
      )}
    </form>
  );
}

function ComposerFoot({ mode, empty, offline }: { mode: WritingMode; empty: boolean; offline: boolean }): ReactElement {
  const isNote = mode === "note";
  return (
    <div className="composer-foot">
      {offline ? (
        <Text size="sm" role="status">
          Connexion perdue. Votre texte est gardé ; vous pourrez l’envoyer au retour.
        </Text>
      ) : (
        <Text size="sm" className="composer-hint">
          {isNote ? "La personne ne la verra jamais." : "Entrée pour envoyer, Maj + Entrée pour aller à la ligne."}
        </Text>
      )}
      <Button
        type="submit"
        className="composer-send"
        disabled={empty || offline}
        leftSection={<Icon name={isNote ? "lock" : "send"} size={18} />}
        {...(isNote && { color: "sand.8" })}
      >
        {isNote ? "Ajouter la note" : "Envoyer"}
      </Button>
    </div>
  );
}
