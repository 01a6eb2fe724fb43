import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { AgentId } from "../../appointments/appointment.ts";
import { cellRange, cellsIn } from "../../appointments/cells.ts";
import { command, query } from "./query.ts";

/** A span of an agent's time, buffer included, in milliseconds. */
export type Span = { readonly agent: AgentId; readonly from: number; readonly to: number };

const cellOfOthers = query<{ cell: number }>(`
  SELECT cell FROM busy
  WHERE agent = ? AND cell >= ? AND cell < ? AND appointment NOT IN (SELECT value FROM json_each(?)) LIMIT 1
`);
const forcedByOthers = query<{ id: string }>(`
  SELECT id FROM appointment
  WHERE agent = ? AND state = 'booked' AND origin = 'forced' AND starts_at < ? AND busy_until > ?
    AND id NOT IN (SELECT value FROM json_each(?)) LIMIT 1
`);
const cellsOf = query<{ cell: number }>("SELECT cell FROM busy WHERE appointment = ? AND agent = ?");
const occupyCell = command("INSERT INTO busy (agent, cell, appointment) VALUES (?, ?, ?)");
const freeCells = command("DELETE FROM busy WHERE appointment = ?");

/** Does nothing but `own` stand there? What was booked by force stands there without cells. */
export function isFree(db: DatabaseSyncInstance, { agent, from, to }: Span, own: readonly string[]): boolean {
  const { first, end } = cellRange(from, to);
  const mine = JSON.stringify(own);
  return (
    cellOfOthers.first(db, agent, first, end, mine) === null && forcedByOthers.first(db, agent, to, from, mine) === null
  );
}

/** The appointment's cells, but for those that the one whose place it will take keeps until then. Throws when others have some. */
export function occupy(db: DatabaseSyncInstance, id: string, { agent, from, to }: Span, moves: string | null): void {
  const kept = new Set(moves === null ? [] : cellsOf.all(db, moves, agent).map(({ cell }) => cell));
  for (const cell of cellsIn(cellRange(from, to))) if (!kept.has(cell)) occupyCell(db, agent, cell, id);
}

export const freeTime = (db: DatabaseSyncInstance, appointment: string): void => void freeCells(db, appointment);
