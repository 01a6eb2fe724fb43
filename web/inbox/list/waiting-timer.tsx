import { VisuallyHidden } from "@mantine/core";
import type { ReactElement } from "react";
import { sayWait, speakWait } from "../frame/say-time.ts";
import { useTick } from "../frame/use-tick.ts";

const minuteMs = 60_000;

const howLong = (ms: number): "fresh" | "long" | "too-long" => {
  if (ms >= 15 * minuteMs) return "too-long";
  return ms >= 5 * minuteMs ? "long" : "fresh";
};

/** Runs while one looks at it. */
export function WaitingTimer({ since, offsetMs }: { since: string; offsetMs: number }): ReactElement {
  const waited = useTick() + offsetMs - Date.parse(since);
  return (
    <span className="wait" data-wait={howLong(waited)}>
      <span aria-hidden="true">{sayWait(waited)}</span>
      <VisuallyHidden>attend depuis {speakWait(waited)}</VisuallyHidden>
    </span>
  );
}
