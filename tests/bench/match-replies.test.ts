import { matchReplies } from "../../bench/match-replies.ts";

const post = (resident: string, postedAt: number) => ({ resident, postedAt, answeredAt: postedAt + 1, status: 200 });
const reply = (recipient: string, at: number) => ({ recipient, at });

describe("matchReplies", () => {
  it("takes the first reply after each message, resident by resident, whatever the order they are told in", () => {
    const posted = [post("fatima", 100), post("ali", 110), post("fatima", 200)];
    const arrivals = [reply("ali", 150), reply("fatima", 230), reply("fatima", 125), reply("fatima", 130)];
    const { delaysMs, unanswered } = matchReplies(posted, arrivals);
    expect([...delaysMs].sort((a, b) => a - b)).toEqual([25, 30, 40]);
    expect(unanswered).toBe(0);
  });

  it("does not count a reply twice: a message overtaken by the next one is unanswered", () => {
    expect(matchReplies([post("ali", 100), post("ali", 200)], [reply("ali", 210)])).toEqual({
      delaysMs: [10],
      unanswered: 1,
    });
  });

  it("does not take a reply to somebody else, nor one from before", () => {
    expect(matchReplies([post("ali", 100)], [reply("fatima", 120), reply("ali", 90)])).toEqual({
      delaysMs: [],
      unanswered: 1,
    });
  });
});
