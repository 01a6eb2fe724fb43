import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createConnection } from "mongoose";
import { AgentId, type Appointment } from "../../src/appointments/appointment.ts";
import { describeOnMongo } from "../storage/mongo-database.ts";
import { openStorage } from "./open-storage.ts";

const run = promisify(execFile);
const script = new URL("race-for-slots.ts", import.meta.url).pathname;
const PROCESSES = 8;
const ATTEMPTS = 25;
/** Longer than a busy machine takes from a hold to its confirmation: what is held is booked, and the day fills. */
const HOLD_MS = 30_000;
/** 200 attempts of 37 minutes on average want twice the time of three agents in twelve hours. */
const QUARTERS = 48;

/** What a process of the race saw. */
type Seen = { readonly held: number; readonly taken: number; readonly booked: string[]; readonly cancelled: string[] };

const meet = (a: Appointment, b: Appointment): boolean => a.agent === b.agent && a.start < b.end && b.start < a.end;

await describeOnMongo("processes that race for the same slots in MongoDB", (newDatabase) => {
  it("never book two people at once, lose a booking or leave time blocked", async () => {
    const uri = newDatabase();
    const storage = await openStorage(uri);
    const startAt = String(Date.now() + 4_000);
    const seen = await Promise.all(
      Array.from({ length: PROCESSES }, async (_, index) => {
        const given = [uri, ...[index + 1, ATTEMPTS, startAt, HOLD_MS, QUARTERS].map(String)];
        const { stdout } = await run(process.execPath, ["--import", "tsx", script, ...given]);
        return JSON.parse(stdout) as Seen;
      }),
    );
    const [from, to] = [new Date("2030-03-25T00:00:00Z"), new Date("2030-03-27T00:00:00Z")];
    const all = await storage.appointments.between(from, to);
    const booked = all.filter(({ state }) => state.kind === "booked");
    const sum = (of: (one: Seen) => number): number => seen.reduce((total, one) => total + of(one), 0);

    expect(sum(({ held, taken }) => held + taken)).toBe(PROCESSES * ATTEMPTS);
    expect(sum(({ taken }) => taken)).toBeGreaterThan(50); // there was something to race for
    expect(booked.flatMap((a, index) => booked.slice(index + 1).filter((b) => meet(a, b)))).toEqual([]);
    const agents = ["samira", "karim", "nadia"].map((name) => AgentId.parse(name));
    const cells = [
      ...(await storage.appointments.busyBetween(agents, from, to, new Date(Date.now() + 60_000))).values(),
    ];
    const minutes = booked.reduce((total, { start, end }) => total + (end.getTime() - start.getTime()) / 60_000, 0);
    expect(cells.reduce((total, { size }) => total + size, 0)).toBe(minutes / 5);

    const cancelled = new Set(seen.flatMap((one) => one.cancelled));
    const promised = seen.flatMap((one) => one.booked).filter((id) => !cancelled.has(id));
    expect(booked.map(({ id }) => String(id)).toSorted()).toEqual(promised.toSorted());
    expect(await storage.liveEvents.after(0, 10_000)).toHaveLength(sum((one) => one.booked.length) + cancelled.size);
    const connection = await createConnection(uri).asPromise();
    expect(await connection.collection("appointment_codes").countDocuments()).toBe(booked.length);
    await connection.close();
    await storage.close();
  }, 120_000);
});
