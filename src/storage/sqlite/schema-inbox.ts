/** Mediators, how they sign in, what they did and what they must see. Instants are UTC milliseconds. */
export const inboxTables = `
  CREATE TABLE alert (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    conversation TEXT,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    acknowledged_by TEXT,
    acknowledged_at INTEGER,
    CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL))
  ) STRICT;
  CREATE INDEX alert_open ON alert (at) WHERE acknowledged_at IS NULL;

  CREATE TABLE mediator (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('mediator', 'admin')),
    password_hash TEXT NOT NULL,
    totp_secret TEXT,
    totp_step INTEGER
  ) STRICT;

  CREATE TABLE invitation (
    token_hash TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('mediator', 'admin')),
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    mediator TEXT NOT NULL REFERENCES mediator (id),
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX session_of_mediator ON session (mediator);

  CREATE TABLE failed_sign_in (
    key TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX failed_sign_in_by_key ON failed_sign_in (key, at);

  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    mediator TEXT,
    act TEXT NOT NULL,
    subject TEXT
  ) STRICT;

  CREATE TABLE ping (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    count INTEGER NOT NULL
  ) STRICT;
  INSERT INTO ping VALUES (1, 0);
`;
