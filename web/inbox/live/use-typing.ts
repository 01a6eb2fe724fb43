import { useCallback, useEffect, useRef, useState } from "react";
import type { InboxEvent } from "./apply-event.ts";

const lastsMs = 6_000;

/** Colleagues (and people) who are writing, by conversation; and the way to note an event. */
export function useTyping(me: string): readonly [ReadonlyMap<string, string>, (event: InboxEvent) => void] {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const forget = useCallback((conversation: string): void => {
    clearTimeout(timers.current.get(conversation));
    if (!timers.current.delete(conversation)) return;
    setNames((known) => new Map([...known].filter(([id]) => id !== conversation)));
  }, []);

  const note = useCallback(
    (event: InboxEvent): void => {
      if (event.kind === "message") forget(event.conversationId);
      if (event.kind !== "typing" || event.from === "bot") return;
      const name = event.from === "mediator" ? event.name : "La personne";
      if (name === null || (event.from === "mediator" && name === me)) return;
      const { conversationId } = event;
      clearTimeout(timers.current.get(conversationId));
      timers.current.set(
        conversationId,
        setTimeout(() => forget(conversationId), lastsMs),
      );
      setNames((known) => (known.get(conversationId) === name ? known : new Map(known).set(conversationId, name)));
    },
    [forget, me],
  );

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);
  return [names, note];
}
