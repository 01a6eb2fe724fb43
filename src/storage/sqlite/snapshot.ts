import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/** Several reads that see the same state, whatever other processes commit meanwhile. */
export const snapshot = <T>(reader: DatabaseSyncInstance, read: (reader: DatabaseSyncInstance) => T): T => {
  reader.exec("BEGIN");
  try {
    return read(reader);
  } finally {
    reader.exec("COMMIT");
  }
};
