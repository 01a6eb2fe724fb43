/**
 * Conversations, what was received and what was said. Instants are UTC milliseconds.
 *
 * `due_at` and `send_due_at` say when the oldest pending event, and the oldest reply on its way, may next be taken; both are kept
 * up to date by every act that touches those rows, so that looking for work never reads history; so is `has_words`, for retention.
 * Rows of `message` are never updated: what becomes of a reply stands in `outbox`. `unanswered` and `satisfaction` know the day,
 * and nothing of the conversation.
 */
export const conversationTables = `
  CREATE TABLE conversation (
    id TEXT NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    contact TEXT NOT NULL,
    name TEXT,
    owner TEXT NOT NULL CHECK (owner IN ('bot', 'waiting', 'mediator')),
    owner_since INTEGER,
    waiting_reason TEXT,
    waiting_watch TEXT,
    mediator TEXT,
    mediator_name TEXT,
    epoch INTEGER NOT NULL,
    version INTEGER NOT NULL,
    memory TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_inbound_at INTEGER,
    ended_at INTEGER,
    erase_up_to INTEGER,
    active_at INTEGER NOT NULL,
    has_words INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER,
    worker TEXT,
    lease_until INTEGER,
    fence INTEGER NOT NULL DEFAULT 0,
    send_due_at INTEGER,
    inbox_group INTEGER AS (
      CASE WHEN owner = 'waiting' AND ended_at IS NULL THEN 0 WHEN owner = 'mediator' THEN 1 ELSE 2 END
    ) VIRTUAL,
    inbox_order INTEGER AS (
      CASE WHEN owner = 'waiting' AND ended_at IS NULL THEN owner_since ELSE -active_at END
    ) VIRTUAL,
    CHECK ((owner = 'bot') = (owner_since IS NULL)),
    CHECK ((owner = 'waiting') = (waiting_reason IS NOT NULL AND waiting_watch IS NOT NULL)),
    CHECK ((owner = 'mediator') = (mediator IS NOT NULL AND mediator_name IS NOT NULL)),
    CHECK ((worker IS NULL) = (lease_until IS NULL))
  ) STRICT;
  CREATE INDEX conversation_free_to_claim ON conversation (due_at) WHERE due_at IS NOT NULL AND worker IS NULL;
  CREATE INDEX conversation_held ON conversation (lease_until) WHERE due_at IS NOT NULL AND worker IS NOT NULL;
  CREATE INDEX conversation_to_send ON conversation (send_due_at) WHERE send_due_at IS NOT NULL;
  CREATE INDEX conversation_in_inbox ON conversation (inbox_group, inbox_order);
  CREATE INDEX conversation_with_words ON conversation (active_at) WHERE has_words = 1;
  CREATE INDEX conversation_to_erase ON conversation (erase_up_to) WHERE erase_up_to IS NOT NULL;

  CREATE TABLE event (
    arrival INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL REFERENCES conversation (id),
    sent_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'handled', 'poisoned', 'dropped')),
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    content TEXT,
    CHECK (state <> 'pending' OR content IS NOT NULL)
  ) STRICT;
  CREATE INDEX event_pending ON event (conversation, sent_at, arrival) WHERE state = 'pending';
  CREATE INDEX event_poisoned ON event (conversation) WHERE state = 'poisoned';

  CREATE TABLE message (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL REFERENCES conversation (id),
    at INTEGER NOT NULL,
    author TEXT NOT NULL CHECK (author IN ('resident', 'bot', 'system', 'mediator')),
    mediator TEXT,
    mediator_name TEXT,
    body TEXT NOT NULL,
    client_id TEXT,
    CHECK ((author = 'mediator') = (mediator IS NOT NULL AND mediator_name IS NOT NULL))
  ) STRICT;
  CREATE INDEX message_in_transcript ON message (conversation, seq);

  CREATE TABLE live_event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    conversation TEXT,
    ref TEXT
  ) STRICT;
  CREATE INDEX live_event_of_conversation ON live_event (conversation, seq);

  CREATE TABLE unanswered (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    nearest TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE satisfaction (
    day INTEGER NOT NULL,
    face TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, face)
  ) STRICT, WITHOUT ROWID;
`;
