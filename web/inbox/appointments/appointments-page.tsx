import { Alert, Button, Center, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { Place } from "../frame/place.ts";

type AppointmentsPlace = Extract<Place, { kind: "appointments" | "day-sheet" }>;

const fetchCode = async () => ({ ...(await import("./agenda-page.tsx")), ...(await import("./day-sheet.tsx")) });

/** The agenda's own code comes when it is first looked at: the calendar weighs more than the rest of the inbox. */
export function AppointmentsPage({ place }: { place: AppointmentsPlace }): ReactElement {
  const code = useQuery({ queryKey: ["agenda-code"], queryFn: fetchCode });
  if (code.isSuccess) {
    const { AgendaPage, DaySheet } = code.data;
    return place.kind === "day-sheet" ? <DaySheet day={place.day} /> : <AgendaPage day={place.day} />;
  }
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
