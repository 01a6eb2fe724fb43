/** The secret addresses at which mediators' calendar programs read an agenda. Instants are UTC milliseconds. */
export const feedTable = `
  CREATE TABLE calendar_feed (
    mediator TEXT NOT NULL PRIMARY KEY REFERENCES mediator (id),
    agent TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
