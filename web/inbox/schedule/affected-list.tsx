import { Alert, Button, Group, Modal, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import type { AffectedView, Reach } from "../../../src/inbox/affected-appointments.ts";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { newId } from "../conversation/new-id.ts";
import { useDesk } from "../desk-context.ts";
import { sayWhen } from "../frame/say-time.ts";
import { goTo } from "../frame/use-place.ts";
import { deliveryWord } from "../frame/words.ts";
import { keys } from "../live/use-live-inbox.ts";

const hindrances: Readonly<Record<AffectedView["hindrance"], string>> = {
  absence: "absence",
  closure: "fermeture",
  "public-holiday": "jour férié",
  cancelled: "horaire annulé ce jour-là",
  "outside-hours": "en dehors des horaires",
};

/** What to do besides writing, told plainly. */
const reaches: Readonly<Record<Reach, string | null>> = {
  reached: null,
  "in-chat":
    "Le message attend dans le chat du site : la personne le voit si elle y revient. Appelez-la si vous pouvez.",
  kiosk: "Rendez-vous pris à la borne : on ne peut pas lui écrire. Appelez la personne, ou attendez-la à l’accueil.",
  "window-closed": "Trop de temps a passé : on ne peut plus lui écrire. Appelez la personne.",
  ended: "La personne a terminé la conversation : on ne peut plus lui écrire. Appelez-la.",
  nobody: "Personne à qui écrire pour ce rendez-vous. Appelez, ou prévenez à l’accueil.",
};
const canBeTold = (reach: Reach): boolean => reach === "reached" || reach === "in-chat";

/** Booked appointments that an absence, a closure or a change of hours has hit, until each was seen to. */
export function AffectedList(): ReactElement | null {
  const client = useQueryClient();
  const { announce } = useDesk();
  const query = useQuery({ queryKey: keys.affected, queryFn: api.affected, refetchOnMount: "always" });
  const [toCancel, setToCancel] = useState<AffectedView | null>(null);
  const refresh = (): Promise<unknown> => client.invalidateQueries({ queryKey: keys.affected });
  const propose = useMutation({
    mutationFn: ({ id }: AffectedView) => api.proposeTimes(id, newId()),
    onSuccess: () => announce("La personne peut choisir un autre horaire."),
    onSettled: refresh,
  });
  const cancel = useMutation({
    mutationFn: ({ id }: AffectedView) => api.cancelAndTell(id),
    onSuccess: ({ reach }) => announce(reaches[reach] ?? "Annulé. La personne est prévenue."),
    onSettled: refresh,
  });
  const rows = query.data?.appointments ?? [];
  const told = cancel.data === undefined ? null : reaches[cancel.data.reach];
  const problem = query.error ?? propose.error ?? cancel.error;
  if (rows.length === 0 && problem === null && told === null) return null;
  return (
    <section aria-labelledby="affected" className="affected">
      <h2 id="affected" className="group-title">
        Rendez-vous à déplacer <span className="count">{rows.length}</span>
      </h2>
      {problem !== null && (
        <Alert color="coral" role="alert" mb="sm">
          {sayProblem(problem)}
        </Alert>
      )}
      {told !== null && (
        <Alert color="yellow" role="status" mb="sm">
          Le rendez-vous est annulé. {told}
        </Alert>
      )}
      <ul className="sheet sheet-list">
        {rows.map((row) => (
          <li key={row.id} className="sheet-row">
            <span className="sheet-what">
              <strong>
                {row.firstName ?? "Sans prénom"}, {row.sentence}
              </strong>
              <span>
                {row.reason} · code <span className="code">{row.code}</span>
              </span>
              <span className="warning-line">Pas possible : {hindrances[row.hindrance]}</span>
              {row.proposed !== null && (
                <span>
                  D’autres horaires sont proposés ({sayWhen(row.proposed.at, new Date())}
                  {deliveryWord(row.proposed.delivery) === null
                    ? ""
                    : `, ${(deliveryWord(row.proposed.delivery) ?? "").toLowerCase()}`}
                  ). La personne n’a pas encore choisi.
                </span>
              )}
              {reaches[row.reach] !== null && (row.proposed !== null || !canBeTold(row.reach)) && (
                <span className="to-call">{reaches[row.reach]}</span>
              )}
            </span>
            <Group gap="xs" className="sheet-acts">
              {canBeTold(row.reach) && (
                <Button
                  size="compact-md"
                  variant={row.proposed === null ? "filled" : "default"}
                  aria-label={`${row.proposed === null ? "Proposer d’autres horaires" : "Proposer encore"}, rendez-vous ${row.code}`}
                  loading={propose.isPending && propose.variables.id === row.id}
                  onClick={() => propose.mutate(row)}
                >
                  {row.proposed === null ? "Proposer d’autres horaires" : "Proposer encore"}
                </Button>
              )}
              <Button
                size="compact-md"
                variant="default"
                aria-label={`Annuler et prévenir, rendez-vous ${row.code}`}
                onClick={() => setToCancel(row)}
              >
                {canBeTold(row.reach) ? "Annuler et prévenir" : "Annuler"}
              </Button>
              {row.conversation !== null && (
                <Button
                  size="compact-md"
                  variant="subtle"
                  aria-label={`Voir la conversation, rendez-vous ${row.code}`}
                  onClick={() => goTo({ kind: "conversations", open: row.conversation })}
                >
                  Conversation
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Modal
        opened={toCancel !== null}
        onClose={() => setToCancel(null)}
        title="Annuler ce rendez-vous ?"
        centered
        closeButtonProps={{ "aria-label": "Fermer" }}
      >
        {toCancel && (
          <>
            <Text>
              {toCancel.sentence}, {toCancel.reason}.{" "}
              {canBeTold(toCancel.reach)
                ? "La personne reçoit un message dans sa conversation."
                : (reaches[toCancel.reach] ?? "")}
            </Text>
            <Group justify="flex-end" mt="lg">
              <Button variant="default" onClick={() => setToCancel(null)}>
                Garder
              </Button>
              <Button
                color="coral.7"
                data-autofocus
                onClick={() => {
                  cancel.mutate(toCancel);
                  setToCancel(null);
                }}
              >
                Annuler le rendez-vous
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </section>
  );
}
