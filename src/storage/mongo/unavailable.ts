import { mongo } from "mongoose";

/** Server codes that mean "not now": stopping, stepping down, no primary yet, not confirmed by a majority in time. */
const passingCodes: ReadonlySet<number> = new Set([64, 91, 189, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** The server cannot be reached or cannot take writes right now; what was sent may or may not have been done. */
export const isOutOfReach = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error.name === "MongooseServerSelectionError") return true;
  if (!(error instanceof mongo.MongoError)) return false;
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
