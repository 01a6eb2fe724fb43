/**
 * Replies towards providers; the row's number is that of its message. `epoch` is the conversation's when the reply was committed.
 * A reply is `open` as long as it holds back those behind it. `worker` is whose attempt was the last.
 */
export const outboxTables = `
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY REFERENCES message (seq),
    conversation TEXT NOT NULL REFERENCES conversation (id),
    author TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (
      state IN ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown', 'withheld')
    ),
    due_at INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    worker TEXT,
    lease_until INTEGER,
    confirm_by INTEGER,
    provider_id TEXT,
    error_class TEXT,
    error TEXT,
    open INTEGER AS (
      state IN ('queued', 'sending') OR (state = 'unknown' AND confirm_by IS NOT NULL)
    ) VIRTUAL,
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK (state = 'unknown' OR confirm_by IS NULL)
  ) STRICT;
  CREATE INDEX outbox_open ON outbox (conversation, seq) WHERE open = 1;
  CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
  CREATE INDEX outbox_to_confirm ON outbox (confirm_by) WHERE confirm_by IS NOT NULL;
  CREATE INDEX outbox_by_provider_id ON outbox (provider_id) WHERE provider_id IS NOT NULL;
`;
