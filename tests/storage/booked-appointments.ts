import type { Appointment } from "../../src/appointments/appointment.ts";
import type { HoldRequest } from "../../src/appointments/appointment-store.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { karim, later, now, person, samira, slot, wish } from "../appointments/hold-wishes.ts";

/** Acts on appointments that must succeed for a test to begin. */
export const bookingOn = (storage: () => Storage) => {
  const held = async (changes?: Partial<HoldRequest>, at = now): Promise<Appointment> => {
    const answer = await storage().appointments.hold(wish(changes), at);
    if (answer.kind !== "held") throw new Error(`expected it to be held, but it was ${answer.kind}`);
    return answer.appointment;
  };
  const booked = async (changes?: Partial<HoldRequest>): Promise<Appointment> => {
    const { id, conversation } = await held(changes);
    const answer = await storage().appointments.confirm(id, conversation ?? person("nobody"), "Amina", later(1));
    if (answer.kind !== "booked") throw new Error("expected it to be booked, but it had expired");
    return answer.appointment;
  };
  return { held, booked };
};

/** The cells that are kept on the day of the slots. */
export const cellsKept = async (storage: Storage, at = now): Promise<number> => {
  const [from, to] = [slot("00:00").start, new Date(slot("23:55").start.getTime() + 2 * 86_400_000)];
  const busy = await storage.appointments.busyBetween([samira, karim], from, to, at);
  return [...busy.values()].reduce((total, cells) => total + cells.size, 0);
};

/** The same time so many days later. */
export const daysLater = (
  days: number,
  time: string,
  minutes = 45,
): Pick<HoldRequest, "start" | "end" | "busyUntil"> => {
  const moved = (instant: Date): Date => new Date(instant.getTime() + days * 86_400_000);
  const { start, end, busyUntil } = slot(time, minutes);
  return { start: moved(start), end: moved(end), busyUntil: moved(busyUntil) };
};
