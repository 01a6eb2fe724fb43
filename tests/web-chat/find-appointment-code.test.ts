import { findAppointmentCode } from "../../web/chat/find-appointment-code.ts";

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
