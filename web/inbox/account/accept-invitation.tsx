import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { ApiFault, sayProblem } from "../api/api-fault.ts";
import { api, type MediatorInfo } from "../api/inbox-api.ts";
import { Gate } from "./gate.tsx";

const shortestPassword = 12;

/** The one-time link: a newcomer chooses a name, an e-mail and a password. */
export function AcceptInvitation({
  token,
  onDone,
}: {
  token: string;
  onDone: (mediator: MediatorInfo) => void;
}): ReactElement {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const accept = useMutation({
    mutationFn: () => api.acceptInvitation({ token, name, email, password }),
    onSuccess: ({ mediator }) => onDone(mediator),
  });
  const used = accept.error instanceof ApiFault && accept.error.code === "invitation-unknown";
  return (
    <Gate title="Bienvenue" lead="Créez votre compte pour répondre aux habitants.">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate();
        }}
      >
        <Stack>
          {accept.isError && (
            <Alert color="coral" role="alert">
              {sayProblem(accept.error)}{" "}
              {used && (
                <Anchor href="#" inherit underline="always">
                  Se connecter
                </Anchor>
              )}
            </Alert>
          )}
          <TextInput
            label="Prénom"
            description="Les habitants le verront quand vous répondez."
            autoComplete="given-name"
            required
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="Adresse e-mail"
            description="Elle sert à vous connecter. Les habitants ne la voient pas."
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Mot de passe"
            description="Au moins 12 signes. Une phrase courte est facile à retenir."
            autoComplete="new-password"
            required
            minLength={shortestPassword}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ "aria-label": "Afficher le mot de passe" }}
          />
          <Button type="submit" size="md" loading={accept.isPending}>
            Créer mon compte
          </Button>
        </Stack>
      </form>
    </Gate>
  );
}
