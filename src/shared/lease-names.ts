/** Held by one of the processes that serve: as long as anybody has it, the database is in use. */
export const servingLease = "regular-jobs";
/** Held while everything is carried from or to this database: nobody may begin to serve from it. */
export const movingLease = "moving";
