import { Alert, Button, Center, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";

/** The agenda's own code comes when it is first looked at: the calendar weighs more than the rest of the inbox. */
export function AppointmentsPage({ day }: { day: string | null }): ReactElement {
  const code = useQuery({ queryKey: ["agenda-page"], queryFn: () => import("./agenda-page.tsx") });
  if (code.isSuccess) return <code.data.AgendaPage day={day} />;
  return (
    <main className="agenda">
      {code.isPending ? (
        <Center h="50vh">
          <Loader aria-label="Chargement des rendez-vous" />
        </Center>
      ) : (
        <Alert color="coral" role="alert" m="md">
          Cette page n’a pas pu être chargée. Vérifiez la connexion.
          <Button ml="sm" size="compact-sm" variant="light" color="coral" onClick={() => window.location.reload()}>
            Recharger
          </Button>
        </Alert>
      )}
    </main>
  );
}
