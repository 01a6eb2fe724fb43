import type { AgentId } from "./appointment.ts";

/** Time is kept free or busy by five minutes: a cell is that many whole minutes since 1970 (UTC), divided by five. */
export const CELL_MINUTES = 5;
const CELL_MS = CELL_MINUTES * 60_000;

/** For each agent, the cells already held or booked. */
export type BusyCells = ReadonlyMap<AgentId, ReadonlySet<number>>;

/** Cells from `first` up to, but without, `end`. */
export type CellRange = { readonly first: number; readonly end: number };

/** The cells that a span of time (epoch milliseconds) touches. */
export const cellRange = (startMs: number, endMs: number): CellRange => ({
  first: Math.floor(startMs / CELL_MS),
  end: Math.ceil(endMs / CELL_MS),
});

export const cellsIn = ({ first, end }: CellRange): readonly number[] =>
  Array.from({ length: end - first }, (_, index) => first + index);
