/**
 * People known under several addresses, and what retention needs. `alias.id` is the id that the address alone would give; the row
 * says which conversation it leads to (its own, once another address leads there too). `live_log` keeps the highest number that was
 * dropped by age.
 */
export const careTables = `
  CREATE TABLE alias (
    id TEXT NOT NULL PRIMARY KEY,
    conversation TEXT NOT NULL,
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    contact TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX alias_of_conversation ON alias (conversation);

  CREATE TABLE live_log (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    dropped INTEGER NOT NULL
  ) STRICT;
  INSERT INTO live_log VALUES (1, 0);

  ALTER TABLE mediator ADD COLUMN removed_at INTEGER;
  CREATE INDEX conversation_of_mediator ON conversation (mediator) WHERE mediator IS NOT NULL;

  CREATE INDEX conversation_without_words ON conversation (active_at) WHERE has_words = 0;
  CREATE INDEX event_by_age ON event (received_at) WHERE state <> 'pending';
  CREATE INDEX event_of_conversation ON event (conversation, sent_at);
  CREATE INDEX live_event_by_age ON live_event (at);
  CREATE INDEX alert_acknowledged ON alert (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
  CREATE INDEX audit_by_age ON audit (at);
  CREATE INDEX unanswered_by_age ON unanswered (at);
  CREATE INDEX failed_sign_in_by_age ON failed_sign_in (at);
  CREATE INDEX appointment_by_end ON appointment (ends_at);
  CREATE INDEX appointment_with_person ON appointment (ends_at) WHERE conversation IS NOT NULL OR first_name IS NOT NULL;
  CREATE INDEX session_by_end ON session (expires_at);
  CREATE INDEX invitation_by_end ON invitation (expires_at);
`;
