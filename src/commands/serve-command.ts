import { serve } from "../serve.ts";
import type { Command } from "./command.ts";

export const serveCommand: Command = async (config) => void (await serve(config));
