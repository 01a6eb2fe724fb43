import type { Server } from "node:http";
import { Server as TcpServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { HowToStop } from "./processes/words.ts";
import { StartFault } from "./start-fault.ts";

/** Throws a StartFault when the port cannot be had. */
export function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new StartFault(
              `Port ${port} is taken by another program. Stop it, or choose another one: PORT=${port + 1} npm start`,
            )
          : error.code === "EACCES"
            ? new StartFault(`Port ${port} is not allowed for this user. Choose one above 1024: PORT=3000 npm start`)
            : error,
      ),
    );
    server.listen(port, () => resolve(server));
  });
}

export const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
};

/** No new connection; requests under way have five seconds. */
export async function closeServer(server: Server, how: HowToStop): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    // Not its own `close`, which cuts idle connections at once, although a request may be on its way over one of them.
    if (how === "gently") TcpServer.prototype.close.call(server, () => resolve());
    else server.close(() => resolve());
  });
  if (how === "gently") {
    server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
    // Browsers and proxies let go of an unused connection before its announced end, which is this.
    await Promise.race([closed, wait(server.keepAliveTimeout + 1_000)]);
    server.closeIdleConnections();
  }
  const impatience = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(impatience);
}
