import { Alert, Button, Group, Loader, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type AgendaFrame, type CalendarFeedInfo } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { localDay } from "../frame/say-time.ts";
import { keys } from "../live/use-live-inbox.ts";

/** The mediator's own link for the calendar of their telephone. */
export const CalendarFeed = ({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactElement => (
  <Modal
    opened={opened}
    onClose={onClose}
    title="Mes rendez-vous sur mon téléphone"
    centered
    closeButtonProps={{ "aria-label": "Fermer" }}
  >
    {opened && <Feed />}
  </Modal>
);

function Feed(): ReactElement {
  const today = localDay(new Date());
  const feed = useQuery({ queryKey: keys.calendarFeed, queryFn: api.calendarFeed, staleTime: 0 });
  const frame = useQuery({
    queryKey: [...keys.agendaFrame, today, today],
    queryFn: () => api.agendaFrame(today, today),
  });
  const failed = feed.error ?? frame.error;
  if (failed !== null) {
    return (
      <Alert color="coral" role="alert">
        {sayProblem(failed)}
      </Alert>
    );
  }
  if (feed.data === undefined || frame.data === undefined) return <Loader aria-label="Chargement" />;
  return <Link feed={feed.data.feed} agents={frame.data.agents} />;
}

function Link({ feed, agents }: { feed: CalendarFeedInfo | null; agents: AgendaFrame["agents"] }): ReactElement {
  const { me, announce } = useDesk();
  const client = useQueryClient();
  const namesake = agents.find(
    ({ firstName }) => firstName.toLocaleLowerCase("fr") === me.name.toLocaleLowerCase("fr"),
  );
  const [agent, setAgent] = useState(feed?.agentId ?? namesake?.id ?? agents[0]?.id ?? "");
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: keys.calendarFeed });
  const renew = useMutation({
    mutationFn: () => api.renewCalendarFeed(agent),
    onSuccess: () => announce("Le lien est prêt."),
    onSettled: refresh,
  });
  const end = useMutation({
    mutationFn: api.endCalendarFeed,
    onSuccess: () => announce("Le lien ne marche plus."),
    onSettled: refresh,
  });
  const failed = renew.error ?? end.error;
  return (
    <Stack>
      <Text>
        Avec ce lien, l’agenda de votre téléphone ou de votre ordinateur montre vos rendez-vous et suit les changements.
        On y lit l’heure et le motif. On n’y lit jamais le nom d’une personne.
      </Text>
      <NativeSelect
        label="Les rendez-vous de"
        value={agent}
        onChange={(event) => setAgent(event.currentTarget.value)}
        data={agents.map(({ id, firstName }) => ({ value: id, label: firstName }))}
      />
      {feed !== null && (
        <>
          <TextInput
            label="Lien secret"
            description="Dans votre agenda, cherchez « S’abonner » ou « Ajouter par URL », puis collez ce lien."
            readOnly
            value={feed.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Text size="sm">
            Ne donnez ce lien à personne. Quelqu’un l’a vu ? Faites-en un nouveau : l’ancien s’arrête tout de suite.
          </Text>
        </>
      )}
      {failed !== null && (
        <Alert color="coral" role="alert">
          {sayProblem(failed)}
        </Alert>
      )}
      <Group justify="flex-end">
        {feed !== null && (
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
            Arrêter ce lien
          </Button>
        )}
        <Button loading={renew.isPending} disabled={agent === ""} onClick={() => renew.mutate()}>
          {feed === null ? "Créer mon lien" : "Faire un nouveau lien"}
        </Button>
      </Group>
    </Stack>
  );
}
