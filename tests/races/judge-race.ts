import { createConnection } from "mongoose";
import type { AgentId } from "../../src/appointments/appointment.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { openStorage } from "../appointments/open-storage.ts";
import type { Line } from "./journal.ts";
import { openNaiveBookings } from "./naive-bookings.ts";
import { firstDay, lastDay, overlapsOf } from "./race-rules.ts";

/** All zero, or the race is lost. */
export type RaceFaults = {
  readonly overlaps: number;
  readonly bookedTwice: number;
  /** Told that it was booked, and never cancelled by anybody. */
  readonly lost: number;
  readonly cancelledYetBooked: number;
  /** Booked for somebody who never asked. */
  readonly outOfNothing: number;
  readonly cellsOfNobody: number;
  readonly bookedWithoutCells: number;
  readonly codesTwice: number;
  readonly wrongLooks: number;
  readonly leftUndone: number;
};

export async function judgeRace(
  database: string,
  lines: readonly Line[],
): Promise<{ readonly faults: RaceFaults; readonly booked: number; readonly naiveOverlaps: number }> {
  const storage = await openStorage(database);
  await storage.appointments.expireHolds(new Date(Date.now() + 3_600_000));
  const found = await storage.appointments.between(firstDay, lastDay);
  const booked = found.filter(({ state }) => state.kind === "booked");
  const agents = ["samira", "karim", "nadia"] as AgentId[];
  const cells = await storage.appointments.busyBetween(agents, firstDay, lastDay, new Date());
  await storage.close();

  const kept = [...cells.values()].reduce((total, { size }) => total + size, 0);
  const needed = booked.reduce((total, { start, end }) => total + (end.getTime() - start.getTime()) / 300_000, 0);
  const people: readonly string[] = booked.map(({ conversation }) => conversation ?? "");
  const answers = (act: Line & { kind: "answered" }, answer: string) => act.answer === answer;
  const answered = lines.filter((line) => line.kind === "answered");
  const told = new Set(
    answered.filter((line) => line.act === "confirm" && answers(line, "booked")).map(({ person }) => person ?? ""),
  );
  const confirming = new Set(asksOf(lines, "confirm"));
  const cancelling = new Set(asksOf(lines, "cancel"));
  const cancelled = answered.filter((line) => line.act === "cancel" && answers(line, "cancelled"));
  const naive = await openNaiveBookings(database);
  const naiveOverlaps = await naive.overlaps();
  await naive.close();
  return {
    booked: booked.length,
    naiveOverlaps,
    faults: {
      overlaps: overlapsOf(booked),
      bookedTwice: people.length - new Set(people).size,
      lost: [...told].filter((person) => !cancelling.has(person) && !people.includes(person)).length,
      cancelledYetBooked: cancelled.filter(({ person }) => people.includes(person ?? "")).length,
      outOfNothing: people.filter((person) => !confirming.has(person)).length,
      cellsOfNobody: Math.max(0, kept - needed),
      bookedWithoutCells: Math.max(0, needed - kept),
      codesTwice: booked.length - new Set(booked.map(({ code }) => code)).size,
      wrongLooks: lines.filter(({ kind }) => kind === "seen").length,
      leftUndone: await (database.startsWith("mongodb") ? leftOnMongo(database) : leftOnSqlite(database)),
    },
  };
}

const asksOf = (lines: readonly Line[], act: string): readonly string[] =>
  lines.flatMap((line) => (line.kind === "asks" && line.act === act ? [line.person ?? ""] : []));

/** Cells whose appointment is not there or keeps no time; appointments that are moved to nothing. */
async function leftOnSqlite(file: string): Promise<number> {
  const db = openDatabase(file);
  const { count } = db.reader
    .prepare(
      `SELECT
        (SELECT count(*) FROM busy LEFT JOIN appointment ON appointment.id = busy.appointment
          WHERE appointment.state IS NULL OR appointment.state NOT IN ('held', 'booked'))
        + (SELECT count(*) FROM appointment AS old WHERE old.state = 'moved'
          AND NOT EXISTS (SELECT 1 FROM appointment WHERE appointment.id = old.moved_to)) AS count`,
    )
    .get() as { count: number };
  await db.close();
  return count;
}

/**
 * What is still pending, a move that was never completed, a code kept by what has ended. (One that a killed process took for an appointment
 * which it never made is free again once that would have been over.)
 */
async function leftOnMongo(uri: string): Promise<number> {
  const connection = await createConnection(uri).asPromise();
  const count = (collection: string, filter: object) => connection.collection(collection).countDocuments(filter);
  const ended = await connection
    .collection<{ _id: string }>("appointments")
    .find({ state: { $ne: "booked" } })
    .map(({ _id }) => _id)
    .toArray();
  const left = await Promise.all([
    count("days", { "pending.key": { $gt: "" } }),
    count("days", { "items.leaving.to": { $gt: "" } }),
    count("appointment_codes", { appointment: { $in: ended } }),
  ]);
  await connection.close();
  return left.reduce((sum, one) => sum + one, 0);
}
