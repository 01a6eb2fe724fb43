import type { Owner } from "../../web/chat/chat-protocol.ts";

/** What may go wrong with one request: it fails before or after the server did its part, it hangs, or it is refused. */
export type Fault =
  "lost-request" | "lost-answer" | "silence" | { readonly status: number; readonly retryAfter?: number };

type Stream = { readonly conversation: number; readonly write: (text: string) => void; readonly cut: () => void };
type Stored = { readonly id: number; readonly conversation: number; readonly text: string };

/** The server's side of the chat's contract, in memory, behind a `fetch`. */
export class FakeChatServer {
  readonly requests: string[] = [];
  /** Texts and choices taken, each once. */
  readonly taken: string[] = [];
  /** One is used up by each request to create, post or end. */
  readonly faults: Fault[] = [];
  isReachable = true;
  /** Sends every event twice. */
  doubles = false;
  private conversations = 0;
  private readonly dead = new Set<number>();
  private readonly known = new Set<string>();
  private readonly events: Stored[] = [];
  private streams: Stream[] = [];
  private lastId = 0;

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace("/api/chat", "");
    this.requests.push(`${init.method ?? "GET"} ${path}`);
    if (!this.isReachable) throw new TypeError("fetch failed");
    const conversation = this.conversationOf(init);
    if (path === "/events") return this.isAlive(conversation) ? this.follow(conversation, init) : refusal(410);
    const fault = this.faults.shift();
    if (fault === "lost-request") throw new TypeError("fetch failed");
    if (fault === "silence") return hang(init);
    if (typeof fault === "object") return refusal(fault.status, fault.retryAfter);
    const answer = this.answer(path, conversation, init);
    if (fault === "lost-answer") throw new TypeError("fetch failed");
    return answer;
  };

  /** Says something as the bot, in the latest conversation. */
  say(text: string): void {
    this.message({ from: "bot", body: { kind: "text", text } });
  }

  offer(text: string, choices: readonly { id: string; label: string }[]): void {
    this.message({ from: "bot", body: { kind: "choices", text, choices } });
  }

  state(owner: Owner["kind"], mediator?: string, ended = false): void {
    this.emit(this.conversations, "state", { owner, mediator, ended });
  }

  typing(): void {
    for (const stream of this.streams) stream.write('event: typing\ndata: {"from":"bot"}\n\n');
  }

  cutStreams(): void {
    for (const stream of this.streams) stream.cut();
    this.streams = [];
  }

  /** As a proxy does that replays what it has. */
  repeatAll(): void {
    for (const stream of this.streams) for (const event of this.events) this.write(stream, event);
  }

  get openStreams(): number {
    return this.streams.length;
  }

  end(): void {
    this.dead.add(this.conversations);
  }

  isEnded(conversation: number): boolean {
    return this.dead.has(conversation);
  }

  private answer(path: string, conversation: number, init: RequestInit): Response {
    if (path === "/conversations") {
      this.conversations += 1;
      this.say("Bonjour ! Je suis un assistant automatique.");
      return json(201, { conversationId: `c${this.conversations}`, token: `t${this.conversations}` });
    }
    if (!this.isAlive(conversation)) return refusal(410);
    if (init.method === "DELETE") {
      this.dead.add(conversation);
      return new Response(null, { status: 204 });
    }
    return this.take(conversation, init);
  }

  private take(conversation: number, init: RequestInit): Response {
    const body = JSON.parse(init.body as string) as { clientMessageId: string; text?: string; choice?: string };
    const { clientMessageId, text, choice } = body;
    if (this.known.has(clientMessageId)) return json(202, { messageId: "known", status: "known" });
    this.known.add(clientMessageId);
    this.taken.push(text ?? choice ?? "");
    const stored =
      text === undefined
        ? { kind: "choice", choice, label: choice }
        : { kind: "text", text: text.replace("Soleil2024!", "[caché]") };
    this.message({ from: "resident", clientMessageId, body: stored }, conversation);
    return json(202, { messageId: "new", status: "new" });
  }

  private message(fields: object, conversation = this.conversations): void {
    const id = `m${this.lastId + 1}`;
    this.emit(conversation, "message", { id, at: "2026-11-23T14:05:00Z", ...fields });
  }

  private emit(conversation: number, event: string, data: object): void {
    const id = ++this.lastId;
    const stored = { id, conversation, text: `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n` };
    this.events.push(stored);
    for (const stream of this.streams) if (stream.conversation === conversation) this.write(stream, stored);
  }

  private write(stream: Pick<Stream, "write">, { text }: Stored): void {
    stream.write(text);
    if (this.doubles) stream.write(text);
  }

  private follow(conversation: number, init: RequestInit): Response {
    const encoder = new TextEncoder();
    const seen = Number(new Headers(init.headers).get("Last-Event-ID") ?? 0);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const stream = {
          conversation,
          write: (text: string) => controller.enqueue(encoder.encode(text)),
          cut: () => controller.error(new TypeError("network error")),
        };
        init.signal?.addEventListener("abort", () => {
          if (this.streams.includes(stream)) stream.cut();
          this.streams = this.streams.filter((other) => other !== stream);
        });
        this.streams.push(stream);
        for (const event of this.events) {
          if (event.conversation === conversation && event.id > seen) this.write(stream, event);
        }
      },
    });
    return new Response(body, { status: 200, headers: { "Content-Type": "text/event-stream" } });
  }

  private conversationOf(init: RequestInit): number {
    return Number((new Headers(init.headers).get("Authorization") ?? "").replace("Bearer t", ""));
  }

  private isAlive(conversation: number): boolean {
    return conversation > 0 && conversation <= this.conversations && !this.dead.has(conversation);
  }
}

const hang = (init: RequestInit): Promise<never> =>
  new Promise((_resolve, reject) => {
    init.signal?.addEventListener("abort", () => reject(new Error("aborted")));
  });

const json = (status: number, body: object): Response => new Response(JSON.stringify(body), { status });

function refusal(status: number, retryAfter?: number): Response {
  const headers = retryAfter === undefined ? {} : { "Retry-After": `${retryAfter}` };
  const error = { code: "refused", message: `Phrase du serveur (${status}).` };
  return new Response(JSON.stringify({ error }), { status, headers });
}
