/** `id` is null when the event has none: it must then not move the place to resume from. */
export type ServerSentEvent = { readonly id: string | null; readonly event: string; readonly data: string };

export type EventParser = {
  /** Takes the next piece of the stream, cut anywhere; gives the events that it completes. */
  readonly push: (piece: string) => readonly ServerSentEvent[];
};

/** The text/event-stream format (HTML standard §9.2.6), less `retry`: the chat keeps its own back-off. */
export function createEventParser(): EventParser {
  let rest = "";
  let id: string | null = null;
  let event = "";
  let data: string[] = [];

  const readLine = (line: string): ServerSentEvent | null => {
    if (line === "") {
      const complete =
        data.length === 0 ? null : { id, event: event === "" ? "message" : event, data: data.join("\n") };
      id = null;
      event = "";
      data = [];
      return complete;
    }
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "id") id = value;
    else if (field === "event") event = value;
    else if (field === "data") data.push(value);
    return null;
  };

  return {
    push(piece) {
      rest += piece;
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      return lines.map(readLine).filter((complete) => complete !== null);
    },
  };
}
