import { AgentId } from "../../src/appointments/appointment.ts";
import { chooseAgent, type AgentLoad } from "../../src/appointments/choose-agent.ts";

const load = (agent: string, bookedMinutes: number, weeklyOpenMinutes: number, last: string | null): AgentLoad => ({
  agent: AgentId.parse(agent),
  bookedMinutes,
  weeklyOpenMinutes,
  lastBookedAt: last === null ? null : new Date(last),
});

describe("the fairest agent", () => {
  it.each([
    ["has the fewest minutes", [load("karim", 90, 600, null), load("samira", 45, 600, null)], "samira"],
    ["has the fewest for the hours received", [load("karim", 60, 300, null), load("samira", 90, 600, null)], "samira"],
    ["was booked longest ago", [load("karim", 45, 600, "2026-03-20"), load("samira", 45, 600, "2026-03-19")], "samira"],
    ["was never booked", [load("karim", 0, 600, "2026-03-20"), load("samira", 0, 600, null)], "samira"],
    ["comes first by id when all is equal", [load("samira", 0, 600, null), load("karim", 0, 600, null)], "karim"],
    ["is the only one", [load("samira", 500, 60, null)], "samira"],
    ["is nobody when nobody is free", [], null],
  ])("%s", (_, loads, expected) => {
    expect(chooseAgent(loads)).toBe(expected);
    expect(chooseAgent(loads.toReversed())).toBe(expected);
  });
});
