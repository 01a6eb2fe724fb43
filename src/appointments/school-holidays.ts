/** Local dates "YYYY-MM-DD" without school, both included. */
export type SchoolHolidays = {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
};

export const isSchoolHoliday = (day: string, table: readonly SchoolHolidays[]): boolean =>
  table.some(({ from, to }) => from <= day && day <= to);
