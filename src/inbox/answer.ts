import type { Response } from "express";

/** What a mediator can cause, each with its status and the sentence shown. */
const problems = {
  "bad-request": [400, "La demande n’est pas complète. Rechargez la page, puis réessayez."],
  "wrong-credentials": [401, "L’adresse ou le mot de passe n’est pas bon."],
  "wrong-code": [401, "Ce code n’est pas bon, ou il a déjà servi. Attendez le code suivant."],
  "code-needed": [401, "Donnez le code à six chiffres de votre application."],
  "not-signed-in": [401, "Connectez-vous pour continuer."],
  "wrong-origin": [403, "Cette demande ne vient pas de la boîte de réception."],
  "not-allowed": [403, "Votre compte ne permet pas de faire cela."],
  "not-found": [404, "Cette page ou cette conversation n’existe pas."],
  "media-coming": [404, "Ce fichier n’est pas encore arrivé. Réessayez dans un instant."],
  "media-lost": [410, "Ce fichier n’a pas pu être gardé. Demandez à la personne de le montrer."],
  "file-gone": [410, "Ce fichier n’est plus là. Ajoutez-le de nouveau."],
  "file-sent": [409, "Ce fichier est déjà parti."],
  "file-too-large": [413, "Ce fichier est trop lourd."],
  "file-refused": [415, "Ce type de fichier ne peut pas partir ici."],
  "file-empty": [422, "Ce fichier est vide. Choisissez-en un autre."],
  taken: [409, "Un collègue a déjà pris cette conversation."],
  "not-yours": [409, "Vous n’avez plus cette conversation."],
  "not-failed": [409, "Ce message est déjà parti, ou il part en ce moment."],
  "email-taken": [409, "Un compte existe déjà avec cette adresse."],
  "own-account": [409, "Vous ne pouvez pas fermer votre propre compte. Demandez à un autre administrateur."],
  "already-enrolled": [409, "La double vérification est déjà active."],
  "window-closed": [409, "Trop de temps a passé : ce service ne laisse plus répondre ici. Appelez la personne."],
  "appointment-gone": [409, "Ce rendez-vous est passé, ou déjà annulé."],
  "appointment-changed": [409, "Un collègue vient de changer ce rendez-vous. Regardez-le de nouveau."],
  "slot-taken": [409, "Cette personne de l’équipe a déjà quelqu’un à cette heure."],
  "in-the-past": [422, "Cette heure est déjà passée. Choisissez un autre moment."],
  "unknown-agent": [422, "Cette personne de l’équipe ou ce motif n’existe plus. Rechargez la page."],
  "changed-meanwhile": [409, "Un collègue vient de changer cela. Rien de ce que vous avez tapé n’est perdu."],
  "no-times": [409, "Aucun autre horaire n’est libre pour ce motif. Appelez la personne, ou annulez et prévenez-la."],
  "invitation-unknown": [410, "Cette invitation a expiré ou a déjà servi. Demandez-en une autre."],
  "conversation-ended": [410, "La personne a terminé cette conversation."],
  "too-long": [413, "Votre message est trop long (4 000 signes au plus)."],
  "not-json": [415, "Cette demande n’a pas le bon format."],
  "empty-message": [422, "Votre message est vide."],
  "schedule-fault": [422, "Quelque chose est à corriger. C’est écrit à côté."],
  "weak-password": [422, "Choisissez un mot de passe d’au moins 12 signes, sans votre nom ni votre adresse."],
  "code-not-confirmed": [422, "Ce code n’est pas bon, ou il a déjà servi. Attendez le code suivant."],
  locked: [429, "Trop d’essais. Attendez quinze minutes, puis réessayez."],
  "too-fast": [429, "Trop de demandes à la fois. Attendez quelques secondes."],
  "try-again": [503, "Un problème est survenu. Rien n’est perdu : réessayez dans un instant."],
} as const;

export type Problem = keyof typeof problems;

/** `message`: a better sentence than the usual one; `extra`: more fields beside `error`. */
export function answerProblem(
  response: Response,
  code: Problem,
  { message, extra }: { readonly message?: string; readonly extra?: Readonly<Record<string, unknown>> } = {},
): Response {
  const [status, usual] = problems[code];
  if (status === 503) response.set("Retry-After", "2");
  return response.status(status).json({ error: { code, message: message ?? usual }, ...extra });
}
