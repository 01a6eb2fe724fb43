import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

const project = path.resolve("tests/support/mongo-server");
const built = path.resolve("node_modules/.cache/sos-numerique/mongo-server");
const classpathFile = path.join(built, "classpath.txt");

/** Where tests find a server that speaks MongoDB's protocol, or why they find none. */
export type MongoServer = { readonly uri: string } | { readonly missing: string };

const howToGetIt =
  "Install a JDK (17 or newer) and Maven (apt-get install default-jdk-headless maven), or name a server in MONGODB_TEST_URI.";

/** The server of MONGODB_TEST_URI, else one in memory, in a Java process that ends with this one. */
export async function startMongoServer(): Promise<MongoServer> {
  const given = process.env["MONGODB_TEST_URI"];
  if (given !== undefined && given !== "") return { uri: given };
  const problem = buildOnce();
  if (problem !== null) return { missing: problem };
  const server = await launch(forShortTests);
  if (server === null) return { missing: doesNotStart };
  server.letGo();
  return { uri: server.uri };
}

/** A server of our own that can be stopped and started again with all that it held. */
export type StoppableMongoServer = {
  readonly uri: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  end(): Promise<void>;
};

/** Throws with how to get one where none can be had. */
export async function startStoppableMongoServer(): Promise<StoppableMongoServer> {
  const problem = buildOnce();
  if (problem !== null) throw new Error(problem);
  const server = await launch(forLongRuns);
  if (server === null) throw new Error(doesNotStart);
  return {
    uri: server.uri,
    start: () => server.tell("start"),
    stop: () => server.tell("stop"),
    end: server.end,
  };
}

const doesNotStart = `The MongoDB server for tests does not start. ${howToGetIt}`;
/** Ready soon, and small beside the tests. */
const forShortTests = ["-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
const forLongRuns = ["-Xmx1g", "-XX:+UseSerialGC"];

type LaunchedServer = {
  readonly uri: string;
  /** Resolves once it is done. */
  tell(command: "start" | "stop"): Promise<void>;
  end(): Promise<void>;
  letGo(): void;
};

async function launch(options: readonly string[]): Promise<LaunchedServer | null> {
  const classpath = [path.join(built, "classes"), readFileSync(classpathFile, "utf8").trim()].join(path.delimiter);
  const server: ChildProcessByStdio<Writable, Readable, null> = spawn(
    "java",
    [...options, "-cp", classpath, "MongoServerForTests"],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  const ended = once(server, "exit");
  const nextLine = () => Promise.race([firstLine(server.stdout), ended.then(() => null)]);
  const uri = await nextLine();
  if (uri === null || uri === "") return null;
  return {
    uri,
    tell: async (command) => {
      const answer = nextLine();
      server.stdin.write(`${command}\n`);
      if ((await answer) !== command) throw new Error(`The MongoDB server for tests did not ${command}.`);
    },
    end: async () => {
      server.stdin.end(); // what it ends by
      await ended;
    },
    letGo: () => {
      server.unref();
      for (const pipe of [server.stdin, server.stdout]) (pipe as unknown as { unref(): void }).unref();
    },
  };
}

/** Null once it is built; else why not, and what to do. */
function buildOnce(): string | null {
  const code = path.join(project, "src/main/java");
  const sources = [path.join(project, "pom.xml"), ...readdirSync(code).map((name) => path.join(code, name))];
  const isFresh =
    existsSync(classpathFile) &&
    sources.every((file) => statSync(file).mtimeMs <= statSync(classpathFile).mtimeMs) &&
    readFileSync(classpathFile, "utf8").trim().split(path.delimiter).every(existsSync);
  if (isFresh) return null;
  for (const program of ["java", "mvn"]) {
    if (spawnSync(program, ["-version"]).error) return `${program} is not installed. ${howToGetIt}`;
  }
  rmSync(built, { recursive: true, force: true }); // what is left of another build must not pass for this one's
  mkdirSync(built, { recursive: true });
  const { status, stdout } = spawnSync(
    "mvn",
    [
      ...["-q", "-B", "-f", path.join(project, "pom.xml"), `-Dbuilt=${built}`],
      ...["compile", "dependency:build-classpath", `-Dmdep.outputFile=${classpathFile}`],
    ],
    { encoding: "utf8" },
  );
  if (status === 0) return null;
  const firstError = /\[ERROR\] (.+)/.exec(stdout)?.[1] ?? "unknown problem";
  return `Maven cannot build the MongoDB server for tests (${firstError}). ${howToGetIt}`;
}

async function firstLine(stream: Readable): Promise<string> {
  let printed = "";
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    if (printed.includes("\n")) break;
  }
  return printed.split("\n")[0] ?? "";
}
