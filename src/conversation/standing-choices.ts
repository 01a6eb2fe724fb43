/**
 * Buttons that stay wherever a conversation is: below the chat, on the kiosk's first screen, in Messenger's menu. Their names are told here,
 * since what is shown of a touch is never taken from who touched.
 */
const standing: ReadonlyMap<string, string> = new Map([
  ["human", "Parler à quelqu’un"],
  ["menu", "Menu"],
  ["dialog:rendez-vous", "Prendre rendez-vous"],
  ["dialog:retrouver-rendez-vous", "J’ai déjà un rendez-vous"],
  ["dialog:ateliers", "Voir les ateliers"],
]);

export const standingLabel = (choice: string): string | null => standing.get(choice) ?? null;
