/** A mediator at the inbox's HTTP doors. */
export type InboxClient = {
  get(path: string): Promise<InboxAnswer>;
  post(path: string, body?: unknown): Promise<InboxAnswer>;
  /** A file for the next message. */
  bring(path: string, bytes: Uint8Array): Promise<InboxAnswer>;
  /** The answer as it comes. */
  file(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
};
/** `status` 0: nobody answered. */
export type InboxAnswer = { readonly status: number; readonly body: unknown };

export async function signIn(url: string, email: string, password: string): Promise<InboxClient> {
  const response = await fetch(`${url}/api/inbox/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return inboxClient(url, cookie);
}

/** A mediator whose browser holds this cookie. */
export function inboxClient(url: string, cookie: string): InboxClient {
  const ask = async (method: string, path: string, body?: unknown): Promise<InboxAnswer> => {
    const isFile = body instanceof Uint8Array;
    try {
      const answer = await fetch(`${url}/api/inbox${path}`, {
        method,
        headers: {
          "content-type": isFile ? "application/octet-stream" : "application/json",
          ...{ origin: url, cookie },
        },
        ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
    } catch {
      return { status: 0, body: null };
    }
  };
  return {
    get: (path) => ask("GET", path),
    post: (path, body = {}) => ask("POST", path, body),
    bring: (path, bytes) => ask("PUT", path, bytes),
    file: (path, headers = {}) => fetch(`${url}/api/inbox${path}`, { headers: { ...headers, cookie } }),
  };
}
