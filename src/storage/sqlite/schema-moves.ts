/**
 * Appointments that move, that mediators make and of which something came; seats of workshops; people who wait. `appointment` and `busy`
 * are made anew, since SQLite changes no CHECK in place; a row's number tells which of two holds of one instant was first.
 *
 * What is booked by force (`origin`) has no cells: it needs no free time, and whoever asks for time looks at it as well. A seat's number is
 * unique among those that are held or booked, whatever the number of processes.
 */
export const moveTables = `
  CREATE TABLE appointment_before AS SELECT rowid AS place_in_order, * FROM appointment;
  CREATE TABLE busy_before AS SELECT * FROM busy;
  DROP TABLE busy;
  DROP TABLE appointment;

  CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    agent TEXT NOT NULL,
    place TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    busy_until INTEGER NOT NULL CHECK (busy_until >= ends_at),
    state TEXT NOT NULL CHECK (
      state IN ('held', 'booked', 'cancelled-by-resident', 'cancelled-by-mediator', 'moved', 'released', 'expired')
    ),
    held_at INTEGER NOT NULL,
    held_until INTEGER,
    conversation TEXT,
    first_name TEXT,
    hold_event TEXT UNIQUE,
    origin TEXT NOT NULL CHECK (origin IN ('resident', 'mediator', 'forced')),
    mediator TEXT,
    moves TEXT,
    moved_to TEXT,
    attendance TEXT NOT NULL DEFAULT 'unsaid' CHECK (attendance IN ('unsaid', 'seen', 'noshow', 'excused')),
    version INTEGER NOT NULL DEFAULT 1,
    calendar_uid TEXT NOT NULL,
    sequence INTEGER NOT NULL DEFAULT 0,
    reminders TEXT NOT NULL DEFAULT '[]',
    CHECK ((state = 'held') = (held_until IS NOT NULL)),
    CHECK ((state = 'moved') = (moved_to IS NOT NULL)),
    CHECK ((origin = 'resident') = (mediator IS NULL))
  ) STRICT;
  INSERT INTO appointment (
    id, code, reason, agent, place, starts_at, ends_at, busy_until, state, held_at, held_until, conversation, first_name,
    hold_event, origin, calendar_uid, sequence
  )
  SELECT
    id, code, reason, agent, place, starts_at, ends_at,
    max(ends_at, coalesce((SELECT max(cell) + 1 FROM busy_before WHERE appointment = id) * 300000, 0)),
    state, held_at, held_until, conversation, first_name, hold_event, 'resident', id, state LIKE 'cancelled-%'
  FROM appointment_before ORDER BY place_in_order;
  CREATE UNIQUE INDEX one_hold_per_conversation ON appointment (conversation) WHERE state = 'held';
  CREATE INDEX appointment_by_conversation ON appointment (conversation, held_at);
  CREATE INDEX appointment_by_start ON appointment (starts_at);
  CREATE INDEX appointment_by_code ON appointment (code);
  CREATE INDEX appointment_by_end ON appointment (ends_at);
  CREATE INDEX appointment_with_person ON appointment (ends_at) WHERE conversation IS NOT NULL OR first_name IS NOT NULL;
  CREATE INDEX appointment_unsaid ON appointment (ends_at) WHERE state = 'booked' AND attendance = 'unsaid';
  CREATE INDEX appointment_forced ON appointment (agent, starts_at) WHERE state = 'booked' AND origin = 'forced';
  CREATE INDEX hold_by_end ON appointment (held_until) WHERE state = 'held';
  CREATE INDEX hold_that_moves ON appointment (moves) WHERE state = 'held';

  CREATE TABLE busy (
    agent TEXT NOT NULL,
    cell INTEGER NOT NULL,
    appointment TEXT NOT NULL REFERENCES appointment (id),
    PRIMARY KEY (agent, cell)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO busy SELECT agent, cell, appointment FROM busy_before;
  CREATE INDEX busy_by_appointment ON busy (appointment);
  DROP TABLE busy_before;
  DROP TABLE appointment_before;

  CREATE TABLE seat (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
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
  CREATE UNIQUE INDEX one_person_per_seat ON seat (workshop, number) WHERE state IN ('held', 'booked');
  CREATE UNIQUE INDEX one_seat_per_person ON seat (workshop, conversation) WHERE state IN ('held', 'booked');
  CREATE INDEX seat_by_conversation ON seat (conversation, held_at);
  CREATE INDEX seat_by_end ON seat (ends_at);

  CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    conversation TEXT NOT NULL,
    reason TEXT NOT NULL,
    wishes TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    offers INTEGER NOT NULL DEFAULT 0,
    offered TEXT,
    offered_start INTEGER,
    offered_until INTEGER,
    UNIQUE (conversation, reason)
  ) STRICT;
  CREATE INDEX waiting_by_turn ON waiting (offers, joined_at);
  CREATE INDEX waiting_by_age ON waiting (joined_at);
  CREATE INDEX waiting_by_offer ON waiting (offered) WHERE offered IS NOT NULL;
`;
