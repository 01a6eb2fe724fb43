import { supervise } from "../../src/processes/supervise.ts";
import { isWorker, obeySupervisor, openWorkerNews } from "../../src/processes/worker.ts";
import { ConversationId } from "../../src/shared/ids.ts";

// For worker-news.test.ts: a supervisor and three workers that tell their number and print those that they hear.
if (isWorker()) {
  const news = openWorkerNews();
  news.listen((heard) => {
    if (heard.kind === "typing") process.stdout.write(`${process.pid} heard ${heard.conversation}\n`);
  });
  const own = ConversationId.parse(String(process.pid));
  setInterval(() => news.tell({ kind: "typing", conversation: own, from: "bot", mediator: null }), 20);
  obeySupervisor(() => process.exit(0));
} else {
  const ignore = (): void => undefined;
  const supervisor = supervise({
    processes: 3,
    random: { fraction: () => 0 },
    log: { info: ignore, warn: ignore, error: ignore },
  });
  process.on("SIGTERM", () => void supervisor.stop());
}
