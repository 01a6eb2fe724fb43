import { cookieOptions, readSessionToken } from "../../src/inbox/session-token.ts";

const token = "a".repeat(43);

describe("the session cookie", () => {
  it.each([
    ["https://sos.example.org", true],
    ["http://localhost:3000", false],
  ])("of %s is for encrypted connections only: %s", (publicUrl, secure) => {
    expect(cookieOptions(publicUrl)).toEqual({ httpOnly: true, sameSite: "strict", secure, path: "/" });
  });

  it.each([
    [undefined, null],
    ["", null],
    [`sos_session=${token}`, token],
    [`theme=dark; sos_session=${token}; other=1`, token],
    [`sos_session=short`, null],
    [`sos_session=${token}x`, null],
    [`xsos_session=${token}`, null],
    [`sos_session=;sos_session=${token}`, token],
  ])("is read from %j as %j", (header, read) => {
    expect(readSessionToken(header)).toBe(read);
  });
});
