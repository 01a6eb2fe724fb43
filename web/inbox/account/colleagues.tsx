import { Alert, Button, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type Colleague } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";

/** Who has an account; an administrator closes that of somebody who leaves. */
export function Colleagues({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactElement {
  const { me, announce } = useDesk();
  const client = useQueryClient();
  const [leaving, setLeaving] = useState<Colleague | null>(null);
  const query = useQuery({ queryKey: keys.colleagues, queryFn: api.colleagues, enabled: opened });
  const remove = useMutation({
    mutationFn: ({ id }: Colleague) => api.removeColleague(id),
    onSuccess: (_done, { name }) => announce(`Le compte de ${name} est fermé.`),
    onSettled: () => {
      setLeaving(null);
      return client.invalidateQueries({ queryKey: keys.colleagues });
    },
  });
  const close = (): void => {
    setLeaving(null);
    remove.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={leaving === null ? "Comptes des collègues" : `Fermer le compte de ${leaving.name} ?`}
      centered
      closeButtonProps={{ "aria-label": "Fermer" }}
    >
      {(query.isError || remove.isError) && (
        <Alert color="coral" role="alert" mb="md">
          {sayProblem(query.error ?? remove.error)}
        </Alert>
      )}
      {query.isPending && <Loader aria-label="Chargement des comptes" />}
      {leaving === null ? (
        <ul className="colleagues">
          {query.data?.mediators.map((colleague) => (
            <li key={colleague.id} className="colleague">
              <span className="colleague-who">
                <strong>{colleague.name}</strong>
                <span>{colleague.email}</span>
                {colleague.role === "admin" && <span>Peut inviter et fermer des comptes</span>}
              </span>
              {colleague.id === me.id ? (
                <Text c="dimmed" size="sm">
                  Vous
                </Text>
              ) : (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={`Fermer le compte de ${colleague.name}`}
                  onClick={() => setLeaving(colleague)}
                >
                  Fermer
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Stack>
          <Text>
            {leaving.name} est déconnecté tout de suite, et ne pourra plus se connecter. Ses conversations en cours
            reviennent en attente, et les personnes sont prévenues. Ses réponses restent lisibles.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setLeaving(null)}>
              Garder
            </Button>
            <Button color="coral.7" data-autofocus loading={remove.isPending} onClick={() => remove.mutate(leaving)}>
              Fermer le compte
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
