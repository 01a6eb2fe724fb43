import type { Appointment } from "../../src/appointments/appointment.ts";

/** Pairs of booked appointments of one agent that meet. */
export function countOverlaps(appointments: readonly Appointment[]): number {
  const booked = appointments.filter(({ state }) => state.kind === "booked");
  return booked.reduce(
    (sum, one, index) =>
      sum +
      booked
        .slice(index + 1)
        .filter((other) => one.agent === other.agent && one.start < other.end && other.start < one.end).length,
    0,
  );
}
