import { z } from "zod";
import type { DocumentedAnswer, Route } from "./api-document.ts";

export type Asked = {
  /** In place of `{id}`. */
  readonly id?: string;
  /** In place of `{file}`. */
  readonly file?: string;
  /** A file as the body. */
  readonly bytes?: Uint8Array;
  readonly query?: string;
  readonly token?: string;
  readonly cookie?: string;
  /** Another site than ours; ours without it. */
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, instead of JSON. */
  readonly raw?: string;
};

export type Answered = { readonly status: number; readonly body: unknown; readonly cookie: string | null };

/** The program's doors; every answer is compared with the document, and anything else than what it says throws. */
export type Doors = {
  ask(route: string, asked?: Asked): Promise<Answered>;
  /** The kinds of events that came until `enough` of them, or two seconds. */
  listen(route: string, asked: Asked, enough: (kinds: readonly string[]) => boolean): Promise<readonly string[]>;
};

export function documentedDoors(url: string, document: ReadonlyMap<string, Route>): Doors {
  const find = (name: string): Route => {
    const route = document.get(name);
    if (route === undefined) throw new Error(`the document has no ${name}`);
    return route;
  };
  const send = (route: Route, asked: Asked, signal: AbortSignal): Promise<Response> => {
    const [method = ""] = route.name.split(" ");
    const address = route.path
      .replace("{id}", encodeURIComponent(asked.id ?? ""))
      .replace("{file}", encodeURIComponent(asked.file ?? "none"));
    return fetch(`${url}${address}${asked.query ?? ""}`, {
      method,
      headers: headersOf(url, method, asked),
      signal,
      ...(asked.raw !== undefined && { body: asked.raw }),
      ...(asked.bytes !== undefined && { body: new Uint8Array(asked.bytes) }),
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    });
  };
  return {
    ask: async (name, asked = {}) => {
      const route = find(name);
      const response = await send(route, asked, AbortSignal.timeout(10_000));
      const body = await readBody(response);
      checkAnswer(route, response, body);
      const [cookie = null] = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
      return { status: response.status, body, cookie };
    },
    listen: async (name, asked, enough) => {
      const route = find(name);
      const aborter = new AbortController();
      const patience = setTimeout(() => aborter.abort(), 2_000);
      const response = await send(route, asked, aborter.signal);
      checkAnswer(route, response, null);
      const kinds: string[] = [];
      try {
        for await (const { kind, data } of readEvents(response)) {
          checkEvent(kind, data, documentedAnswer(route, response));
          kinds.push(kind);
          if (enough(kinds)) break;
        }
      } catch (error) {
        if (!aborter.signal.aborted) throw error;
      }
      clearTimeout(patience);
      aborter.abort();
      return kinds;
    },
  };
}

const headersOf = (
  url: string,
  method: string,
  { token, cookie, origin, headers, body, bytes }: Asked,
): Readonly<Record<string, string>> => ({
  ...(method !== "GET" && { origin: origin ?? url }),
  ...(body !== undefined && { "content-type": "application/json" }),
  ...(bytes !== undefined && { "content-type": "application/octet-stream" }),
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(cookie !== undefined && { cookie }),
  ...headers,
});

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return response.headers.get("content-type")?.startsWith("application/json") ? (JSON.parse(text) as unknown) : text;
}

function documentedAnswer(route: Route, { status }: Response): DocumentedAnswer {
  const answer = route.answers.get(status);
  if (answer === undefined) throw new Error(`${route.name} answered ${status}, which the document does not tell`);
  return answer;
}

/** `body` null: a stream, whose events are compared one by one. */
function checkAnswer(route: Route, response: Response, body: unknown): void {
  const answer = documentedAnswer(route, response);
  const where = `${route.name} ${response.status}`;
  const type = response.headers.get("content-type")?.split(";")[0] ?? "none";
  const content = Object.entries(answer.content ?? {});
  if (content.length === 0) {
    if (body !== "") throw new Error(`${where} has a body, and the document tells none`);
    return;
  }
  const told = content.find(([documented]) => documented === type)?.[1];
  if (told === undefined)
    throw new Error(`${where} is ${type}, and the document tells ${content.map(([one]) => one).join()}`);
  if (body === null) return;
  compare(where, told.schema, body);
  const codes = answer["x-codes"];
  if (codes === undefined) return;
  const { code } = z.looseObject({ error: z.looseObject({ code: z.string() }) }).parse(body).error;
  if (!codes.includes(code)) throw new Error(`${where} says ${code}, and the document tells ${codes.join(", ")}`);
}

function compare(where: string, schema: unknown, value: unknown): void {
  const parsed = z.fromJSONSchema(z.record(z.string(), z.unknown()).parse(schema)).safeParse(value);
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}\n${JSON.stringify(value)}`);
}

async function* readEvents(response: Response): AsyncGenerator<{ readonly kind: string; readonly data: string }> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const kind = /^event: ?(\S+)$/m.exec(block)?.[1];
      if (kind !== undefined) yield { kind, data: /^data: ?(.*)$/m.exec(block)?.[1] ?? "" };
    }
  }
}

function checkEvent(kind: string, data: string, answer: DocumentedAnswer): void {
  const schema = answer["x-events"]?.[kind];
  if (schema === undefined) throw new Error(`the stream tells of "${kind}", and the document does not`);
  compare(`the event "${kind}"`, schema, JSON.parse(data));
}
