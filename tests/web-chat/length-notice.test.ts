import { lengthNotice } from "../../web/chat/length-notice.ts";

describe("the room left in a message", () => {
  it.each([
    [0, ""],
    [3_799, ""],
    [3_800, "Il reste 200 caractères."],
    [3_999, "Il reste 1 caractère."],
    [4_000, "Il reste 0 caractère."],
    [4_001, "Votre message est trop long de 1 caractère. Envoyez-le en deux fois."],
  ])("%i characters", (length, expected) => {
    expect(lengthNotice(length)).toBe(expected);
  });
});
