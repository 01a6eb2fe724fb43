import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";

/** Makes a one-time link; the administrator hands it over. */
export function InviteColleague({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactElement {
  const [role, setRole] = useState<"mediator" | "admin">("mediator");
  const clipboard = useClipboard({ timeout: 3_000 });
  const invite = useMutation({ mutationFn: () => api.invite(role) });
  const close = (): void => {
    invite.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Inviter un collègue"
      centered
      closeButtonProps={{ "aria-label": "Fermer" }}
    >
      <Stack>
        {invite.isError && (
          <Alert color="coral" role="alert">
            {sayProblem(invite.error)}
          </Alert>
        )}
        {invite.data ? (
          <>
            <Text>Donnez ce lien à votre collègue. Il marche une seule fois, pendant sept jours.</Text>
            <TextInput
              label="Lien d’invitation"
              readOnly
              value={invite.data.url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Terminé
              </Button>
              <Button onClick={() => clipboard.copy(invite.data.url)}>
                {clipboard.copied ? "Lien copié" : "Copier le lien"}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Radio.Group
              label="Que pourra faire cette personne ?"
              value={role}
              onChange={(value) => setRole(value === "admin" ? "admin" : "mediator")}
            >
              <Stack mt="xs" gap="xs">
                <Radio value="mediator" label="Répondre aux habitants" />
                <Radio value="admin" label="Répondre, et inviter des collègues" />
              </Stack>
            </Radio.Group>
            <Button onClick={() => invite.mutate()} loading={invite.isPending}>
              Créer le lien
            </Button>
          </>
        )}
      </Stack>
    </Modal>
  );
}
