/**
 * Appointments and the five-minute cells that keep them apart: the primary key of `busy` is what makes a double booking impossible,
 * whatever the number of processes. Instants are UTC milliseconds; a cell is whole five minutes since 1970.
 */
export const appointmentTables = `
  CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    agent TEXT NOT NULL,
    place TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    state TEXT NOT NULL
      CHECK (state IN ('held', 'booked', 'cancelled-by-resident', 'cancelled-by-mediator', 'released', 'expired')),
    held_at INTEGER NOT NULL,
    held_until INTEGER,
    conversation TEXT,
    first_name TEXT,
    hold_event TEXT UNIQUE,
    CHECK ((state = 'held') = (held_until IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX one_hold_per_conversation ON appointment (conversation) WHERE state = 'held';
  CREATE INDEX appointment_by_conversation ON appointment (conversation, held_at);
  CREATE INDEX appointment_by_start ON appointment (starts_at);
  CREATE INDEX appointment_by_code ON appointment (code);
  CREATE INDEX hold_by_end ON appointment (held_until) WHERE state = 'held';

  CREATE TABLE busy (
    agent TEXT NOT NULL,
    cell INTEGER NOT NULL,
    appointment TEXT NOT NULL REFERENCES appointment (id),
    PRIMARY KEY (agent, cell)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX busy_by_appointment ON busy (appointment);
`;
