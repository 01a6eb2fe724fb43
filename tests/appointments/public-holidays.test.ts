import { publicHolidays } from "../../src/appointments/public-holidays.ts";

describe("public holidays", () => {
  it.each([
    [2026, ["04-06", "05-14", "05-25"]],
    [2027, ["03-29", "05-06", "05-17"]],
    [2028, ["04-17", "05-25", "06-05"]],
  ])("of %d: the fixed ones, Easter Monday, Ascension and Whit Monday", (year, movable) => {
    const fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
    expect([...publicHolidays(year)].toSorted()).toEqual(
      [...fixed, ...movable].map((day) => `${year}-${day}`).toSorted(),
    );
  });
});
