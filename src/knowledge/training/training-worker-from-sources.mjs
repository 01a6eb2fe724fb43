// A worker does not inherit tsx on Node 20: it asks for it itself.
import { register } from "tsx/esm/api";

register();
await import("./training-worker.ts");
