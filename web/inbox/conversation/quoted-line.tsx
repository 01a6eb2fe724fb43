import { UnstyledButton } from "@mantine/core";
import type { ReactElement } from "react";
import { previewOf } from "../../../src/inbox/views.ts";
import type { MessageView } from "../api/inbox-api.ts";

/** Where a line of the transcript is found in the page. */
export const lineId = (message: string): string => `line-${message}`;

/** The start of what is answered, above the answer; touched, it leads there. */
export function QuotedLine({ quoted }: { quoted: MessageView | "gone" }): ReactElement {
  if (quoted === "gone") return <p className="quoted">En réponse à un message qui n’est plus là</p>;
  return (
    <UnstyledButton
      className="quoted"
      aria-label={`En réponse à : ${previewOf(quoted.body)}. Aller à ce message`}
      onClick={() => {
        const line = document.getElementById(lineId(quoted.id));
        line?.scrollIntoView({ block: "center" });
        line?.focus({ preventScroll: true });
      }}
    >
      En réponse à : {previewOf(quoted.body)}
    </UnstyledButton>
  );
}
