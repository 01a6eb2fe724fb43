import type { Fault } from "../../shared/fault.ts";
import type { LineOf } from "./parse-yaml.ts";

export type Path = readonly PropertyKey[];

/** Notes a fault at a place of the file being read. */
export type Report = (path: Path, problem: string, remedy: string) => void;

export const reportTo =
  (faults: Fault[], file: string, lineOf: LineOf): Report =>
  (path, problem, remedy) =>
    void faults.push({ file, line: lineOf(path), problem, remedy });
