import { Button } from "@mantine/core";
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { MessageView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../frame/icons.tsx";
import { localDay, sayDay } from "../frame/say-time.ts";
import { findQuoted } from "./find-quoted.ts";
import { MessageLine } from "./message-line.tsx";
import { OutgoingLine } from "./outgoing-line.tsx";
import type { Outgoing } from "./outgoing.ts";

type TranscriptProps = {
  readonly messages: readonly MessageView[];
  readonly outgoing: readonly Outgoing[];
  readonly person: string;
  readonly writing: string | undefined;
  readonly onRetry: (message: string) => void;
  readonly onTakeBack: (message: Outgoing) => void;
};

/** Nearer to the end than this, one reads the end. */
const nearPx = 120;

export function Transcript({
  messages,
  outgoing,
  person,
  writing,
  onRetry,
  onTakeBack,
}: TranscriptProps): ReactElement {
  const { me } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const readsEnd = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = (): void => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  // Who reads the end stays there, whatever grows or shrinks; who reads further up is left in peace.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (readsEnd.current) toEnd();
    });
    for (const watched of [box.current, content.current]) if (watched) observer.observe(watched);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="transcript-frame">
      <div
        className="transcript"
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={`Messages avec ${person}`}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          readsEnd.current = scrollHeight - scrollTop - clientHeight < nearPx;
          setAtEnd(readsEnd.current);
        }}
      >
        <div ref={content}>
          <ol>
            {byDay(messages).map(({ day, lines }) => (
              <li key={day.key} className="day">
                <h3 className="day-title">{day.title}</h3>
                <ol>
                  {lines.map((message) => (
                    <MessageLine
                      key={message.id}
                      message={message}
                      quoted={findQuoted(messages, message)}
                      person={person}
                      me={me.id}
                      onRetry={onRetry}
                    />
                  ))}
                </ol>
              </li>
            ))}
            {outgoing.length > 0 && (
              <li className="day">
                <ol aria-label="En cours d’envoi">
                  {outgoing.map((message) => (
                    <OutgoingLine key={message.clientMessageId} message={message} onTakeBack={onTakeBack} />
                  ))}
                </ol>
              </li>
            )}
          </ol>
          {writing !== undefined && <p className="writing">{writing} écrit…</p>}
        </div>
      </div>
      {!atEnd && (
        <Button className="to-end" size="compact-md" leftSection={<Icon name="down" size={16} />} onClick={toEnd}>
          Derniers messages
        </Button>
      )}
    </div>
  );
}

function byDay(
  messages: readonly MessageView[],
): readonly { readonly day: { key: string; title: string }; readonly lines: readonly MessageView[] }[] {
  const days = new Map<string, MessageView[]>();
  for (const message of messages) {
    const key = localDay(new Date(message.at));
    days.set(key, [...(days.get(key) ?? []), message]);
  }
  const now = new Date();
  return [...days].map(([key, lines]) => ({ day: { key, title: sayDay(lines[0]?.at ?? key, now) }, lines }));
}
