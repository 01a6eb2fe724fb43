import { createServer, type Server } from "node:http";
import { downloadFile } from "../../src/channels/meta/download-file.ts";

let server: Server;
let origin = "";
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? "-"}`);
    if (request.url === "/moved") response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    else if (request.url === "/endless") {
      const pour = (): void => {
        while (response.write(Buffer.alloc(1_000_000)));
        response.once("drain", pour);
      };
      pour();
    } else if (request.url === "/gone") response.writeHead(404).end();
    else response.end("file");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const download = (address: string, token: string | null = null) =>
  downloadFile(address, { graphUrl: origin, token, timeoutMs: 5_000 });

describe("downloadFile", () => {
  it("fetches from where Meta is, with the token where there is one", async () => {
    expect(await download(`${origin}/file`, "t")).toEqual({ kind: "file", bytes: Buffer.from("file") });
    expect(asked.at(-1)).toBe("/file Bearer t");
  });

  it.each([
    "http://169.254.169.254/latest/meta-data",
    "http://127.0.0.1:1/x",
    "https://evil.example/a.jpg",
    "https://fbcdn.net.evil.example/a.jpg",
    "https://evilfbcdn.net/a.jpg",
    "http://scontent.xx.fbcdn.net/a.jpg",
    "https://user:pass@scontent.xx.fbcdn.net/a.jpg",
    "file:///etc/passwd",
    "not an address",
  ])("does not fetch from %s", async (address) => {
    expect(await download(address, "t")).toEqual({ kind: "refused", why: "an address that is not Meta's" });
  });

  it("follows nobody elsewhere", async () => {
    expect(await download(`${origin}/moved`)).toEqual({ kind: "refused", why: "redirected elsewhere" });
  });

  it("stops at what is too large", async () => {
    expect(await download(`${origin}/endless`)).toEqual({ kind: "refused", why: "too large" });
  });

  it("may try again what is not there yet", async () => {
    expect((await download(`${origin}/gone`)).kind).toBe("failed");
  });
});
