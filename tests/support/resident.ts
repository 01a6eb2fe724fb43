import { setTimeout as wait } from "node:timers/promises";

/** A resident at the web chat's HTTP doors. */
export type Resident = {
  readonly conversation: string;
  readonly token: string;
  /** The status of the answer. */
  write(text: string, clientMessageId?: string): Promise<number>;
  press(choice: string): Promise<number>;
  /** Everything said so far, oldest first, as "who: words [buttons]". */
  read(): Promise<readonly Line[]>;
  /** Waits until `count` lines stand there, or fails with what does. */
  readUntil(isThere: (lines: readonly Line[]) => boolean, patienceMs?: number): Promise<readonly Line[]>;
};

export type Line = {
  readonly from: string;
  readonly text: string;
  readonly choices: readonly { id: string; label: string }[];
};

let count = 0;

export async function newResident(url: string, place: "web" | "kiosk" = "web"): Promise<Resident> {
  const opened = await post(`${url}/api/chat/conversations`, null, { place });
  const { conversationId, token } = (await opened.json()) as { conversationId: string; token: string };
  const send = async (message: object): Promise<number> => {
    const answer = await post(`${url}/api/chat/messages`, token, message);
    await answer.arrayBuffer();
    return answer.status;
  };
  const read = () => readEvents(url, token);
  return {
    conversation: conversationId,
    token,
    write: (text, clientMessageId = `message-${++count}`) => send({ clientMessageId, text }),
    press: (choice) => send({ clientMessageId: `message-${++count}`, choice }),
    read,
    readUntil: async (isThere, patienceMs = 5000) => {
      const giveUpAt = Date.now() + patienceMs;
      for (;;) {
        const lines = await read();
        if (isThere(lines)) return lines;
        if (Date.now() > giveUpAt)
          throw new Error(`Still waiting; so far:\n${lines.map((l) => `${l.from}: ${l.text}`).join("\n")}`);
        await wait(40);
      }
    },
  };
}

const post = (url: string, token: string | null, body: unknown): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

/** The stream from its start, until nothing more comes for a moment. */
async function readEvents(url: string, token: string): Promise<readonly Line[]> {
  const aborter = new AbortController();
  const response = await fetch(`${url}/api/chat/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: aborter.signal,
  });
  let text = "";
  const decoder = new TextDecoder();
  let quiet = setTimeout(() => aborter.abort(), 150);
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      clearTimeout(quiet);
      quiet = setTimeout(() => aborter.abort(), 60);
    }
  } catch {
    // aborted: nothing more came
  }
  return text
    .split("\n\n")
    .filter((event) => /^event: ?message$/m.test(event))
    .map(
      (event) => JSON.parse(/^data: ?(.*)$/m.exec(event)?.[1] ?? "{}") as { from: string; name?: string; body: Body },
    )
    .map(({ from, name, body }) => ({
      from: name ?? from,
      text: body.text ?? body.label ?? "",
      choices: body.choices ?? [],
    }));
}

type Body = {
  readonly text?: string;
  readonly label?: string;
  readonly choices?: readonly { id: string; label: string }[];
};
