import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { ApiFault, sayProblem } from "../api/api-fault.ts";
import { api, type MediatorInfo } from "../api/inbox-api.ts";
import { Gate } from "./gate.tsx";

const isCodeNeeded = (error: unknown): boolean => error instanceof ApiFault && error.code === "code-needed";

/** E-mail and password; then, for those who chose it, the code of the telephone. */
export function SignIn({ onDone }: { onDone: (mediator: MediatorInfo) => void }): ReactElement {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [step, setStep] = useState<"password" | "code">("password");
  const codeField = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: () => api.signIn({ email, password, ...(step === "code" && { code }) }),
    onSuccess: ({ mediator }) => onDone(mediator),
    onError: (error) => {
      setCode("");
      if (isCodeNeeded(error)) setStep("code");
      else if (step === "code") codeField.current?.focus();
    },
  });
  useEffect(() => {
    if (step === "code") codeField.current?.focus();
  }, [step]);
  const problem = signIn.isError && !isCodeNeeded(signIn.error) ? sayProblem(signIn.error) : null;

  return (
    <Gate
      title={step === "code" ? "Votre code" : "Boîte de réception"}
      lead={
        step === "code"
          ? "Ouvrez votre application de codes. Recopiez les six chiffres."
          : "Connectez-vous avec votre compte de médiateur."
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <Stack>
          {problem !== null && (
            <Alert color="coral" role="alert">
              {problem}
            </Alert>
          )}
          {step === "password" ? (
            <>
              <TextInput
                label="Adresse e-mail"
                type="email"
                autoComplete="username"
                required
                autoFocus
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label="Mot de passe"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                visibilityToggleButtonProps={{ "aria-label": "Afficher le mot de passe" }}
              />
            </>
          ) : (
            <TextInput
              ref={codeField}
              label="Code à six chiffres"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9 ]{6,7}"
              maxLength={7}
              required
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          <Button type="submit" size="md" loading={signIn.isPending}>
            {step === "code" ? "Vérifier" : "Se connecter"}
          </Button>
          {step === "code" && (
            <Button
              variant="subtle"
              onClick={() => {
                setStep("password");
                setPassword("");
                signIn.reset();
              }}
            >
              Revenir au mot de passe
            </Button>
          )}
        </Stack>
      </form>
    </Gate>
  );
}
