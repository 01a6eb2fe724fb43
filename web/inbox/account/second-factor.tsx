import { Alert, Anchor, Button, Loader, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type MediatorInfo } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";

type SheetProps = { readonly opened: boolean; readonly onClose: () => void };

/** Turns the second factor on, or off; both ask for a code of the telephone. */
export function SecondFactor({ opened, onClose }: SheetProps): ReactElement {
  const { me } = useDesk();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Double vérification"
      centered
      closeButtonProps={{ "aria-label": "Fermer" }}
    >
      {me.totp ? <TurnOff onClose={onClose} /> : <TurnOn onClose={onClose} />}
    </Modal>
  );
}

function TurnOn({ onClose }: { onClose: () => void }): ReactElement {
  const { mutate: enrol, ...enrolment } = useMutation({ mutationFn: api.enrolTotp });
  useEffect(() => enrol(), [enrol]);
  if (enrolment.isError) {
    return (
      <Alert color="coral" role="alert">
        {sayProblem(enrolment.error)}
      </Alert>
    );
  }
  if (!enrolment.data) return <Loader aria-label="Préparation" />;
  const { secret, uri } = enrolment.data;
  return (
    <Stack>
      <Text>Ouvrez une application de codes sur votre téléphone. Ajoutez un compte avec cette clé.</Text>
      <TextInput
        label="Clé à recopier"
        classNames={{ input: "secret" }}
        readOnly
        value={secret.replace(/(.{4})(?=.)/g, "$1 ")}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Text size="sm">
        Sur ce téléphone, vous pouvez aussi{" "}
        <Anchor href={uri} underline="always">
          ouvrir l’application
        </Anchor>
        .
      </Text>
      <CodeForm label="Activer" submit={api.confirmTotp} totp onClose={onClose} />
    </Stack>
  );
}

const TurnOff = ({ onClose }: { onClose: () => void }): ReactElement => (
  <Stack>
    <Text>Un code est demandé à chaque connexion. Pour l’enlever, donnez le code du moment.</Text>
    <CodeForm label="Désactiver" submit={api.removeTotp} totp={false} onClose={onClose} />
  </Stack>
);

function CodeForm({
  label,
  submit,
  totp,
  onClose,
}: {
  label: string;
  submit: (code: string) => Promise<unknown>;
  /** Whether the second factor is on afterwards. */
  totp: boolean;
  onClose: () => void;
}): ReactElement {
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const send = useMutation({
    mutationFn: () => submit(code),
    onSuccess: () => {
      client.setQueryData<MediatorInfo | null>(keys.session, (me) => me && { ...me, totp });
      onClose();
    },
    onError: () => setCode(""),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack>
        <TextInput
          label="Code à six chiffres"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,7}"
          maxLength={7}
          required
          data-autofocus
          value={code}
          error={send.isError ? sayProblem(send.error) : null}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={send.isPending}>
          {label}
        </Button>
      </Stack>
    </form>
  );
}
