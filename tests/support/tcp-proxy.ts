import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * What a bad network does: nothing, no connection at all (broken off, or closed politely as a server that stops does), silence on open
 * connections, or each piece late by so many milliseconds.
 */
export type Weather = "fair" | "cut" | "closed" | "stalled" | { readonly lateByMs: number };

export type TcpProxy = {
  readonly port: number;
  become(weather: Weather): void;
  stop(): Promise<void>;
};

/** Stands between a client and a server on this machine. What is held back by a stall is delivered when it ends. */
export async function startTcpProxy(host: string, port: number): Promise<TcpProxy> {
  let weather: Weather = "fair";
  const open = new Set<Socket>();
  const wakers = new Set<() => void>();

  const forward = (from: Socket, to: Socket): void => {
    let before: Promise<unknown> = Promise.resolve();
    from.on("data", (piece) => {
      before = before.then(async () => {
        while (weather === "stalled") await new Promise<void>((resolve) => wakers.add(resolve));
        if (typeof weather === "object") await new Promise((resolve) => setTimeout(resolve, lateness(weather)));
        if (!to.destroyed) to.write(piece);
      });
    });
  };

  const server = createServer((client) => {
    if (weather === "cut" || weather === "closed") return void client.resetAndDestroy();
    const upstream = connect(port, host);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
    forward(client, upstream);
    forward(upstream, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");

  const reset = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    port: address.port,
    become: (next) => {
      weather = next;
      if (next === "cut") reset();
      if (next === "closed") for (const socket of open) socket.destroy();
      for (const wake of wakers) wake();
      wakers.clear();
    },
    stop: async () => {
      weather = "cut";
      reset();
      server.close();
      await once(server, "close");
    },
  };
}

const lateness = (weather: Weather): number => (typeof weather === "object" ? weather.lateByMs : 0);
