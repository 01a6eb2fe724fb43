/** Says that the database is being filled from elsewhere: until its only row is gone, nothing may be served from it. */
export const arrivalTable = `
  CREATE TABLE arrival (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    "from" TEXT NOT NULL,
    source TEXT NOT NULL
  ) STRICT;
`;
