export type HeardEvent = { readonly kind: string; readonly id: string | null; readonly data: Record<string, unknown> };

export type Listening = {
  /** Everything heard so far, in the order of coming. */
  readonly heard: readonly HeardEvent[];
  stop(): void;
};

/** A browser that keeps a stream of server-sent events open. Resolves once it is. */
export async function listen(address: string, headers: Readonly<Record<string, string>>): Promise<Listening> {
  const aborter = new AbortController();
  const response = await fetch(address, { headers, signal: aborter.signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const heard: HeardEvent[] = [];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      heard.push(...blocks.flatMap(eventOf));
    }
  };
  read().catch(() => undefined); // stopped, or the program is
  return { heard, stop: () => aborter.abort() };
}

function eventOf(block: string): readonly HeardEvent[] {
  const kind = /^event: ?(\S+)$/m.exec(block)?.[1];
  if (kind === undefined) return []; // a heartbeat
  const data = JSON.parse(/^data: ?(.*)$/m.exec(block)?.[1] ?? "{}") as Record<string, unknown>;
  return [{ kind, id: /^id: ?(\S+)$/m.exec(block)?.[1] ?? null, data }];
}
