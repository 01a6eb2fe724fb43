import { mongo } from "mongoose";

/** Server codes that mean "not now": stopping, stepping down, no primary yet, not confirmed by a majority in time. */
const passingCodes: ReadonlySet<number> = new Set([64, 91, 189, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** The server cannot be reached or cannot take writes right now; what was sent may or may not have been done. */
export const isOutOfReach = (error: unknown): boolean => {
  if (typeof error !== "object" || error === null) return false;
  if ("syscall" in error) return true; // a socket's own error may come as it is
  if (error instanceof Error && error.name === "MongooseServerSelectionError") return true;
  if (!(error instanceof mongo.MongoError)) return false;
  if (error instanceof mongo.MongoBulkWriteError && isOutOfReach(error.errorResponse)) return true; // what it wraps
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoWriteConcernError ||
    error.name === "MongoWaitQueueTimeoutError" ||
    error.name === "MongoPoolClearedError" ||
    error.hasErrorLabel(mongo.MongoErrorLabel.RetryableWriteError) ||
    (typeof error.code === "number" && passingCodes.has(error.code))
  );
};

/** A unique key is there already. */
export const isDuplicate = (error: unknown): boolean => error instanceof mongo.MongoError && error.code === 11_000;
