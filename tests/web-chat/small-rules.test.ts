import { findAppointmentCode } from "../../web/chat/find-appointment-code.ts";
import { lengthNotice } from "../../web/chat/length-notice.ts";
import { timeLabel } from "../../web/chat/time-label.ts";
import { idlePhase } from "../../web/kiosk/idle-phase.ts";

describe("the kiosk's patience", () => {
  it.each([
    [0, { kind: "present" }],
    [69_999, { kind: "present" }],
    [70_000, { kind: "warning", secondsLeft: 20 }],
    [75_000, { kind: "warning", secondsLeft: 15 }],
    [89_999, { kind: "warning", secondsLeft: 1 }],
    [90_000, { kind: "gone" }],
    [3_600_000, { kind: "gone" }],
  ])("after %i ms", (idle, expected) => {
    expect(idlePhase(idle)).toEqual(expected);
  });
});

describe("an appointment's code", () => {
  it.each([
    ["C’est réservé.\nVotre code : K7P2\nGardez-le.", "K7P2"],
    ["Code de votre rendez-vous : AB-1234.", "AB-1234"],
    ["Votre code de rendez-vous : 4821", "4821"],
    ["N’envoyez jamais de code : c’est secret", null],
    ["Le code postal de Tourcoing : 59200 Tourcoing", null],
    ["Votre code est arrivé ?", null],
  ])("%j", (text, expected) => {
    expect(findAppointmentCode(text)).toBe(expected);
  });
});

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

describe("the time of a message", () => {
  const now = new Date(2026, 10, 23, 18, 0);
  it.each([
    [new Date(2026, 10, 23, 14, 5).toISOString(), "14:05"],
    [new Date(2026, 10, 22, 9, 30).toISOString(), "dimanche 22 novembre, 09:30"],
    ["", ""],
    ["hier", ""],
  ])("%s", (at, expected) => {
    expect(timeLabel(at, now)).toBe(expected);
  });
});
