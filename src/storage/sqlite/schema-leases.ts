/** Who does a single thing at a time. A lease that was given back keeps its row, so that its fence goes on growing. */
export const leaseTable = `
  CREATE TABLE lease (
    name TEXT NOT NULL PRIMARY KEY,
    owner TEXT,
    fence INTEGER NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
