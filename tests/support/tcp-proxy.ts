import { connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a client and a server on loopback, and fails as networks do. */
export type TcpProxy = {
  readonly port: number;
  /** Connections are taken, and nothing passes either way. */
  stall(): void;
  /** Connections are cut, and new ones refused. */
  cut(): Promise<void>;
  /** All passes again. */
  restore(): Promise<void>;
  close(): Promise<void>;
};

export async function openTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  let stalled = false;
  let server: Server | null = null;
  const sockets = new Set<Socket>();

  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    if (stalled) socket.pause();
  };
  const pass = (client: Socket): void => {
    const onward = connect(target.port, target.host);
    for (const [from, to] of [
      [client, onward],
      [onward, client],
    ] as const) {
      keep(from);
      from.on("data", (chunk) => to.write(chunk));
      from.on("close", () => to.destroy());
    }
  };
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const opened = createServer(pass).once("error", reject);
      opened.listen(port, "127.0.0.1", () => {
        server = opened;
        const address = opened.address();
        resolve(typeof address === "object" && address !== null ? address.port : port);
      });
    });
  const cut = async (): Promise<void> => {
    const closing = server;
    server = null;
    const closed = new Promise<void>((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  const port = await listen(0);
  return {
    port,
    stall: () => {
      stalled = true;
      for (const socket of sockets) socket.pause();
    },
    cut,
    restore: async () => {
      stalled = false;
      for (const socket of sockets) socket.resume();
      if (server === null) await listen(port);
    },
    close: cut,
  };
}
