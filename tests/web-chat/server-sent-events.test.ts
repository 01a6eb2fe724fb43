import fc from "fast-check";
import { createEventParser } from "../../web/chat/server-sent-events.ts";

const read = (...pieces: readonly string[]): readonly unknown[] => {
  const parser = createEventParser();
  return pieces.flatMap((piece) => [...parser.push(piece)]);
};

it.each([
  ["an event", "id: 7\nevent: state\ndata: {}\n\n", [{ id: "7", event: "state", data: "{}" }]],
  ["an event without id or name", "data: x\n\n", [{ id: null, event: "message", data: "x" }]],
  ["data of several lines", "data: a\ndata: b\n\n", [{ id: null, event: "message", data: "a\nb" }]],
  ["carriage returns", "data: a\r\n\r\n", [{ id: null, event: "message", data: "a" }]],
  ["no space after the colon", "data:a\n\n", [{ id: null, event: "message", data: "a" }]],
  ["a heartbeat", ": beat\n\n", []],
  ["an event that is not complete", "data: a\n", []],
  ["a field without value", "data\n\n", [{ id: null, event: "message", data: "" }]],
  ["an unknown field", "retry: 10\ndata: a\n\n", [{ id: null, event: "message", data: "a" }]],
])("reads %s", (_name, stream, expected) => {
  expect(read(stream)).toEqual(expected);
});

it("reads the same events however the stream is cut", () => {
  const stream = ": hi\r\n\r\nid: 1\r\nevent: message\r\ndata: é « a »\r\n\r\nid: 2\ndata: b\n\n";
  const whole = read(stream);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: stream.length })), (cuts) => {
      const at = [0, ...cuts, stream.length].sort((one, other) => one - other);
      expect(read(...at.slice(1).map((end, index) => stream.slice(at[index], end)))).toEqual(whole);
    }),
  );
});
