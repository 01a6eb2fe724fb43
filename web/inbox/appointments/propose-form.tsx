import { Alert, Button, Checkbox, Group, Loader, NativeSelect, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type AgendaFrame } from "../api/inbox-api.ts";
import { newId } from "../conversation/new-id.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";

type ProposeProps = {
  readonly conversation: string;
  readonly reasons: AgendaFrame["reasons"];
  readonly onDone: () => void;
};

/** Up to three free times, kept for the person, who touches one in their own conversation. */
export function ProposeForm({ conversation, reasons, onDone }: ProposeProps): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const [clientMessageId] = useState(newId);
  const [reason, setReason] = useState(reasons[0]?.id ?? "");
  const [after, setAfter] = useState<string | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const free = useQuery({
    queryKey: [...keys.appointments, "offers", reason, after],
    queryFn: () => api.offers(reason, after),
    enabled: reason !== "",
  });
  const offers = free.data?.offers ?? [];
  const chosen = offers.filter(({ id }) => !left.includes(id));
  const propose = useMutation({
    mutationFn: () => api.propose(conversation, { clientMessageId, offers: chosen.map(({ id }) => id) }),
    onSuccess: () => {
      announce("Horaires proposés.");
      onDone();
    },
    onError: () => client.invalidateQueries({ queryKey: [...keys.appointments, "offers"] }),
  });
  const last = offers.at(-1)?.id;
  return (
    <Stack gap="sm">
      <NativeSelect
        label="Motif"
        data-autofocus
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setAfter(null);
        }}
        data={reasons.map(({ id, label, minutes }) => ({ value: id, label: `${label} (${minutes} min)` }))}
      />
      {free.isPending ? (
        <Loader aria-label="Recherche des horaires libres" />
      ) : offers.length === 0 ? (
        <Text>{after === null ? "Aucun horaire libre pour ce motif." : "Aucun autre horaire libre."}</Text>
      ) : (
        <Stack gap="xs" role="group" aria-label="Horaires à proposer">
          {offers.map(({ id, label }) => (
            <Checkbox
              key={id}
              size="md"
              label={label}
              checked={!left.includes(id)}
              onChange={(event) =>
                setLeft(event.currentTarget.checked ? left.filter((one) => one !== id) : [...left, id])
              }
            />
          ))}
        </Stack>
      )}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-md"
          disabled={last === undefined}
          onClick={() => last !== undefined && setAfter(last)}
        >
          D’autres horaires
        </Button>
        {after !== null && (
          <Button variant="subtle" size="compact-md" onClick={() => setAfter(null)}>
            Revenir aux premiers
          </Button>
        )}
      </Group>
      <Text size="sm">
        Ces horaires sont gardés dix minutes pour la personne. Elle en touche un, et c’est réservé : vous le verrez ici.
      </Text>
      {(free.isError || propose.isError) && (
        <Alert color="coral" role="alert">
          {sayProblem(free.error ?? propose.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button disabled={chosen.length === 0} loading={propose.isPending} onClick={() => propose.mutate()}>
          {chosen.length === 1 ? "Proposer cet horaire" : "Proposer ces horaires"}
        </Button>
      </Group>
    </Stack>
  );
}
