/** What providers tell of our replies later. `tried_at` is when the last attempt began: what a "read up to" is compared with. */
export const channelTables = `
  ALTER TABLE outbox ADD COLUMN tried_at INTEGER;
  CREATE INDEX outbox_unread ON outbox (conversation, tried_at) WHERE state IN ('sent', 'delivered');
`;
