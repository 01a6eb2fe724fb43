import { Center, Loader, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, type ReactElement } from "react";
import { AcceptInvitation } from "./account/accept-invitation.tsx";
import { SignIn } from "./account/sign-in.tsx";
import { ApiFault, sayProblem } from "./api/api-fault.ts";
import { api, type MediatorInfo } from "./api/inbox-api.ts";
import { Desk } from "./desk.tsx";
import { replacePlace, usePlace } from "./frame/use-place.ts";
import { keys } from "./live/use-live-inbox.ts";

const whoAmI = (): Promise<MediatorInfo | null> =>
  api.session().then(
    ({ mediator }) => mediator,
    (error: unknown) => {
      if (error instanceof ApiFault && error.status === 401) return null;
      throw error;
    },
  );

/** Who is it? Then the invitation, the sign-in, or the desk. */
export function App(): ReactElement {
  const client = useQueryClient();
  const { place } = usePlace();
  const session = useQuery({ queryKey: keys.session, queryFn: whoAmI });

  const onSignedIn = useCallback(
    (mediator: MediatorInfo) => {
      client.setQueryData<MediatorInfo | null>(keys.session, mediator);
    },
    [client],
  );
  const onSignedOut = useCallback(() => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
    client.setQueryData<MediatorInfo | null>(keys.session, null);
  }, [client]);

  if (place.kind === "invitation") {
    return (
      <AcceptInvitation
        token={place.token}
        onDone={(mediator) => {
          onSignedIn(mediator);
          replacePlace({ kind: "conversations", open: null });
        }}
      />
    );
  }
  if (session.isPending || session.isError) {
    return (
      <Center h="100dvh" role="status">
        {session.isError ? <Text>{sayProblem(session.error)}</Text> : <Loader aria-label="Chargement" />}
      </Center>
    );
  }
  if (session.data === null) return <SignIn onDone={onSignedIn} />;
  return <Desk key={session.data.id} me={session.data} onSignedOut={onSignedOut} />;
}
