declare module "@socialgouv/jours-feries" {
  /** Midnights in the time zone of the process, by the day's French name. */
  const publicHolidays: (year: number) => Readonly<Record<string, Date>>;
  export default publicHolidays;
}
