import { Button, Group, Stack } from "@mantine/core";
import { useState, type ReactElement } from "react";
import type { AppointmentView } from "../api/inbox-api.ts";
import { localDay } from "../frame/say-time.ts";
import { momentOf, TimeFields, timeOf, type AgentName } from "./time-fields.tsx";
import { wantMove, type WantedMove } from "./wanted-move.ts";

type MoveFormProps = {
  readonly appointment: AppointmentView;
  readonly agents: readonly AgentName[];
  readonly onWanted: (wanted: WantedMove) => void;
  readonly onCancel: () => void;
};

/** Moving without a mouse, or to another agent. */
export function MoveForm({ appointment, agents, onWanted, onCancel }: MoveFormProps): ReactElement {
  const start = new Date(appointment.start);
  const [values, setValues] = useState({
    day: localDay(start),
    time: timeOf(start),
    agentId: appointment.agentId,
  });
  // Somebody who has left the schedule still has their appointments.
  const known = agents.some(({ id }) => id === appointment.agentId);
  const all = known ? agents : [{ id: appointment.agentId, firstName: appointment.agent }, ...agents];
  return (
    <form
      aria-label="Déplacer le rendez-vous"
      onSubmit={(event) => {
        event.preventDefault();
        const at = momentOf(values);
        const agent = all.find(({ id }) => id === values.agentId);
        if (at !== null && agent !== undefined) onWanted(wantMove(appointment, at, agent));
      }}
    >
      <Stack gap="sm">
        <TimeFields values={values} agents={all} onChange={setValues} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Laisser
          </Button>
          <Button type="submit">Continuer</Button>
        </Group>
      </Stack>
    </form>
  );
}
