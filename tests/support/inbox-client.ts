/** A mediator at the inbox's HTTP doors. */
export type InboxClient = {
  get(path: string): Promise<InboxAnswer>;
  post(path: string, body?: unknown): Promise<InboxAnswer>;
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
    try {
      const answer = await fetch(`${url}/api/inbox${path}`, {
        method,
        headers: { "content-type": "application/json", origin: url, cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
    file: (path, headers = {}) => fetch(`${url}/api/inbox${path}`, { headers: { ...headers, cookie } }),
  };
}
