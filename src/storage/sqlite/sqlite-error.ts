import { StorageFault } from "../storage-fault.ts";

/** SQLite's primary result codes that we react to: https://sqlite.org/rescode.html */
const codes = { busy: 5, locked: 6, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };

const primaryCodeOf = (error: unknown): number | null =>
  typeof error === "object" && error !== null && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : null;

/** Another connection holds the lock: worth another try. */
export const isBusy = (error: unknown): boolean => {
  const code = primaryCodeOf(error);
  return code === codes.busy || code === codes.locked;
};

/** What is wrong with the file and what to do, for errors met while opening or filling it; null when the error is something else. */
const problemWithFileOf = (error: unknown): string | null => {
  switch (primaryCodeOf(error)) {
    case codes.busy:
    case codes.locked:
      return "is kept locked by another program. Close it (a backup, a database browser), then start again";
    case codes.readOnly:
    case codes.cannotOpen:
      return "cannot be opened for writing. Give this user the right to write the file and its folder";
    case codes.ioError:
      return "cannot be read or written. Check the disk, or choose another folder with DATA_DIR";
    case codes.full:
      return "cannot grow: the disk is full. Free some space, then begin again";
    case codes.corrupt:
      return "is damaged. Put it aside and restore the last backup";
    case codes.notADatabase:
      return "is not a database of this program. Put it aside, or name another with DATABASE_URL";
    case null:
    default:
      return null;
  }
};

/** Told with the file's name and the remedy when the file is what is wrong. */
export const withFile = (file: string, error: unknown): unknown => {
  const problem = problemWithFileOf(error);
  return problem === null ? error : new StorageFault(`The database ${file} ${problem}.`, { cause: error });
};
