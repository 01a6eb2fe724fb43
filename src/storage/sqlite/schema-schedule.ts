/** The schedule as mediators have made it: the newest whole, and what each version changed. */
export const scheduleTables = `
  CREATE TABLE schedule (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE schedule_change (
    version INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    mediator TEXT,
    mediator_name TEXT,
    part TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,
    after TEXT
  ) STRICT;
  CREATE INDEX schedule_change_by_age ON schedule_change (at);
`;
