/** What went wrong, as text for a log or a database column: the error's name and message, cut to 300 characters. */
export const problemOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300);
