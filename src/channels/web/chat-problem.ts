import type { Response } from "express";

/** What a person can cause, each with its status and a kind sentence. */
const problems = {
  "bad-request": [400, "Ce message n’a pas pu être lu. Essayez de l’écrire autrement."],
  "unknown-token": [401, "Cette conversation n’existe plus. Vous pouvez en commencer une nouvelle."],
  "file-gone": [404, "Ce fichier n’est plus là. Demandez-le de nouveau."],
  "conversation-ended": [410, "Cette conversation est terminée. Vous pouvez en commencer une nouvelle."],
  "too-long": [413, "Votre message est trop long. Coupez-le en plusieurs messages."],
  "not-json": [415, "Les fichiers ne passent pas ici. Écrivez votre question, ou montrez le document au rendez-vous."],
  "empty-message": [422, "Votre message est vide. Écrivez quelques mots."],
  "too-many-messages": [429, "Vous écrivez très vite. Attendez quelques secondes, puis renvoyez votre message."],
  "try-again": [503, "Nous avons un petit problème. Votre message n’est pas perdu : réessayez dans un instant."],
} as const;

export type ChatProblem = keyof typeof problems;

export function answerProblem(response: Response, code: ChatProblem): void {
  const [status, message] = problems[code];
  if (status === 503) response.set("Retry-After", "2"); // the page sends it again by itself
  response.status(status).json({ error: { code, message } });
}
