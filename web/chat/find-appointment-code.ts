/**
 * The code of an appointment, where a message gives one on a line such as « Votre code : K7P2 »: capitals and digits, at
 * least four of them, with at most one dash.
 */
export function findAppointmentCode(text: string): string | null {
  const found = /^[^\n:]{0,40}\bcode\b[^\n:]{0,40}:\s*([A-Z0-9]{2,8}-?[A-Z0-9]{2,8})\s*\.?\s*$/m.exec(
    text.replace(/Code/g, "code"),
  );
  return found?.[1] ?? null;
}
